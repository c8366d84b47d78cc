// Longer than 250 lines: the words of the whole feature, read together.
import type { AfterItem, AfterOrder, Deadlines } from '@/lib/afterpurchase/types';
import type { LocalDay, LocalTime } from '@/lib/core/format';
import type {
  AddressKind,
  FeeKind,
  MessageKind,
  OrderAction,
  OrderEventKind,
  OrderPhase,
  OrderState,
  PaymentState,
  ShipmentState,
  WithdrawalRegime,
} from '@/prisma/generated/enums';

/** Where the pieces of one line are, and since when. ordered = open + cancelled + in transit + delivered + lost. */
export type ItemFacts = {
  quantityOrdered: number;
  quantityOpen: number;
  quantityCancelled: number;
  quantityInTransit: number;
  quantityDelivered: number;
  quantityLost: number;
  /** part of the delivered ones */
  quantityReturned: number;
  /** day of the line's last delivery; null = not known */
  deliveredOn: LocalDay | null;
  /** day of the line's last cancellation; null = not known */
  cancelledOn: LocalDay | null;
};

/** What the source says of the pieces of one line that are in no parcel. */
export type StatedFacts = {
  ordered: number;
  cancelled: number;
  inTransit: number;
  delivered: number;
  lost: number;
  returned: number;
  deliveredOn: LocalDay | null;
  cancelledOn: LocalDay | null;
};

/** Pieces of one line in one parcel. */
export type ParcelPieces = {
  state: ShipmentState;
  lost: boolean;
  quantity: number;
  deliveredOn: LocalDay | null;
};

/** What the summary needs to know of one parcel. */
export type ParcelFacts = {
  state: ShipmentState;
  lost: boolean;
  expectedOn: LocalDay | null;
  expectedFrom: LocalTime | null;
  expectedTo: LocalTime | null;
  promisedOn: LocalDay | null;
  pickupUntil: LocalDay | null;
  /** the carrier can be asked for it */
  traceable: boolean;
};

/**
 * A parcel as far as its sentence, its way and what can be done about it follow from it. Whoever may not know a place
 * gets it without.
 */
export type ParcelCourse = {
  state: ShipmentState;
  lost: boolean;
  expectedOn: LocalDay | null;
  expectedFrom: LocalTime | null;
  expectedTo: LocalTime | null;
  /** what was promised first, if that was an earlier day */
  promised: LocalDay | null;
  deliveredAt: Date | null;
  deliveredTo?: string | null;
  pickup: { until: LocalDay | null; place?: string; code?: string | null } | null;
};

/** A line as far as the summary needs it. */
export type SummaryItem = ItemFacts & Pick<AfterItem, 'sku' | 'category' | 'packed' | 'asked'>;

/** All that the summary of an order is computed from. */
export type OrderFacts = Pick<AfterOrder, 'placedAt' | 'country' | 'regime'> & {
  /** the source says that nothing more will happen */
  completed: boolean;
  /** day promised for what is still to come */
  expectedOn: LocalDay | null;
  /** the first such promise */
  promisedOn: LocalDay | null;
  payment: { state: PaymentState; dueOn: LocalDay | null };
  /** there is a paper to look at */
  documents: number;
  items: SummaryItem[];
  parcels: ParcelFacts[];
};

/** What the list of orders shows, filters and sorts by; the `summary_*` columns. */
export type OrderSummary = Deadlines & {
  state: OrderState;
  /** coarser than the state */
  phase: OrderPhase;
  /** day on which the state was reached; null = not known */
  stateDate: LocalDay | null;
  /** day of what comes next, with its hours if the carrier gave any */
  nextDate: LocalDay | null;
  nextFrom: LocalTime | null;
  nextTo: LocalTime | null;
  /** what was first promised for it, if that was an earlier day */
  promised: LocalDay | null;
  /** the one next thing that the customer can do, and the last day for it */
  action: OrderAction;
  nextDeadline: LocalDay | null;
  paymentDue: boolean;
  /** lines of goods, whatever their quantities: "3 Artikel" */
  itemCount: number;
};

/** The next act, and what is said beside it: `note` names the sentence, `until` what stands in it, if it has an end. */
export type NextAct = {
  act: OrderAction | 'cancel' | 'return';
  note: 'pay' | 'cancel' | 'return' | 'credit' | 'over' | null;
  until: LocalDay | Date | null;
};

/** One line of goods as a source states it; the quantities are those of pieces without a parcel. */
export type ItemInput = ItemFacts & {
  /** the source's own key of the line; unset = its place in the order */
  lineKey?: string;
  sku: string;
  name: string;
  variant?: string | null;
  productId?: string | null;
  sellerId?: string | null;
  /** price of `priceUnit` pieces in the smallest unit of the currency */
  unitPrice: number;
  priceUnit: number;
  /** taken off this line, positive, smallest unit */
  discount?: number;
  /** smallest unit of the currency, after the discount */
  total: number;
  /** per 10,000 */
  vatRate?: number | null;
};

/** Postage, service, discount: on the invoice, but not goods. */
export type FeeInput = {
  kind: FeeKind;
  code: string;
  name: string;
  quantity: number;
  total: number;
  /** per 10,000 */
  vatRate?: number | null;
};

export type AddressInput = {
  kind: AddressKind;
  company?: string | null;
  department?: string | null;
  name?: string | null;
  careOf?: string | null;
  street?: string | null;
  houseNumber?: string | null;
  postBox?: string | null;
  postcode: string;
  city: string;
  /** ISO 3166-1 alpha-2 */
  country: string;
};

/** Value added tax at one rate: rate per 10,000, amounts in the smallest unit. `base` is without the tax. */
export type VatPart = { rate: number; base: number; amount: number };

/** A whole order as a source states it; lines are in the order in which they are shown. */
export type OrderInput = {
  /** set = replace that order; unset = create one */
  id?: string;
  accountId: string;
  /** decides about the right of withdrawal, once, when the order comes in; unset = by the kind of account */
  buyer?: 'consumer' | 'business';
  sourceId: string;
  /** the source's own id; unset = the number */
  sourceKey?: string;
  number: string;
  reference?: string | null;
  placedAt: Date;
  confirmedAt?: Date | null;
  /** ISO 4217 */
  currency: string;
  /** frozen with the first time that the order comes in */
  locale?: string;
  /** ISO 3166-1 alpha-2 */
  country: string | null;
  buyerName?: string | null;
  contactEmail?: string | null;
  completed: boolean;
  expectedOn: LocalDay | null;
  payment?: {
    state: PaymentState;
    method?: string | null;
    paidOn?: LocalDay | null;
    dueOn?: LocalDay | null;
    /** https */
    url?: string | null;
  };
  /** prices are without tax, which comes on top */
  vatOnTop?: boolean;
  /** as the source computed it; unset = computed from the rates of the lines */
  vat?: VatPart[];
  contentHash: string;
  /** how new this is by the source's own count; unset = it does not say */
  version?: bigint | null;
  addresses?: AddressInput[];
  items: ItemInput[];
  fees: FeeInput[];
};

/** A parcel as its source states it. */
export type ShipmentInput = {
  sourceId: string;
  sourceKey: string;
  orderId: string;
  carrier?: string | null;
  trackingNumber?: string | null;
  /** https */
  trackingUrl?: string | null;
  state: ShipmentState;
  lost?: boolean;
  handedOverAt?: Date | null;
  deliveredAt?: Date | null;
  deliveredTo?: string | null;
  expectedOn?: LocalDay | null;
  expectedFrom?: LocalTime | null;
  expectedTo?: LocalTime | null;
  /** what was promised before the portal heard of it; unset = the first `expectedOn` */
  promisedOn?: LocalDay | null;
  delayReason?: string | null;
  /** when the shop said so; unset = now */
  statedAt?: Date;
  contentHash?: string;
  /** how new this is by the source's own count; unset = it does not say */
  version?: bigint | null;
  pickup?: { place: string; until?: LocalDay | null; code?: string | null } | null;
  items: { lineKey: string; quantity: number }[];
};

/** Something that happened to an order; the same key again is the same event. */
export type OrderEventInput = {
  orderId: string;
  shipmentId?: string | null;
  kind: OrderEventKind;
  at: Date;
  detail?: string | null;
  key: string;
};

/** A credit note as a source states it; amounts and quantities are positive towards the customer. */
export type CreditNoteInput = {
  /** set = replace that one; unset = create one */
  id?: string;
  accountId: string;
  orderId: string | null;
  /** the source's id of the order that it names, known or not */
  orderKey?: string | null;
  sourceId: string;
  /** the source's own id; unset = the number */
  sourceKey?: string;
  number: string;
  issuedAt: Date;
  currency: string;
  contentHash: string;
  /** how new this is by the source's own count; unset = it does not say */
  version?: bigint | null;
  lines: { sku: string; name: string; quantity: number; total: number }[];
};

/** What there is to say of a parcel is found from. */
export type NewsParcel = {
  id: string;
  state: ShipmentState;
  lost: boolean;
  /** since when it is in this state, by its carrier's word; without one the last time that the carrier said anything */
  stateAt: Date | null;
  handedOverAt: Date | null;
  deliveredAt: Date | null;
  expectedOn: LocalDay | null;
  promisedOn: LocalDay | null;
  pickup: { place: string | null; until: LocalDay | null } | null;
  /** since when the portal knows it */
  knownAt: Date;
};

/** What there is to say of an order is found from. */
export type NewsFacts = {
  id: string;
  state: OrderState;
  placedAt: Date;
  confirmedAt: Date | null;
  completed: boolean;
  expectedOn: LocalDay | null;
  promisedOn: LocalDay | null;
  /** since when the portal knows it */
  knownAt: Date;
  parcels: NewsParcel[];
};

/** Something to say. `contentKey` makes it another message of its kind; `at` = when it happened, if anybody said. */
export type News = { kind: MessageKind; shipmentId: string | null; contentKey: string; at: Date | null };

/** What recomputing found: orders looked at, and those whose stored summary was wrong and is right now. */
export type RecomputeResult = { checked: number; mended: { id: string; number: string }[] };

declare module '@/lib/core/outbox' {
  interface OutboxMessages {
    /** summaries may be others now: of all orders or of those that hold some products, after an id */
    'summaries.stale': { after: string | null; productIds: string[] | null };
  }
}

export type {
  LocalDay,
  LocalTime,
  OrderAction,
  OrderEventKind,
  OrderPhase,
  OrderState,
  PaymentState,
  ShipmentState,
  WithdrawalRegime,
};
