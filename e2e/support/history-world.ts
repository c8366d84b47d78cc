import { randomUUID } from 'node:crypto';
import type { Database } from '@/lib/core/db';
import type { CustomerScope, StaffScope } from '@/lib/identity/types/viewer';
import type { Resource } from '@/lib/ingest/contracts/v1/resources';
import { takeEntries } from '@/lib/ingest/mutations/calls';
import { plantCustomer } from './people';
import { plantShop, staffIn } from './refunds';
import { scopeIn } from './scope';

// The shop, the customer and the orders of a history (histories.ts), and the shop's words about them.

/** Terms of both countries: with fee and a flat way back, and without. */
export const RULES_OF_BOTH = ['cancel', 'return', 'exchange', 'claim'].flatMap((right) =>
  ['CH', 'DE'].map((country) => ({
    ...{ id: `${right}-${country}`, right, validFrom: '2018-01-01', applies: { countries: [country] } },
    terms: {
      ...(right === 'cancel' ? {} : { window: { days: 30, from: 'item', roll: null } }),
      ...(country === 'CH' && right === 'return'
        ? { shipping: { by: 'flat', amounts: { CHF: 790 } }, feeRate: 1_000 }
        : {}),
    },
  })),
);

type Line = { line: string; sku: string; quantity: number; cancelled: number; [word: string]: unknown };
type Entry = { id: string; items: Line[]; [word: string]: unknown };
/** A shop with one account and its orders, as the shop last stated them. */
export type World = {
  db: Database;
  source: { id: string; timeZone: string };
  currency: string;
  accountId: string;
  scope: CustomerScope;
  staff: StaffScope;
  orders: Entry[];
  version: number;
  /** how often something was done, and not refused, by its name */
  done: Map<string, number>;
};

/** How an order is priced, in the smallest unit. */
export type Priced = {
  lines: { price: number; quantity: number; discount: number; vatRate: number | null }[];
  discount: number;
  postage: number;
  vatOnTop: boolean;
};

/** A shop, an account in it, articles to exchange for, and paid orders that are not sent yet. */
export async function plantWorld(db: Database, country: 'CH' | 'DE', priced: readonly Priced[]): Promise<World> {
  const { sourceId, accountId } = await plantShop(db, `Shop ${randomUUID()}`);
  const scope = { ...scopeIn({ id: accountId, kind: 'private' }), customerId: (await plantCustomer(db, [])).id };
  const currency = country === 'CH' ? 'CHF' : 'EUR';
  const world: World = {
    ...{ db, source: { id: sourceId, timeZone: 'Europe/Zurich' }, currency, accountId, scope, staff: staffIn() },
    ...{ orders: [], version: 0, done: new Map() },
  };
  for (const [sku, amount] of [
    ['small', 490],
    ['large', 9_900],
  ] as const) {
    await say(world, 'products', { id: sku, name: 'Tasse', variant: sku });
    await say(world, 'prices', { sku, currency, amount, vatIncluded: true });
  }
  for (const [index, { lines, discount, postage, vatOnTop }] of priced.entries()) {
    const items = lines.map(({ price, quantity, discount: off, vatRate }, place): Line => {
      const words = { unitPrice: price, discount: Math.min(off, price * quantity), vatRate };
      return {
        line: `l${place}`,
        sku: place === 0 ? 'large' : `S-${place}`,
        name: 'Tasse',
        quantity,
        cancelled: 0,
        ...words,
      };
    });
    const worth = lines.reduce((sum, line) => sum + Math.max(0, line.price * line.quantity - line.discount), 0);
    const fees = [
      { kind: 'shipping', name: 'Versand', total: postage },
      { kind: 'discount', name: 'Rabatt', total: 0 - Math.min(discount, worth) },
    ];
    const entry = {
      ...{
        id: `O-${index}`,
        customer: 'K-1',
        placedAt: new Date().toISOString(),
        currency,
        country,
        vatOnTop,
        items,
        fees,
      },
      payment: { state: 'paid' },
    };
    world.orders.push(entry);
    await say(world, 'orders', entry);
  }
  return world;
}

/** Has the shop say something. @returns whether it was taken */
export async function say(world: World, resource: Resource, entry: object): Promise<boolean> {
  const versioned = ['orders', 'shipments', 'refunds'].includes(resource) && !('version' in entry);
  world.version += 1;
  const said = versioned ? { ...entry, version: world.version } : entry;
  const [first] = await takeEntries(world.db, world.source, resource, [said]);
  // The same once more changes nothing.
  const [again] = await takeEntries(world.db, world.source, resource, [said]);
  if (first?.status !== 'refused' && !['unchanged', 'ignored'].includes(again?.status ?? ''))
    throw new Error(`${resource} twice: ${first?.status}, ${again?.status} ${JSON.stringify(said)}`);
  return first?.status !== 'refused';
}

/** The one of some things that a number means. */
export const chosen = <Thing>(things: readonly Thing[], pick: number): Thing | undefined =>
  things[pick % things.length];
