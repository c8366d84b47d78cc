import { db } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { fromDateColumn } from '@/lib/orders/utils';
import { getRules } from '@/lib/rules/queries';
import type { Rule } from '@/lib/rules/types';
import type { Prisma } from '@/prisma/generated/client';
import { LINES_MAX, PHOTOS_MAX } from '../constants/limits';
import { isPresent, presentSettings, presentSolutions, presentVariants, withoutBuyer } from '../policy/presents';
import { reasonOf } from '../policy/reasons';
import { solutionsFor } from '../policy/solutions';
import { variantsOf } from '../policy/variants';
import type { Draft, DraftLine, ReturnOwner, ReturnSettings } from '../types';
import { factsFrom, lineFactsSelect, orderFactsSelect } from './facts';
import { ownedBy } from './owner';
import { getReturnSettings } from './settings';
import { listVariants, type VariantRow } from './variants';

/** What is read of a draft, by its page and by whoever sends it. */
export const draftSelect = {
  ...{ id: true, number: true, state: true, accountId: true, sourceId: true, sellerId: true, currency: true },
  ...{ regime: true, origin: true, way: true, pickupOn: true, branch: true, createdAt: true, updatedAt: true },
  seller: { select: { name: true } },
  items: {
    orderBy: { position: 'asc' },
    take: LINES_MAX,
    select: {
      ...{ id: true, position: true, requested: true, name: true, variant: true, sku: true },
      ...{ reason: true, reasonText: true, solution: true, exchangeSku: true },
      orderItem: { select: { ...lineFactsSelect, order: { select: orderFactsSelect } } },
      photos: { orderBy: { id: 'asc' }, take: PHOTOS_MAX, select: { id: true } },
    },
  },
} as const satisfies Prisma.ReturnSelect;

export type DraftRow = Prisma.ReturnGetPayload<{ select: typeof draftSelect }>;

/**
 * A return that somebody has begun, with what each of its lines can become today and what comes back.
 * @returns null if the owner has no such draft; one that was sent has a page of its own
 */
export async function getDraft(owner: ReturnOwner, number: string): Promise<Draft | null> {
  const row = await db.return.findFirst({
    where: { ...ownedBy(owner), number, state: 'draft' },
    relationLoadStrategy: 'join',
    select: draftSelect,
  });
  if (!row) return null;
  const [variants, settings, rules] = await Promise.all([
    listVariants(
      db,
      row.items.flatMap(({ orderItem }) => orderItem?.id ?? []),
    ),
    getReturnSettings(),
    getRules(),
  ]);
  const draft = draftFrom(row, { settings, rules, variants, now: new Date() });
  return owner.kind === 'gift' ? withoutBuyer(draft) : draft;
}

type Known = {
  settings: ReturnSettings;
  present: boolean;
  rules: readonly Rule[];
  variants: readonly VariantRow[];
  now: Date;
};

/** @param row a return with the columns of `draftSelect` */
export function draftFrom(row: DraftRow, shop: Omit<Known, 'present'>): Draft {
  const present = isPresent(row);
  const known = { ...shop, present, ...(present ? { settings: presentSettings(shop.settings) } : {}) };
  const all = row.items.flatMap((item) => lineFrom(item, known) ?? []);
  const lines = present ? all.map(ofPresent) : all;
  const untils = lines.flatMap(({ solutions }) => {
    const days = solutions.flatMap(({ open, until }) => (open && until ? [until] : []));
    return days.sort().slice(0, 1);
  });
  return {
    ...{ number: row.number, currency: row.currency, regime: row.regime, origin: row.origin },
    seller: row.seller?.name ?? null,
    savedAt: row.updatedAt,
    way: row.way,
    pickupOn: fromDateColumn(row.pickupOn),
    branch: row.branch,
    lines,
    waitsUntil: untils.sort()[0] ?? null,
    goodsStay: lines.length > 0 && lines.every(({ solution }) => solution === 'part'),
    today: localDay(known.now),
    settings: known.settings,
  };
}

/** What a present can become. */
const ofPresent = (line: DraftLine): DraftLine => ({
  ...line,
  solutions: presentSolutions(line.solutions),
  variants: presentVariants(line.variants),
});

function lineFrom(
  item: DraftRow['items'][number],
  { settings, present, rules, variants, now }: Known,
): DraftLine | null {
  // The source took the line out of its order: nothing is known of it any more.
  if (!item.orderItem) return null;
  const { order, ...line } = item.orderItem;
  const facts = factsFrom(line, order, present);
  const category = facts.item.category;
  const reason = reasonOf(settings, category, item.reason);
  const own = {
    ...{ sku: item.sku ?? line.sku, name: item.name, variant: item.variant, picture: line.product?.picture ?? null },
    ...{ amount: null, priceUnit: 1, available: null, availableOn: null },
  };
  const solutions = solutionsFor({ facts, quantity: item.requested, reason, rules, settings, now });
  const listed = variants.filter(({ line: id }) => id === line.id).map(({ line: _, ...variant }) => variant);
  return {
    ...{ id: item.id, facts, name: item.name, variant: item.variant, sku: own.sku, category, picture: own.picture },
    order: { number: order.number, placedOn: localDay(order.placedAt) },
    deliveredOn: fromDateColumn(line.deliveredOn),
    quantity: item.requested,
    ...{ reason: item.reason, known: reason, reasonText: item.reasonText, photos: item.photos.map(({ id }) => id) },
    ...{ solution: item.solution, exchangeSku: item.exchangeSku, solutions },
    variants: variantsOf(facts, item.requested, listed, own),
  };
}
