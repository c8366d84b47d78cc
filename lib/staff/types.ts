import type { LooseOption } from '@/lib/afterpurchase/types';
import type { LocalDay } from '@/lib/orders/types';
import type { StaffRefund } from '@/lib/refunds/types';
import type {
  Offer,
  RefundPlan,
  ReturnActor,
  ReturnCondition,
  ReturnOrigin,
  ReturnSettings,
  ReturnSolution,
  ReturnState,
  ReturnWay,
  TraceStep,
  WithdrawalRegime,
} from '@/lib/returns/types';
import type { ShipmentState } from '@/prisma/generated/enums';

/** A return in the queue. */
export type QueueEntry = {
  number: string;
  state: ReturnState;
  partial: boolean;
  stateOn: LocalDay;
  nextOn: LocalDay | null;
  waitsForStaff: boolean;
  overdue: boolean;
  /** null = goods without an order */
  customer: string | null;
  company: boolean;
  items: { name: string; quantity: number }[];
  more: number;
  orders: string[];
  photos: number;
};

/** What waits for staff; counted up to COUNT_MAX. */
export type Waiting = { count: number; overdue: number; states: Partial<Record<ReturnState, number>> };

/** `next` = where the next page begins; null = there is none */
export type Queue = { entries: QueueEntry[]; next: string | null; waiting: Waiting };

export type CaseLine = {
  id: string;
  name: string;
  variant: string | null;
  sku: string | null;
  picture: string | null;
  category: string | null;
  /** null = goods without an order */
  order: { number: string; placedOn: LocalDay; total: number; quantity: number; deliveredOn: LocalDay | null } | null;
  requested: number;
  approved: number;
  received: number;
  accepted: number;
  condition: ReturnCondition | null;
  reason: string | null;
  reasonText: string | null;
  solution: ReturnSolution | null;
  exchangeSku: string | null;
  exchangeDifference: number | null;
  offer: Offer | null;
  trace: TraceStep[];
  refusal: string | null;
  photos: string[];
};

/** What somebody of staff may do to a case as it stands. */
export type Act =
  | 'approve'
  | 'decline'
  | 'receive'
  | 'inspect'
  | 'judge'
  | 'settle'
  | 'retry'
  | 'send_back'
  | 'reopen'
  | 'cancel'
  | 'assign'
  | 'without_receipt'
  | 'return_unknown';

/** Everything that staff need to decide about one return. */
export type ReturnCase = {
  number: string;
  state: ReturnState;
  partial: boolean;
  stateOn: LocalDay;
  /** of the forms: a case that has moved on is not decided by an old page */
  seen: string;
  nextOn: LocalDay | null;
  waitsFor: string | null;
  overdue: boolean;
  submittedAt: Date;
  currency: string;
  regime: WithdrawalRegime;
  origin: ReturnOrigin;
  way: ReturnWay | null;
  pickupOn: LocalDay | null;
  branch: string | null;
  note: string | null;
  decision: string | null;
  customer: { name: string; company: boolean } | null;
  shop: string;
  seller: string | null;
  parcel: { carrier: string | null; trackingNumber: string | null; state: ShipmentState | null };
  lines: CaseLine[];
  /** what goes back: of the accepted pieces once it was decided about them, before that of those asked for */
  money: { of: 'accepted' | 'requested'; plans: (RefundPlan & { order: string | null })[] };
  refunds: StaffRefund[];
  events: { state: ReturnState; at: Date; actor: ReturnActor; who: string | null; note: string | null }[];
  others: { number: string; state: ReturnState; stateOn: LocalDay; orders: string[] }[];
  acts: Act[];
  settings: ReturnSettings;
};

/** What may be had for goods without a receipt. `key` = how the form names it. */
export type LooseChoice = {
  key: string;
  /** null = the goods have no price today */
  currency: string | null;
  option: LooseOption;
  /** what it is exchanged for; null = credit, or it is closed */
  article: { sku: string; name: string; variant: string | null } | null;
  /** what that costs more for all pieces */
  difference: number;
};

/** Lines of an order to which goods without one may belong. */
export type Assignable = {
  order: string;
  placedOn: LocalDay;
  customer: string;
  lines: { id: string; name: string; variant: string | null; sku: string; left: number }[];
};
