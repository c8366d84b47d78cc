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
 * @param named number of the order that somebody comes from, and the position after which its lines begin; whoever has one
 * order and may not know its number (a present) turns it over all the same
 * @returns null if there is no such order
 */
export async function listChoices(
  owner: ReturnOwner,
  named: { number: string; after: number } | null,
): Promise<ChoiceOrder[] | null> {
  const present = owner.kind === 'gift';
  const arrived = { items: { some: { quantityDelivered: { gt: 0 } } } };
  const [own, last, rules] = await Promise.all([
    named &&
      db.order.findFirst({
        where: { ...ordersOf(owner), ...(present ? {} : { number: named.number }) },
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
  return rows.map((row) => choiceFrom(row, { rules, now, present }));
}

/** The lines of some ids, as candidates; those of other people are not among them. */
export async function listCandidates(owner: ReturnOwner, lines: readonly string[]): Promise<Candidate[]> {
  const rows = await db.orderItem.findMany({
    where: { id: { in: [...lines] }, order: ordersOf(owner) },
    relationLoadStrategy: 'join',
    select: { ...lineFactsSelect, order: { select: orderFactsSelect } },
  });
  const known = { rules: await getRules(), now: new Date(), present: owner.kind === 'gift' };
  return rows.map(({ order, ...line }) => candidateFrom(line, order, known));
}

/** `present`: it was a present, and who looks must not learn of which order. */
type Known = { rules: readonly Rule[]; now: Date; present: boolean };

function choiceFrom(row: OrderFactsRow & { items: LineFactsRow[] }, known: Known): ChoiceOrder {
  const shown = row.items.slice(0, CHOICE_LINES);
  return {
    ...orderOf(row, known),
    currency: row.currency,
    lines: shown.map((line) => candidateFrom(line, row, known)),
    more: row.items.length > CHOICE_LINES ? (shown.at(-1)?.position ?? null) : null,
  };
}

/** Rights by which goods come back, the most usual first: the first open one says until when. */
const WAYS_BACK = ['return', 'exchange', 'claim', 'repair'] as const;

const orderOf = ({ number, placedAt }: OrderFactsRow, { present }: Known) =>
  present ? { number: '', placedOn: '' } : { number, placedOn: localDay(placedAt) };

/** A line with what the engine says of giving it back. */
export function candidateFrom(line: LineFactsRow, order: OrderFactsRow, known: Known): Candidate {
  const { item, order: after } = factsFrom(line, order, known.present);
  // Credit is for who paid: where only that is left, who got a present gives nothing back.
  const options = optionsFor(item, after, known.rules, known.now).map((option) =>
    known.present && option.back?.kind === 'credit'
      ? { ...option, open: false, refusal: { why: 'not_offered' as const } }
      : option,
  );
  const byRight = WAYS_BACK.flatMap((right) => options.filter((option) => option.right === right));
  const open = byRight.find((option) => option.open);
  const refused = byRight.find(({ right }) => right === 'return') ?? byRight[0];
  return {
    ...kindFrom(line, order),
    line: line.id,
    order: orderOf(order, known),
    name: line.name,
    variant: line.variant,
    picture: line.product?.picture ?? null,
    seller: line.seller?.name ?? line.product?.seller?.name ?? null,
    deliveredOn: fromDateColumn(line.deliveredOn),
    quantity: Math.max(0, ...byRight.map((option) => (option.open ? option.quantity : 0))),
    right: open?.right ?? null,
    until: open?.until ?? null,
    notBegun: open?.notBegun ?? false,
    open: open !== undefined,
    refusal: open ? null : (refused?.refusal ?? null),
  };
}
