import { v7 as uuid } from 'uuid';
import type { Database } from '@/lib/core/db';
import { readableNumber } from '@/lib/core/readable-number';
import { staffScopeOf } from '@/lib/identity/policy/scopes';
import type { StaffRole, StaffScope, StaffViewer } from '@/lib/identity/types/viewer';
import { saveOrders } from '@/lib/orders/mutations/orders';
import { recomputeSummaries } from '@/lib/orders/mutations/summaries';
import { recomputeGivenBack } from '@/lib/returns/mutations/quantities';
import type { Offer, ReturnSolution } from '@/lib/returns/types';
import type { Prisma } from '@/prisma/generated/client';
import { item, order, shipping } from '@/prisma/seed/builders';

/** A shop and an account in it, with a key of its own. */
export async function plantShop(db: Database, name: string): Promise<{ sourceId: string; accountId: string }> {
  const source = await db.source.create({ data: { name }, select: { id: true } });
  const data = { kind: 'private', name: 'Lea Brunner', sourceId: source.id, sourceKey: 'K-1' } as const;
  const account = await db.account.create({ data, select: { id: true } });
  return { sourceId: source.id, accountId: account.id };
}

type Shop = Awaited<ReturnType<typeof plantShop>>;

/** A delivered order that was paid: three cups for CHF 100.00 in all, one mill for CHF 749.00, CHF 9.00 of postage. */
export async function plantDelivered(db: Database, { sourceId, accountId }: Shop, number: string) {
  const input = order({
    ...{ number, accountId, sourceId, placed: 20 },
    items: [
      { ...item({ sku: '3301', name: 'Tasse', price: 3_334 }, 3), total: 10_000, discount: 2 },
      item({ sku: 'T64', name: 'Mühle', price: 74_900 }, 1),
    ],
    fees: [shipping(900)],
  });
  await db.$transaction((tx) => saveOrders(tx, [input]));
  const where = { sourceId, number };
  await db.order.updateMany({ where, data: { paymentState: 'paid' } });
  const planted = await db.order.findFirstOrThrow({
    where,
    select: { id: true, items: { orderBy: { position: 'asc' }, select: { id: true, quantityOrdered: true } } },
  });
  for (const { id, quantityOrdered } of planted.items) {
    await db.orderItem.update({ where: { id }, data: { statedDelivered: quantityOrdered } });
  }
  await recomputeSummaries(db);
  const [cups, mill] = planted.items.map(({ id }) => id);
  return { id: planted.id, number, cups: cups ?? '', mill: mill ?? '' };
}

type Wish = {
  line: string;
  quantity: number;
  solution?: ReturnSolution;
  offer?: Partial<Offer>;
  exchangeDifference?: number;
};

/** A return that somebody of staff has accepted, with its pieces. */
export async function plantAccepted(
  db: Database,
  { sourceId, accountId }: Shop,
  wishes: readonly Wish[],
  facts: Partial<Prisma.ReturnUncheckedCreateInput> = {},
): Promise<string> {
  const offer: Offer = {
    ...{ right: 'return', rules: [], kind: 'money', fault: false, until: null, feeRate: 0, bonusRate: 0, shipping: 0 },
  };
  const { id } = await db.return.create({
    data: {
      ...{ number: readableNumber('RT'), sourceId, accountId, currency: 'CHF', regime: 'ch_none', origin: 'customer' },
      ...{ state: 'accepted', way: 'post', submittedAt: new Date() },
      ...facts,
      items: {
        create: wishes.map(({ line, quantity, solution = 'refund', offer: terms, ...more }, index) => ({
          ...more,
          ...{ position: index + 1, orderItemId: line, name: 'Tasse', solution, offer: { ...offer, ...terms } },
          ...{ requested: quantity, approved: quantity, received: quantity, accepted: quantity },
        })),
      },
    },
    select: { id: true },
  });
  await recomputeGivenBack(db);
  return id;
}

/** The scope of somebody of staff, without a session behind it. */
export function staffIn(role: StaffRole = 'act'): StaffScope {
  const viewer = { actor: { id: uuid(), name: 'Sara' }, account: null, staffRole: role } as StaffViewer;
  const scope = staffScopeOf(viewer, 'view');
  if (!scope) throw new Error('Staff have a scope');
  return scope;
}
