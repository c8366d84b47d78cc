// Longer than most: refunds and credit are read here for everybody.

import { z } from 'zod';
import { givenBack } from '@/lib/afterpurchase/policy/given-back';
import { db, type Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { sumBy } from '@/lib/core/sum';
import type { CustomerScope, StaffScope } from '@/lib/identity/types/viewer';
import { afterItemFrom, afterItemSelect, afterOrderFrom, afterOrderSelect } from '@/lib/orders/queries/after';
import { fromDateColumn, localDayOrNull } from '@/lib/orders/utils';
import { ownedBy } from '@/lib/returns/queries/owner';
import { getReturnSettings } from '@/lib/returns/queries/settings';
import type { ReturnOwner } from '@/lib/returns/types';
import type { Calendar } from '@/lib/rules/types';
import type { Prisma } from '@/prisma/generated/client';
import { LOTS_MAX, REFUNDS_MAX } from './constants';
import { expectedOn } from './policy/course';
import type { Credit, RefundView, Settled, SettledLine, StaffRefund } from './types';

/** What is read of a refund to show it; for reads of pages that show it beside other things, too. */
export const refundSelect = {
  ...{ number: true, currency: true, means: true, total: true, state: true, dueOn: true, settledAt: true },
  ...{ goods: true, discount: true, shipping: true, fee: true, points: true, tax: true, bonus: true },
  order: { select: { number: true, paymentMethod: true } },
} as const satisfies Prisma.RefundSelect;

type RefundRow = Prisma.RefundGetPayload<{ select: typeof refundSelect }>;

/**
 * @param row a refund with the columns of `refundSelect`
 * @param calendar of the shop's working days (getReturnSettings)
 */
export function refundFrom(row: RefundRow, calendar: Calendar, now: Date): RefundView {
  const { number, order, currency, means, total, state, goods, discount, shipping, fee, points, tax, bonus } = row;
  const days = { dueOn: fromDateColumn(row.dueOn), settledOn: localDayOrNull(row.settledAt) };
  return {
    ...{
      number,
      order: order?.number ?? null,
      currency,
      means,
      method: order?.paymentMethod ?? null,
      total,
      state,
      ...days,
    },
    parts: { goods, discount, shipping, fee, points, tax, bonus },
    expectedOn: expectedOn({ state, means, ...days }, localDay(now), calendar),
  };
}

const shown = { relationLoadStrategy: 'join', orderBy: { id: 'asc' }, take: REFUNDS_MAX } as const;

/**
 * The refunds of a return, oldest first. One statement.
 * @param number of the return; one of somebody else has none (domain rule 9)
 */
export async function listRefundsOf(owner: ReturnOwner, number: string): Promise<RefundView[]> {
  // The money goes to who paid: amount, order and means are not for who got the present.
  if (owner.kind === 'gift') return [];
  const where = { return: { ...ownedBy(owner), number } };
  const rows = await db.refund.findMany({ ...shown, where, select: refundSelect });
  const [{ calendar }, now] = [await getReturnSettings(), new Date()];
  return rows.map((row) => refundFrom(row, calendar, now));
}

/** The refunds of a return with what staff need to have one tried again. */
export async function listRefundsForStaff(_scope: StaffScope, returnId: string): Promise<StaffRefund[]> {
  const more = { id: true, attempts: true, failure: true, creditNoteNumber: true } as const;
  const rows = await db.refund.findMany({ ...shown, where: { returnId }, select: { ...refundSelect, ...more } });
  const [{ calendar }, now] = [await getReturnSettings(), new Date()];
  return rows.map((row) => ({
    ...refundFrom(row, calendar, now),
    ...{ id: row.id, attempts: row.attempts, failure: row.failure, creditNote: row.creditNoteNumber },
  }));
}

const lotRow = z.object({
  id: z.uuid(),
  source: z.string(),
  sourceId: z.uuid(),
  currency: z.string(),
  expiresOn: z.iso.date().nullable(),
  createdAt: z.date(),
  left: z.int(),
});

/** The lots of an account that something is left of, what ends first first: in this order they are spent. */
export async function listLots(tx: Transaction | typeof db, accountId: string): Promise<z.infer<typeof lotRow>[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT lot.id, source.name AS source, lot.source_id AS "sourceId", lot.currency,
           to_char(lot.expires_on, 'YYYY-MM-DD') AS "expiresOn", lot.created_at AS "createdAt",
           sum(entry.amount)::int AS "left"
      FROM credit_lot lot JOIN source ON source.id = lot.source_id JOIN credit_entry entry ON entry.lot_id = lot.id
     WHERE lot.account_id = ${accountId}::uuid
     GROUP BY lot.id, source.name HAVING sum(entry.amount) > 0
     ORDER BY lot.expires_on NULLS LAST, lot.created_at, lot.id LIMIT ${LOTS_MAX}`;
  return z.array(lotRow).max(LOTS_MAX).parse(rows);
}

/** What the account has of credit, for each shop and currency. What ended yesterday is not told of. One statement. */
export async function listCredit(scope: CustomerScope): Promise<Credit[]> {
  const credits = new Map<string, Credit>();
  const today = localDay(new Date());
  for (const { source, currency, left, expiresOn, createdAt } of await listLots(db, scope.accountId)) {
    if (expiresOn !== null && expiresOn < today) continue;
    const key = `${currency} ${source}`;
    const credit = credits.get(key) ?? { source, currency, balance: 0, lots: [] };
    credits.set(key, credit);
    credit.balance += left;
    credit.lots.push({ left, until: expiresOn, grantedOn: localDay(createdAt) });
  }
  return [...credits.values()];
}

/**
 * What decides about the money of a return; whoever pays it has locked its orders. What the return itself has paid already
 * is left out, so that it can be reckoned again. Two statements.
 * @param orderItemIds lines that it is about
 */
export async function readSettled(
  tx: Transaction | typeof db,
  returnId: string,
  orderItemIds: readonly string[],
): Promise<Settled> {
  const others = { refund: { OR: [{ returnId: null }, { returnId: { not: returnId } }] } };
  const items = await tx.orderItem.findMany({
    relationLoadStrategy: 'join',
    where: { id: { in: [...orderItemIds] } },
    select: {
      ...{ id: true, orderId: true, lineKey: true, vatRate: true, statedReturned: true, quantityTakenBack: true },
      ...afterItemSelect,
      refundLines: { where: others, select: { quantity: true } },
    },
  });
  const rows = await tx.order.findMany({
    relationLoadStrategy: 'join',
    where: { id: { in: [...new Set(items.map(({ orderId }) => orderId))] } },
    select: {
      ...{ id: true, sourceKey: true, number: true, accountId: true, sourceId: true, vatAdded: true },
      ...afterOrderSelect,
      refunds: { select: { ...afterOrderSelect.refunds.select, returnId: true } },
    },
  });
  const orders = new Map(
    rows.map((row) => {
      const other = { ...row, refunds: row.refunds.filter((refund) => refund.returnId !== returnId) };
      const order = afterOrderFrom(other);
      // Of an order that nobody knows to be paid not more comes back than it costs.
      const refundable = order.refundable ?? Math.max(0, row.total - givenBack(other.creditNotes, other.refunds));
      return [row.id, { ...row, order: { ...order, refundable } }] as const;
    }),
  );
  const lines = items.flatMap(({ refundLines, ...item }): [string, SettledLine][] => {
    const found = orders.get(item.orderId);
    if (!found) return [];
    const outside = Math.max(0, item.statedReturned - item.quantityTakenBack);
    const paid = sumBy(refundLines, ({ quantity }) => quantity);
    const { order, vatAdded } = found;
    const facts = { orderId: item.orderId, orderItemId: item.id, vatRate: item.vatRate, vatAdded, order };
    const gone = item.quantityCancelled + outside + paid;
    return [[item.id, { ...facts, item: afterItemFrom(item), lineKey: item.lineKey, gone }]];
  });
  return { orders, lines: new Map(lines) };
}
