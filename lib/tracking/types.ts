import type { LocalDay, LocalTime, ShipmentState } from '@/lib/orders/types';
import type { EstimateSource, EventOrigin } from '@/prisma/generated/enums';

/** One message of a carrier as it came. */
export type CarrierEvent = {
  /** ISO 8601, UTC, to the second */
  at: string;
  /** as the carrier wrote it */
  code: string;
  /** null = a code that nobody knows: kept raw, shown as on its way (domain rule 2) */
  state: ShipmentState | null;
  text: string | null;
  place: string | null;
};

/** When a carrier says that a parcel arrives; hours are known as a window or not at all. */
export type CarrierEstimate = { on: LocalDay; from: LocalTime | null; to: LocalTime | null };

/** What a carrier says of one parcel. */
export type CarrierReport = {
  carrier: string;
  trackingNumber: string;
  /** oldest first */
  events: CarrierEvent[];
  estimate: CarrierEstimate | null;
  /** when the estimate was said, ISO 8601 in UTC; null = with the newest message */
  estimatedAt: string | null;
  deliveredTo: string | null;
  /** where it waits to be collected, until when */
  pickup: { place: string; until: LocalDay | null } | null;
};

/**
 * What the check digit of a number says: it fits, it does not, or there is none to look at (also where no known format
 * has such a number).
 */
export type NumberCheck = 'valid' | 'wrong' | 'unknown';

export type CheckedNumber = {
  /** the only carrier that it can be from; null = nobody's, or several could have written it */
  carrier: string | null;
  /** all that write numbers of this form, the likelier first */
  carriers: string[];
  check: NumberCheck;
};

/** How a check digit is computed. */
export type CheckDigit =
  /** each digit times one of two factors by turns (`first` begins), the last digit of the sum made up to ten */
  | { by: 'mod10'; first: number; second: number; prefix?: string }
  /** the number as a whole, divided by seven: what remains */
  | { by: 'mod7' }
  | { by: 'luhn' }
  /** Universal Postal Union, standard S10 */
  | { by: 's10' }
  /** ISO 7064, hybrid system 37, 36: digits and letters */
  | { by: 'mod37_36' }
  /** each digit times its weight; the sum modulo one number, then modulo ten */
  | { by: 'weights'; weights: readonly number[]; modulo: number };

export type NumberFormat = {
  carrier: string;
  /** read without blanks, dots and dashes, in capitals; groups `serial` and `check` where it has a check digit */
  form: RegExp;
  check?: CheckDigit;
};

/** Where a parcel waits to be collected. */
export type Pickup = { place: string; until: LocalDay | null; code: string | null };

/** A message to be kept. */
export type TrackingEventInput = {
  shipmentId: string;
  at: Date;
  code: string;
  state: ShipmentState | null;
  text: string | null;
  place: string | null;
  origin?: EventOrigin;
  /** of a correction by staff */
  reason?: string | null;
  deliveredTo?: string | null;
  pickup?: Pickup | null;
  /** when the carrier says with it that the parcel arrives; `at` unset = when the message was */
  estimate?: Omit<EstimateWords, 'source' | 'at'> & { at?: Date | undefined };
};

/** When somebody said that a parcel arrives, and why it is another day than before. */
export type EstimateWords = {
  source: EstimateSource;
  at: Date;
  on: LocalDay;
  from: LocalTime | null;
  to: LocalTime | null;
  reason: string | null;
};

/** A word about the day as customers read it; who may not know the reason gets it without. */
export type DateWord = Omit<EstimateWords, 'at' | 'reason'> & {
  /** null = nobody wrote down when */
  at: Date | null;
  reason?: string | null;
  /** the first promise, kept for ever */
  first: boolean;
};

/** What was promised first, beside what stands now or happened. */
export type PromiseKept = {
  promised: DateWord;
  /** the day that stands, and since when; the moment of the delivery */
  now: Pick<DateWord, 'on' | 'from' | 'to' | 'at' | 'reason'>;
  delivered: boolean;
  verdict: 'late' | 'early' | 'kept';
};

/** A message of a carrier, or what the shop reported of the parcel, as its page shows it. */
export type ParcelLogEntry = {
  at: Date;
  /** null = a code that nobody knows: on its way */
  state: ShipmentState | null;
  /** in the carrier's words, and language; left out, as the place, for who may not know it */
  text?: string | null;
  place?: string | null;
};

/** A stop on a parcel's way; without a date where none is known (domain rule 3). */
export type WayStop = {
  key: 'packed' | 'handedOver' | 'moving' | 'onTour' | 'collect' | 'arrived' | 'collected' | 'returning' | 'returned';
  step: 'done' | 'now' | 'todo';
  /** the state to name at the stop where it is now, if another word than the stop's own says more */
  shown: ShipmentState | 'lost' | null;
  /** it does not go on as it should */
  trouble: boolean;
  when:
    | { kind: 'at'; at: Date }
    | { kind: 'since'; at: Date }
    | { kind: 'expected'; on: LocalDay; from: LocalTime | null; to: LocalTime | null }
    | { kind: 'until'; on: LocalDay }
    | null;
  place: string | null;
};

/** What can be done about a parcel, the likeliest first. */
export type ParcelOption =
  | { kind: 'collect'; until: LocalDay | null }
  /** say that it is missing: from a day on, which may lie ahead */
  | { kind: 'missing'; from: LocalDay; open: boolean }
  /** ask a human about it */
  | { kind: 'ask' };

/** A kept estimate, as far as the date that stands follows from it. */
export type FoldEstimate = EstimateWords & { key: string; version: bigint | null };

/** A message as far as the state of its parcel follows from it. */
export type FoldEvent = {
  at: Date;
  key: string;
  state: ShipmentState | null;
  origin: EventOrigin;
  deliveredTo?: string | null;
  pickup?: Pickup | null;
};

/** What the shop states of a parcel. */
export type StatedParcel = { state: ShipmentState; handedOverAt: Date | null; deliveredAt: Date | null };

/** What is known of a parcel beside its course, as the customer is told. */
export type Arrival = {
  expected: Pick<EstimateWords, 'on' | 'from' | 'to'> | null;
  reason: string | null;
  deliveredTo: string | null;
  pickup: Pickup | null;
};

/** A parcel that did not keep the shop's first promise, or will not. */
export type BrokenPromise = {
  id: string;
  kind: 'overdue' | 'at_risk' | 'missed';
  /** number of the order */
  order: string;
  source: string;
  carrier: string | null;
  trackingNumber: string | null;
  state: ShipmentState;
  promisedOn: LocalDay;
  expectedOn: LocalDay | null;
  deliveredOn: LocalDay | null;
  reason: string | null;
};

export type { EstimateSource, EventOrigin, ShipmentState };
