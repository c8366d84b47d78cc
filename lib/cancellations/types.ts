import type { AfterItem, AfterOrder, Option, Refusal } from '@/lib/afterpurchase/types';
import type { LocalDay, LocalTime } from '@/lib/orders/types';
import type { CancellationState } from '@/prisma/generated/enums';

/** What comes back, in the smallest unit of the order's currency; `discount` is negative. */
export type CancelMoney = { goods: number; discount: number; postage: number; total: number };

/** Pieces that somebody wants out of the order, by the line's place in it; null = whatever is possible. */
export type Choice = ReadonlyMap<number, number> | null;

/** A line as the rules see it. */
export type CancelItem = { position: number; item: AfterItem };
export type CancelCase = { order: AfterOrder; items: readonly CancelItem[] };

/** What becomes of a wish for one line: pieces that can be cancelled, and those that cannot (any more), with the reason. */
export type JudgedLine = {
  position: number;
  option: Option;
  /** why none of it can be cancelled */
  refusal: Refusal | null;
  chosen: number;
  gone: { quantity: number; refusal: Refusal } | null;
};

export type Judged = {
  lines: JudgedLine[];
  money: CancelMoney;
  /** nothing of the order would be sent */
  whole: boolean;
};

export type CancelLine = {
  /** of the order's line */
  id: string;
  position: number;
  name: string;
  variant: string | null;
  sku: string;
  picture: string | null;
  quantity: number;
  /** pieces that can be cancelled now */
  max: number;
  /** pieces in cancellations that the shop has not answered */
  asked: number;
  until: LocalDay | null;
  untilTime: LocalTime | null;
  refusal: Refusal | null;
  chosen: number;
  gone: { quantity: number; refusal: Refusal } | null;
};

/** An order as far as cancelling needs it, with what becomes of a choice. */
export type CancelPage = {
  number: string;
  placedOn: LocalDay;
  currency: string;
  /** amounts are without tax */
  vatOnTop: boolean;
  /** the money has come in: it goes back; otherwise it is not charged */
  paid: boolean;
  /** the earliest end among the lines that are open */
  until: { on: LocalDay; at: LocalTime | null } | null;
  lines: CancelLine[];
  whole: boolean;
  money: CancelMoney;
};

/** Why somebody who sees an order may not cancel it. */
export type NotAllowed = 'role' | 'view';

/** One cancellation as its page shows it. */
export type CancellationPage = {
  number: string;
  orderNumber: string;
  state: CancellationState;
  createdAt: Date;
  answeredAt: Date | null;
  /** day on which somebody who has heard nothing should ask */
  askOn: LocalDay;
  reason: string | null;
  reasonText: string | null;
  currency: string;
  vatOnTop: boolean;
  paid: boolean;
  money: CancelMoney;
  lines: {
    position: number;
    name: string;
    variant: string | null;
    quantity: number;
    confirmed: number;
    refused: number;
  }[];
};

/** Pieces of one line in one cancellation. Of asks that stand side by side the oldest comes first. */
export type Ask = { quantity: number; confirmed: number; refused: number; dueBefore: number };

/** What a cancellation's mails say. */
export type CancellationNews = Pick<CancellationPage, 'number' | 'state' | 'askOn' | 'lines'> & {
  id: string;
  orderNumber: string;
};

/** What was asked for, as the form sends it: pieces by the id of the line. */
export type CancelWish = {
  lines: readonly { id: string; quantity: number }[];
  reason: string | null;
  reasonText: string | null;
};
export type CancelResult = { ok: true; id: string } | { ok: false; reason: 'unknown' | 'cancelChanged' };
