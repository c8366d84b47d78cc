import type { ParcelView } from '@/lib/account/types';
import type { QrPicture } from '@/lib/core/qr';
import type { LocalDay, OrderEventKind, OrderSummary, ParcelCourse } from '@/lib/orders/types';
import type { Candidate } from '@/lib/returns/types';

/** A parcel as anybody with the status link may see it: no place, no name, and no number that opens the carrier's page. */
export type StatusParcel = Omit<ParcelCourse, 'deliveredTo' | 'pickup'> & {
  /** of the link to its page */
  token: string;
  /** place among the order's parcels, from 1 */
  sequence: number;
  carrier: string | null;
  pickup: { until: LocalDay | null } | null;
};

/** What has happened, without the details that a source adds. `parcel` = its place, null for the whole order. */
export type StatusEvent = { kind: OrderEventKind; at: Date; parcel: number | null };

/** A stop on the way of an order; without a date where none is known (domain rule 3). */
export type StatusStep = {
  key: 'placed' | 'prepared' | 'moving' | 'collect' | 'arrived';
  step: 'done' | 'now' | 'todo';
  date: LocalDay | null;
};

/** What the status link shows: state and parcels, no name, no address, no price. */
export type OrderStatus = {
  number: string;
  placedOn: LocalDay;
  summary: OrderSummary;
  steps: StatusStep[];
  parcels: StatusParcel[];
  history: StatusEvent[];
  /** `url` = the product's page in the shop, as its source gave it; checked before it becomes a link (T40) */
  articles: { position: number; name: string; variant: string | null; picture: string | null; url: string | null }[];
  /** lines that are not among `articles` */
  moreArticles: number;
};

/** A line of a present: what, how many, and until when it can be given back; no price. */
export type GiftItem = Pick<
  Candidate,
  'line' | 'name' | 'variant' | 'picture' | 'open' | 'until' | 'notBegun' | 'right' | 'refusal'
> & {
  quantity: number;
};

/** What the link to a present shows. Nothing of who bought it, when, by which order and for how much. */
export type Gift = { items: GiftItem[]; moreItems: number };

/** The same with whose order it is, for who sends the link; never for a page. */
export type GiftAnswer = { ok: true; orderId: string; gift: Gift } | { ok: false; reason: 'limited' | 'unknown' };

/** What the buyer prints for a present. */
export type GiftSlip = {
  number: string;
  url: string;
  picture: QrPicture;
  items: { name: string; variant: string | null; quantity: number }[];
};

/** A status page or why there is none: too many looks, or nothing that this link opens. */
export type StatusAnswer = { ok: true; status: OrderStatus } | { ok: false; reason: 'limited' | 'unknown' };

/** What the link to a parcel shows: as its customer sees it, without places, names, reasons and numbers. */
export type ParcelStatus = Omit<ParcelView, 'parcel'> & {
  /** grows with whatever the page shows anew */
  revision: number;
  parcel: Omit<StatusParcel, 'token'> & Pick<ParcelView['parcel'], 'items'>;
};

/** The same for a parcel. */
export type ParcelStatusAnswer = { ok: true; status: ParcelStatus } | { ok: false; reason: 'limited' | 'unknown' };

declare module '@/lib/core/outbox' {
  interface OutboxMessages {
    /** a guest asked for a link to an order, with what was typed; whether it fits is found out by the worker (T18) */
    'guest-link.requested': { number: string; proof: string };
    /** who holds the link to a present has named their address */
    'gift-link.requested': { orderId: string; email: string };
  }
}
