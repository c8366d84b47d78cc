import type { LocalDay } from '@/lib/orders/types';
import type { LineFacts } from '@/lib/returns/types';
import type { RefundMeans, RefundState } from '@/prisma/generated/enums';

/** How a refund comes about, in the smallest unit: what is taken off is negative. They add up to the total. */
export type RefundParts = {
  goods: number;
  discount: number;
  shipping: number;
  fee: number;
  points: number;
  tax: number;
  bonus: number;
};

/** A refund as its customer sees it. The shop's own words about a failure are not for them. */
export type RefundView = {
  number: string;
  /** number of the order it is for; null = goods that came without one */
  order: string | null;
  currency: string;
  means: RefundMeans;
  /** how the order was paid, in the shop's words */
  method: string | null;
  parts: RefundParts;
  total: number;
  state: RefundState;
  /** last day on which the shop may pay */
  dueOn: LocalDay | null;
  /** day of the result */
  settledOn: LocalDay | null;
  /** day on which the money should be there; null = nobody can say */
  expectedOn: LocalDay | null;
};

/** A refund as staff see it. */
export type StaffRefund = RefundView & {
  id: string;
  /** how often the shop was told */
  attempts: number;
  /** why it failed, in the shop's words */
  failure: string | null;
  creditNote: string | null;
};

/** Credit with a shop: what is left in all, and of each lot with its last day. */
export type Credit = {
  source: string;
  currency: string;
  balance: number;
  /** what ends first comes first, as it is spent */
  lots: { left: number; until: LocalDay | null; grantedOn: LocalDay }[];
};

/** Who has a return settled. */
export type Settler = { actor: 'staff' | 'system'; actorId?: string | null };

export type SettleResult =
  /** `refunds` = numbers of those that the shop was told of now */
  | { ok: true; refunds: string[] }
  | {
      ok: false;
      reason:
        | 'unknown'
        /** it is not accepted, or nothing is missing */
        | 'not_possible'
        /** goods with money to pay that belong to no order, or were asked for under no terms */
        | 'no_order'
        | 'no_offer';
    };

export type RetryResult = { ok: true } | { ok: false; reason: 'unknown' | 'not_failed' | 'not_allowed' };

/** What a shop says of a refund. */
export type RefundResult = {
  state: Exclude<RefundState, 'pending'>;
  at: Date;
  /** of a failure, in the shop's words */
  reason: string | null;
  creditNote: string | null;
  hash: string;
  version: bigint | null;
};

/** Credit that a shop took as payment. */
export type Spending = {
  sourceId: string;
  accountId: string;
  /** the shop's own */
  key: string;
  currency: string;
  /** positive */
  amount: number;
  /** what of it was given back so far */
  returned: number;
  /** in words: an order number */
  reference: string | null;
};

export type SpendResult = { balance: number } & (
  | { ok: true; status: 'created' | 'updated' | 'unchanged' | 'ignored' }
  | {
      ok: false;
      reason:
        | 'not_enough'
        /** the key is that of another one */
        | 'other';
    }
);

export type { LocalDay, RefundMeans, RefundState };

/** A line of an order as its money is reckoned. */
export type SettledLine = LineFacts & {
  lineKey: string;
  /** pieces that were cancelled, given back at the shop, or paid back by another return */
  gone: number;
};

/** Orders of a return as the shop knows them, and their lines, by id. */
export type Settled = {
  orders: Map<string, { sourceKey: string; number: string; accountId: string; sourceId: string }>;
  lines: Map<string, SettledLine>;
};
