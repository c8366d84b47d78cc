import { db, type Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import type { GuestScope } from '@/lib/identity/types/guest';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { afterItemFrom, afterItemSelect, afterOrderFrom, afterOrderSelect } from '@/lib/orders/queries/after';
import { compare } from '@/lib/orders/utils';
import { workingDaysAfter } from '@/lib/rules/policy/working-days';
import { getRules } from '@/lib/rules/queries';
import type { Rule } from '@/lib/rules/types';
import type { Prisma } from '@/prisma/generated/client';
import { ANSWER_DAYS, LINES_MAX } from './constants';
import { judge } from './policy/cancel';
import type { CancelCase, CancellationNews, CancellationPage, CancelPage, Choice } from './types';

/** What is read of an order to cancel something of it. */
export const cancelSelect = {
  ...afterOrderSelect,
  number: true,
  vatAdded: true,
  items: {
    orderBy: { position: 'asc' },
    take: LINES_MAX,
    select: {
      ...afterItemSelect,
      id: true,
      position: true,
      lineKey: true,
      name: true,
      variant: true,
      product: { select: { ...afterItemSelect.product.select, picture: true } },
    },
  },
} as const satisfies Prisma.OrderSelect;

type CancelRow = Prisma.OrderGetPayload<{ select: typeof cancelSelect }>;

/** @param row an order with the columns of `cancelSelect` */
export const caseFrom = (row: CancelRow): CancelCase => ({
  order: afterOrderFrom(row),
  items: row.items.map((item) => ({ position: item.position, item: afterItemFrom(item) })),
});

/** Two shops may use the same number; the newer order is the one somebody asks for. */
export const newest = { placedAt: 'desc' } as const;

/**
 * One order of the account with what can be cancelled of it, and what becomes of a choice; one statement.
 * @returns null if the account has no such order
 */
export async function getCancelPage(
  scope: CustomerScope,
  number: string,
  choice: Choice,
  now = new Date(),
): Promise<CancelPage | null> {
  const where = { accountId: scope.accountId, number };
  const row = await db.order.findFirst({ relationLoadStrategy: 'join', where, orderBy: newest, select: cancelSelect });
  return row && pageFrom(row, choice, await getRules(), now);
}

/** The same for the one order of a guest. */
export async function getGuestCancelPage(
  scope: GuestScope,
  choice: Choice,
  now = new Date(),
): Promise<CancelPage | null> {
  const where = { id: scope.orderId };
  const row = await db.order.findUnique({ relationLoadStrategy: 'join', where, select: cancelSelect });
  return row && pageFrom(row, choice, await getRules(), now);
}

function pageFrom(row: CancelRow, choice: Choice, rules: readonly Rule[], now: Date): CancelPage {
  const { lines, money, whole } = judge(caseFrom(row), choice, rules, now);
  const ends = lines.flatMap(({ option: { open, until: on, untilTime: at } }) => (open && on ? [{ on, at }] : []));
  const [until = null] = ends.sort((a, b) => compare(`${a.on} ${a.at ?? '99'}`, `${b.on} ${b.at ?? '99'}`));
  return {
    number: row.number,
    placedOn: localDay(row.placedAt),
    currency: row.currency,
    vatOnTop: row.vatAdded !== 0,
    paid: afterOrderFrom(row).refundable !== null,
    until,
    lines: row.items.flatMap(
      ({ id, position, name, variant, sku, product, quantityOrdered, quantityCancelling }, at) => {
        const judged = lines[at];
        if (!judged) return [];
        const { option, refusal, chosen, gone } = judged;
        return [
          {
            ...{ id, position, name, variant, sku, picture: product?.picture ?? null, quantity: quantityOrdered },
            ...{ max: option.quantity, asked: quantityCancelling, until: option.until, untilTime: option.untilTime },
            ...{ refusal, chosen, gone },
          },
        ];
      },
    ),
    whole,
    money,
  };
}

const cancellationSelect = {
  number: true,
  state: true,
  createdAt: true,
  answeredAt: true,
  reason: true,
  reasonText: true,
  currency: true,
  goods: true,
  discount: true,
  postage: true,
  total: true,
  order: { select: { number: true, country: true, vatAdded: true, paymentState: true } },
  lines: {
    orderBy: { position: 'asc' },
    take: LINES_MAX,
    select: { position: true, name: true, variant: true, quantity: true, confirmed: true, refused: true },
  },
} as const satisfies Prisma.CancellationSelect;

/**
 * One cancellation of an order of the account.
 * @param number of the order, which its address names
 * @returns null if the account has no such order with such a cancellation (domain rule 9)
 */
export async function getCancellation(
  scope: CustomerScope,
  number: string,
  id: string,
): Promise<CancellationPage | null> {
  const where = { id, order: { accountId: scope.accountId, number } };
  const row = await db.cancellation.findFirst({ relationLoadStrategy: 'join', where, select: cancellationSelect });
  return row && cancellationFrom(row);
}

/** The same for the one order of a guest. */
export async function getGuestCancellation(scope: GuestScope, id: string): Promise<CancellationPage | null> {
  const where = { id, orderId: scope.orderId };
  const row = await db.cancellation.findFirst({ relationLoadStrategy: 'join', where, select: cancellationSelect });
  return row && cancellationFrom(row);
}

function cancellationFrom(row: Prisma.CancellationGetPayload<{ select: typeof cancellationSelect }>): CancellationPage {
  const { goods, discount, postage, total, order, ...own } = row;
  return {
    ...own,
    orderNumber: order.number,
    askOn: askOn(row.createdAt, order.country),
    vatOnTop: order.vatAdded !== 0,
    paid: order.paymentState !== 'open' && order.paymentState !== 'unknown',
    money: { goods, discount, postage, total },
  };
}

const askOn = (askedAt: Date, country: string | null) =>
  workingDaysAfter(localDay(askedAt), ANSWER_DAYS, { country: country ?? 'CH', region: null });

/**
 * What the mails of a cancellation say. For the worker: it knows no scope, so nothing of it may reach a screen.
 * @returns null if there is no such cancellation
 */
export async function getCancellationNews(tx: Transaction, id: string): Promise<CancellationNews | null> {
  const row = await tx.cancellation.findUnique({
    relationLoadStrategy: 'join',
    where: { id },
    select: cancellationSelect,
  });
  if (!row) return null;
  const { number, state, askOn, lines, orderNumber } = cancellationFrom(row);
  return { id, number, state, askOn, lines, orderNumber };
}
