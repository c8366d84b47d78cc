import { optionsFor } from '@/lib/afterpurchase/policy/options';
import { db } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { fromDateColumn } from '@/lib/orders/utils';
import { getRules } from '@/lib/rules/queries';
import type { Rule } from '@/lib/rules/types';
import type { Prisma } from '@/prisma/generated/client';
import { CHOICE_LINES, CHOICE_ORDERS } from '../constants/limits';
import type { Candidate, ChoiceOrder, ReturnOwner } from '../types';
import { factsFrom, kindFrom, type LineFactsRow, lineFactsSelect, type OrderFactsRow, orderFactsSelect } from './facts';
import { ordersOf } from './owner';

const select = (after: number) =>
  ({
    ...orderFactsSelect,
    items: {
      where: { quantityDelivered: { gt: 0 }, position: { gt: after } },
      orderBy: { position: 'asc' },
      take: CHOICE_LINES + 1,
      select: lineFactsSelect,
    },
  }) as const satisfies Prisma.OrderSelect;

/**
 * What the first step of the wizard offers: the lines of the order that somebody comes from, and those of the last orders
 * of which anything has come. Closed ones stay in it with their reason.
 * @param named number of the order that somebody comes from, and the position after which its lines begin
 * @returns null if there is no such order
 */
export async function listChoices(
  owner: ReturnOwner,
  named: { number: string; after: number } | null,
): Promise<ChoiceOrder[] | null> {
  const arrived = { items: { some: { quantityDelivered: { gt: 0 } } } };
  const [own, last, rules] = await Promise.all([
    named &&
      db.order.findFirst({
        where: { ...ordersOf(owner), number: named.number },
        orderBy: { placedAt: 'desc' },
        relationLoadStrategy: 'join',
        select: select(named.after),
      }),
    db.order.findMany({
      where: { ...ordersOf(owner), ...arrived },
      orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
      take: CHOICE_ORDERS,
      relationLoadStrategy: 'join',
      select: select(0),
    }),
    getRules(),
  ]);
  if (named && !own) return null;
  const now = new Date();
  const rows = own ? [own, ...last.filter(({ id }) => id !== own.id)] : last;
  return rows.map((row) => choiceFrom(row, rules, now));
}

/** The lines of some ids, as candidates; those of other people are not among them. */
export async function listCandidates(owner: ReturnOwner, lines: readonly string[]): Promise<Candidate[]> {
  const rows = await db.orderItem.findMany({
    where: { id: { in: [...lines] }, order: ordersOf(owner) },
    relationLoadStrategy: 'join',
    select: { ...lineFactsSelect, order: { select: orderFactsSelect } },
  });
  const rules = await getRules();
  const now = new Date();
  return rows.map(({ order, ...line }) => candidateFrom(line, order, rules, now));
}

function choiceFrom(row: OrderFactsRow & { items: LineFactsRow[] }, rules: readonly Rule[], now: Date): ChoiceOrder {
  const shown = row.items.slice(0, CHOICE_LINES);
  return {
    ...{ number: row.number, placedOn: localDay(row.placedAt), currency: row.currency },
    lines: shown.map((line) => candidateFrom(line, row, rules, now)),
    more: row.items.length > CHOICE_LINES ? (shown.at(-1)?.position ?? null) : null,
  };
}

/** Rights by which goods come back, the most usual first: the first open one says until when. */
const WAYS_BACK = ['return', 'exchange', 'claim', 'repair'] as const;

function candidateFrom(line: LineFactsRow, order: OrderFactsRow, rules: readonly Rule[], now: Date): Candidate {
  const { item, order: after } = factsFrom(line, order);
  const options = optionsFor(item, after, rules, now);
  const byRight = WAYS_BACK.flatMap((right) => options.filter((option) => option.right === right));
  const open = byRight.find((option) => option.open);
  const refused = byRight.find(({ right }) => right === 'return') ?? byRight[0];
  return {
    ...kindFrom(line, order),
    line: line.id,
    order: { number: order.number, placedOn: localDay(order.placedAt) },
    name: line.name,
    variant: line.variant,
    picture: line.product?.picture ?? null,
    seller: line.seller?.name ?? line.product?.seller?.name ?? null,
    deliveredOn: fromDateColumn(line.deliveredOn),
    quantity: Math.max(0, ...byRight.map((option) => (option.open ? option.quantity : 0))),
    right: open?.right ?? null,
    until: open?.until ?? null,
    open: open !== undefined,
    refusal: open ? null : (refused?.refusal ?? null),
  };
}
