import type { ShownOption } from '@/lib/afterpurchase/types';
import type { Announcement, MessageSwitch, OrderNews, Recipient } from '@/lib/notifications/types';
import type {
  AddressInput,
  LocalDay,
  OrderEventKind,
  OrderSummary,
  ParcelCourse,
  PaymentState,
  ShipmentState,
  VatPart,
  WithdrawalRegime,
} from '@/lib/orders/types';
import type { RefundView } from '@/lib/refunds/types';
import type { DateWord, ParcelLogEntry } from '@/lib/tracking/types';
import type { CancellationState, DocumentKind, FeeKind, MediaKind } from '@/prisma/generated/enums';
import type { OrderGroup } from './schema';

/** An order as the list shows it. Amounts in the smallest unit, days as 'YYYY-MM-DD'. */
export type OrderListEntry = {
  id: string;
  number: string;
  reference: string | null;
  buyerName: string | null;
  placedOn: LocalDay;
  total: number;
  currency: string;
  summary: OrderSummary;
  /** the first lines only; `summary.itemCount` says how many there are */
  items: { name: string; quantity: number; picture: string | null }[];
  /** where the one parcel that waits can be collected */
  pickupPlace: string | null;
  /** the paper behind the action `document` */
  documentId: string | null;
  paymentUrl: string | null;
};

/** A row of the export: the list's, with the numbers that belong to it. */
export type ExportedOrder = OrderListEntry & { trackingNumbers: string[]; invoices: string[] };

export type OrderList = {
  orders: OrderListEntry[];
  /** cursors of the neighbouring pages, null where there is none */
  newer: string | null;
  older: string | null;
  /** how many the filters leave, at most COUNT_MAX; `more` = there are more */
  found: { count: number; more: boolean };
  /** the whole account, whatever the filters */
  all: { count: number; more: boolean; sinceYear: number | null; untilYear: number | null };
  /** orders per group, at most STATE_COUNT_MAX + 1 */
  groups: Record<OrderGroup, number>;
  /** who ordered, for companies */
  buyers: string[];
};

export type OrderPageItem = {
  position: number;
  sku: string;
  name: string;
  variant: string | null;
  picture: string | null;
  seller: { name: string; city: string | null; url: string | null } | null;
  quantity: number;
  unitPrice: number;
  /** the unit price is for so many pieces */
  priceUnit: number;
  /** taken off, positive */
  discount: number;
  total: number;
  /** `asked` = at the shop, to be cancelled */
  quantities: {
    open: number;
    asked: number;
    cancelled: number;
    inTransit: number;
    delivered: number;
    lost: number;
    returned: number;
  };
  deliveredOn: LocalDay | null;
  cancelledOn: LocalDay | null;
  /** what may be asked for, until when, and why not */
  options: ShownOption[];
  /** manuals, care sheets, videos */
  media: { id: string; kind: MediaKind; title: string; locale: string | null; url: string | null }[];
};

export type OrderParcel = {
  id: string;
  sequence: number;
  state: ShipmentState;
  lost: boolean;
  carrier: string | null;
  trackingNumber: string | null;
  /** https only (T40) */
  trackingUrl: string | null;
  expectedOn: LocalDay | null;
  expectedFrom: string | null;
  expectedTo: string | null;
  /** what was promised first, if that was an earlier day */
  promised: LocalDay | null;
  delayReason: string | null;
  deliveredAt: Date | null;
  deliveredTo: string | null;
  pickup: { place: string; until: LocalDay | null; code: string | null } | null;
  items: { name: string; quantity: number; picture: string | null }[];
};

/** One parcel as its page shows it, to its customer or to who has its link. */
export type ParcelView = {
  number: string;
  /** parcels of the order: the only one needs no number */
  count: number;
  parcel: ParcelCourse & Pick<OrderParcel, 'sequence' | 'carrier' | 'items'> & { trackingNumber?: string | null };
  handedOverAt: Date | null;
  /** newest first */
  log: ParcelLogEntry[];
  /** every word about the day it arrives, oldest first */
  dates: DateWord[];
};

/** One parcel of an order of the account. */
export type ParcelPage = ParcelView & {
  /** grows with whatever the page shows anew */
  revision: number;
  parcel: OrderParcel;
  /** where it goes */
  address: AddressInput | null;
};

export type OrderHistoryEntry = {
  kind: OrderEventKind;
  at: Date;
  detail: string | null;
  /** the parcel it is about, if the order has several */
  parcel: number | null;
};

export type OrderDocument = {
  id: string;
  kind: DocumentKind;
  number: string | null;
  title: string | null;
  issuedOn: LocalDay;
  mediaType: string;
  bytes: number;
};

export type OrderCredit = { number: string; issuedOn: LocalDay; total: number; documentId: string | null };

/** Money that goes back for an order, as far as the order's page says it. */
export type OrderRefund = Pick<RefundView, 'number' | 'means' | 'total' | 'state' | 'dueOn' | 'settledOn'>;

export type OrderPage = {
  number: string;
  reference: string | null;
  buyerName: string | null;
  placedOn: LocalDay;
  confirmedAt: Date | null;
  currency: string;
  regime: WithdrawalRegime;
  itemsTotal: number;
  total: number;
  vatOnTop: boolean;
  vat: VatPart[];
  payment: {
    state: PaymentState;
    method: string | null;
    paidOn: LocalDay | null;
    dueOn: LocalDay | null;
    url: string | null;
  };
  summary: OrderSummary;
  items: OrderPageItem[];
  /** position after which the page of items before this begins, null on the first */
  previousItems: number | null;
  /** position after which the next page of items begins, null on the last */
  nextItems: number | null;
  fees: { position: number; name: string; kind: FeeKind; total: number }[];
  addresses: AddressInput[];
  parcels: OrderParcel[];
  history: OrderHistoryEntry[];
  /** newest first; `on` = answered, or else asked */
  cancellations: { id: string; number: string; state: CancellationState; on: LocalDay }[];
  documents: OrderDocument[];
  credits: OrderCredit[];
  refunds: OrderRefund[];
};

/** An order as somebody of its account sees it: with the switches of its messages, as far as somebody has set them. */
export type OwnOrderPage = OrderPage & {
  /** what the addresses of its links are made of */
  link: { id: string; statusVersion: number; locale: string };
  switches: MessageSwitch[];
  /** something may still happen that messages tell of */
  mayBeTold: boolean;
};

/** What a message about an order says, but for its links, and to whom it goes (null = to nobody). */
export type MessageContent = Omit<OrderNews, 'kind' | 'to' | 'number' | 'manuals' | 'href' | 'open'> & {
  message: Announcement;
  to: Recipient | null;
  /** nobody has an account with this order yet, so that links must work without */
  guest: boolean;
  open: { note: 'cancel' | 'return' | 'credit'; until: LocalDay | Date | null } | null;
  order: { id: string; number: string; statusVersion: number; locale: string };
  /** manuals and care sheets; `url` = somewhere else (a video), null = a file of ours */
  media: { id: string; title: string; url: string | null }[];
};

export type Overview = {
  /** the next thing that comes */
  next: OrderListEntry | null;
  /** to collect, to pay, to ask about; by deadline */
  waiting: OrderListEntry[];
  /** what else is on its way or in preparation, by its day */
  coming: OrderListEntry[];
  /** the newest orders */
  last: OrderListEntry[];
  /** orders of the account, at most COUNT_MAX */
  count: { count: number; more: boolean };
};
