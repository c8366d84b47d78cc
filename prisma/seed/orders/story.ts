import type { AddressInput, LocalTime, PaymentState, ShipmentState } from '@/lib/orders/types';
import type { Moment, Offset } from '../calendar';
import type { CatalogueKey } from '../catalogue';

// The words in which the demo's orders are written. tell.ts turns them into what a shop would state.

/** Who ordered: an account with what all its orders share. */
export type Customer = {
  accountId: string;
  business: boolean;
  locale: 'de-CH' | 'de-DE' | 'fr-CH';
  country: 'CH' | 'DE';
  /** where mails go unless a buyer has an address of their own */
  email: string;
  addresses: readonly AddressInput[];
};

/** A person who ordered for a company. */
export type Buyer = { name: string; email: string };

export type LineStory = {
  product: CatalogueKey;
  quantity: number;
  /** pieces that were called off, came back, or are somewhere without a parcel (an order before the portal) */
  cancelled?: number;
  returned?: number;
  delivered?: number;
};

export type Carrier = 'post' | 'planzer' | 'dhl' | 'dpd';

export type ParcelStory = {
  carrier: Carrier;
  /** pieces by line, from 1; unset = all of every line */
  holds?: readonly (readonly [line: number, quantity: number])[];
  state: ShipmentState;
  packed: Moment;
  handedOver?: Moment;
  delivered?: Moment;
  /** "in Ihr Milchkastenfach" */
  to?: string;
  expected?: Offset;
  between?: readonly [from: LocalTime, to: LocalTime];
  /** what was promised first, if that was another day; who told the new one when, and why */
  delay?: { promised: Offset; at: Moment; reason: string };
  trouble?: { kind: 'attempt_failed' | 'problem'; at: Moment; detail: string };
  pickup?: { at: Moment; place: string; until: Offset; code: string };
  lost?: boolean;
  /** what the carrier said besides, with the day it named then */
  told?: readonly {
    at: Moment;
    state: ShipmentState;
    text: string;
    place: string;
    names?: { day: Offset; between?: readonly [from: LocalTime, to: LocalTime]; reason?: string };
  }[];
};

export type PaymentStory = {
  /** in the shop's words */
  method: string;
  state: PaymentState;
  paid?: Moment;
  /** by invoice: days from the day of the invoice */
  term?: number;
  refunded?: Moment;
};

export type OrderStory = {
  number: string;
  placed: Moment;
  /** minutes until the shop has confirmed */
  confirmedAfter?: number;
  buyer?: Buyer;
  reference?: string;
  lines: readonly LineStory[];
  parcels?: readonly ParcelStory[];
  /** in the smallest unit */
  postage?: number;
  voucher?: { code: string; amount: number };
  payment: PaymentStory;
  /** promised for the order while there is no parcel; and what was promised before that */
  expected?: Offset;
  delay?: { promised: Offset; at: Moment; reason: string };
  picking?: Moment;
  cancelled?: { at: Moment; detail: string };
  /** the shop gives money back for pieces of these lines */
  credit?: { at: Moment; lines: readonly (readonly [line: number, quantity: number])[] };
  /** day of the invoice; unset = when the first parcel left the shop */
  invoiced?: Offset;
  /** closed at the source, without a history of its own */
  completed?: true;
};

/** One of many: its number follows from its day. */
export type UnnumberedStory = Omit<OrderStory, 'number'> & { number?: string };
