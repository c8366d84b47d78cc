import { randomUUID } from 'node:crypto';
import { cancelItems } from '@/lib/cancellations/mutations/cancel';
import { startReturn } from '@/lib/returns/mutations/drafts';
import { sayReasons, saySolutions, sayWay } from '@/lib/returns/mutations/steps';
import { submitReturn } from '@/lib/returns/mutations/submit';
import type { Prisma } from '@/prisma/generated/client';
import { move } from './history-moves';
import { chosen, type Priced, say, type World } from './history-world';

// What happens to orders, by the doors that shops, customers, staff and the clock use. Whatever is not possible at its
// moment is refused by the portal, so a history may hold anything in any order.

/** A step of a history, with numbers that each act reads as it likes. */
export type Step = { act: keyof typeof ACTS; pick: number; some: number; how: number };

const itemSelect = {
  ...{ id: true, lineKey: true, quantityOrdered: true, quantityOpen: true, quantityDelivered: true },
  order: { select: { sourceKey: true, number: true } },
} as const satisfies Prisma.OrderItemSelect;

const linesOf = ({ db, accountId }: World) =>
  db.orderItem.findMany({
    where: { order: { accountId } },
    orderBy: [{ order: { number: 'asc' } }, { position: 'asc' }],
    select: itemSelect,
  });
const upTo = (most: number, some: number) => 1 + (some % Math.max(1, most));

const ACTS = {
  move,
  async ship(world: World, { pick, some, how }: Step) {
    const line = chosen(
      (await linesOf(world)).filter(({ quantityOpen }) => quantityOpen > 0),
      pick,
    );
    if (!line) return null;
    const items = [{ line: line.lineKey, quantity: upTo(line.quantityOpen, some) }];
    const state = how % 4 === 0 ? 'packed' : how % 4 === 1 ? 'in_transit' : 'delivered';
    const words = { id: `P-${world.version}`, order: line.order.sourceKey, carrier: 'Die Post', items };
    return (await say(world, 'shipments', { ...words, state, ...(state === 'delivered' ? arrived() : {}) })) && 'ship';
  },
  async arrive(world: World, { pick, how }: Step) {
    const where = { order: { accountId: world.accountId }, NOT: { state: 'delivered' as const }, lost: false };
    const parcels = await world.db.shipment.findMany({
      ...{ where, orderBy: { id: 'asc' } },
      include: { order: true, items: { include: { orderItem: true } } },
    });
    const parcel = chosen(parcels, pick);
    if (!parcel) return null;
    const items = parcel.items.map(({ quantity, orderItem }) => ({ line: orderItem.lineKey, quantity }));
    const lost = how % 5 === 0 ? { lost: true, state: 'exception' } : { state: 'delivered', ...arrived() };
    const words = { id: parcel.sourceKey, order: parcel.order.sourceKey, carrier: 'Die Post', items, ...lost };
    return (await say(world, 'shipments', words)) && 'arrive';
  },
  async cancel(world: World, { pick, some }: Step) {
    const line = chosen(
      (await linesOf(world)).filter(({ quantityOpen }) => quantityOpen > 0),
      pick,
    );
    if (!line) return null;
    const wish = { lines: [{ id: line.id, quantity: upTo(line.quantityOpen, some) }], reason: null, reasonText: null };
    const answer = await cancelItems({ customer: world.scope, number: line.order.number }, wish, randomUUID());
    return answer.ok ? 'cancel' : null;
  },
  /** The shop takes pieces out, whether somebody asked for it or not. */
  async confirm(world: World, { pick, some }: Step) {
    const line = chosen(
      (await linesOf(world)).filter(({ quantityOpen }) => quantityOpen > 0),
      pick,
    );
    const entry = world.orders.find(({ id }) => id === line?.order.sourceKey);
    const stated = entry?.items.find((one) => one.line === line?.lineKey);
    if (!line || !entry || !stated) return null;
    stated.cancelled += upTo(line.quantityOpen, some);
    return (await say(world, 'orders', entry)) && 'confirm';
  },
  async ask(world: World, { pick, some, how }: Step) {
    const owner = { kind: 'account' as const, scope: world.scope };
    const lines = (await linesOf(world)).filter(({ quantityDelivered }) => quantityDelivered > 0);
    const wanted = lines
      .filter((_, index) => how % 2 === 0 || index === pick % lines.length)
      .map(({ id, quantityDelivered }) => ({ line: id, quantity: upTo(quantityDelivered, some) }));
    const started = await startReturn(owner, wanted, null);
    if (!started.ok) return null;
    let sent = false;
    for (const number of started.numbers) {
      const each = <Word>(name: string, of: (index: number) => Word) =>
        Object.fromEntries(wanted.map((_, index) => [`${name}${index + 1}`, of(index)]));
      await sayReasons(
        owner,
        number,
        each('reason', (index) => ((some + index) % 3 === 0 ? 'broken' : 'not-liked')),
      );
      const wish = (index: number) => ['credit', 'refund', 'credit', 'exchange', 'refund'][(how + index) % 5] ?? '';
      await saySolutions(owner, number, {
        ...each('solution', wish),
        ...each('variant', () => (some % 2 === 0 ? 'small' : 'large')),
      });
      await sayWay(owner, number, { way: 'post' });
      const key = randomUUID();
      const answers = [await submitReturn(owner, number, key), await submitReturn(owner, number, key)];
      sent ||= answers.every(({ ok }) => ok);
    }
    return sent ? 'ask' : null;
  },
  async spend(world: World, { pick, some, how }: Step) {
    const spent = { id: `Z-${pick % 6}`, customer: 'K-1', currency: world.currency, amount: 50 * (1 + (pick % 6)) };
    return (await say(world, 'credit-spendings', { ...spent, returned: how % 2 ? some % 50 : 0 })) && 'spend';
  },
  /** The shop gives something back by itself, never more than is left. */
  async note(world: World, { pick, some, how }: Step) {
    const orders = await world.db.order.findMany({
      ...{ where: { accountId: world.accountId }, orderBy: { id: 'asc' } },
      include: { refunds: true, creditNotes: true },
    });
    const order = chosen(orders, pick);
    const given = [...(order?.refunds ?? []), ...(order?.creditNotes ?? [])].reduce((sum, { total }) => sum + total, 0);
    if (!order || given >= order.total || how % 4 > 0) return null;
    const total = Math.ceil(((order.total - given) * (1 + (some % 3))) / 3);
    const lines = [{ sku: 'S', name: 'Kulanz', quantity: 1, total }];
    const words = { id: `G-${world.version}`, order: order.sourceKey, issuedAt: new Date().toISOString() };
    return (await say(world, 'credit-notes', { ...words, currency: world.currency, lines })) && 'note';
  },
} as const satisfies Record<string, (world: World, step: Step) => Promise<string | false | null>>;

const arrived = () => ({ deliveredAt: new Date().toISOString() });

export const ACT_NAMES = Object.keys(ACTS) as (keyof typeof ACTS)[];

/** Parcels with most of what was ordered, so that histories begin where there is something to give back. */
export const opening = (orders: readonly Priced[]): Step[] =>
  orders
    .flatMap(({ lines }) => lines)
    .map((_, pick) => ({ act: 'ship', pick, some: pick % 3 === 2 ? 0 : ALL, how: pick % 4 === 3 ? 1 : 2 }));

/** Whatever the pieces of a line, `upTo` makes all of them of it. */
const ALL = 59;

/** Does one step, and counts what it did. @returns whether anything was done */
export async function live(world: World, step: Step): Promise<boolean> {
  const name = await ACTS[step.act](world, step);
  if (name) world.done.set(name, (world.done.get(name) ?? 0) + 1);
  return Boolean(name);
}
