import type { LocalDay, LocalTime } from '@/lib/core/format';
import type { Ground, Right } from '@/lib/rules/types';
import type { WithdrawalRegime } from '@/prisma/generated/enums';

/** What deadlines follow from, of one line: what it is, and where its pieces are. */
export type Goods = {
  sku: string;
  category: string | null;
  quantityOrdered: number;
  quantityOpen: number;
  quantityCancelled: number;
  quantityInTransit: number;
  quantityDelivered: number;
  /** part of the delivered ones */
  quantityReturned: number;
  deliveredOn: LocalDay | null;
  /** at the shop, but in a parcel already */
  packed: number;
  /** pieces in requests that are not settled, by what was asked */
  asked: { cancel: number; return: number };
};

/** All that is asked about one line of an order. Amounts in the smallest unit of the order's currency. */
export type AfterItem = Goods & {
  /** paid for the line, its own discount taken off */
  total: number;
  /** pieces that somebody has bought a successor of, or that are no longer sold */
  discontinued: boolean;
  reviewed: boolean;
};

/** What deadlines follow from, of the order. */
export type Purchase = {
  placedAt: Date;
  /** ship-to country, ISO 3166-1 alpha-2 */
  country: string | null;
  group: 'private' | 'company';
  regime: WithdrawalRegime;
  /** when the last parcel came, if all that was not cancelled has arrived; null = not yet, or not known */
  lastDeliveredOn: LocalDay | null;
  /** the source closed it without a history */
  completed: boolean;
};

/** What decides beside the line itself. */
export type AfterOrder = Purchase & {
  /** who asks got it as a present, for which rules may leave more time; unset = who bought it */
  present?: boolean;
  currency: string;
  /** what the goods cost before discounts on the whole order */
  itemsTotal: number;
  /** discounts on the whole order, negative */
  discounts: number;
  /** standard postage of the way to the customer */
  postage: number;
  /** what may still be given back: paid, less what was given back already; null = the source says nothing */
  refundable: number | null;
};

/** Until when anything of an order can be cancelled or given back; part of its stored summary. */
export type Deadlines = {
  /** there is something to cancel, until `cancelUntil`; null = until a parcel is made */
  cancellable: boolean;
  cancelUntil: Date | null;
  /** there is something to give back, by the shop's rules or the law; null = without an end, or not begun */
  returnable: boolean;
  returnUntil: LocalDay | null;
  /** after `returnUntil` for store credit; the same day = not at all */
  creditUntil: LocalDay | null;
};

/** Why something is not open. */
export type Refusal =
  /** no rule of the shop grants it */
  | { why: 'not_offered' }
  /** goods that are left out, with the ground */
  | { why: 'excluded'; ground: Ground }
  /** no law grants it to this buyer in this country */
  | { why: 'no_legal_right' }
  | { why: 'window_over'; on: LocalDay }
  | { why: 'not_delivered' }
  | { why: 'date_unknown' }
  /** it is on its way, or packed */
  | { why: 'dispatched' }
  | { why: 'cut_off'; on: LocalDay; at: LocalTime }
  /** all pieces were given back, cancelled, or are in a request */
  | { why: 'nothing_left' }
  | { why: 'discontinued' }
  | { why: 'reviewed' };

/** What comes back. */
export type Outcome =
  | {
      kind: 'money' | 'credit';
      goods: number;
      discount: number;
      postage: number;
      shipping: number;
      fee: number;
      total: number;
    }
  | { kind: 'goods' }
  | { kind: 'nothing' };

/** A step of the reasoning, for "Warum sieht der Kunde das?": what was looked at, and what it was. */
export type TraceStep = {
  about: 'rules' | 'law' | 'quantity' | 'date' | 'money';
  facts: Record<string, string | number | null>;
};

/** Goods in hand that nobody knows an order of. */
export type LooseGoods = {
  sku: string;
  category: string | null;
  /** where they were handed in, ISO 3166-1 alpha-2 */
  country: string;
  quantity: number;
  /** what `unit` pieces cost everybody today, tax included, in the smallest unit of a currency; null = nobody says */
  price: { amount: number; unit: number } | null;
};

/** What can be had for them; what comes back is their worth less the fee, in the currency of the price. */
export type LooseOption = {
  /** `return` = as credit */
  right: 'return' | 'exchange';
  open: boolean;
  worth: number;
  fee: number;
  /** per 10,000 */
  feeRate: number;
  refusal: Extract<Refusal, { why: 'not_offered' | 'excluded' }> | { why: 'price_unknown' } | null;
  rules: string[];
  trace: TraceStep[];
};

/** One thing that a customer may ask for, or may not, and why. */
export type Option = {
  right: Right;
  open: boolean;
  /** last local day on which it is open, or was; null = no end, or not known yet */
  until: LocalDay | null;
  /** its days count from a parcel that is still to come: there is no last day yet */
  notBegun: boolean;
  /** on that day, if it ends before midnight */
  untilTime: LocalTime | null;
  /** pieces that it may be asked for */
  quantity: number;
  /** if all of these pieces go; null while closed */
  back: Outcome | null;
  /** who pays the way back: the amount, or null = the customer chooses and pays */
  shipping: number | null;
  refusal: Refusal | null;
  trace: TraceStep[];
};

/** What is said of an option where it is shown. */
export type ShownOption = Pick<
  Option,
  'right' | 'open' | 'until' | 'notBegun' | 'untilTime' | 'quantity' | 'refusal'
> & {
  /** of money only; amounts as they stand in the waterfall, what is taken off negative */
  back: { kind: 'money' | 'credit'; total: number; shipping: number; fee: number } | null;
  /** the customer chooses the way back and pays it */
  ownShipping: boolean;
};
