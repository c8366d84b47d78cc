import pLimit from 'p-limit';
import { plantCustomer } from '@/e2e/support/people';
import { SCOPES } from '@/lib/ingest/contracts/v1/resources';
import { takeEntries } from '@/lib/ingest/mutations/calls';
import { createKey } from '@/lib/ingest/mutations/keys';
import { openSource } from '@/lib/ingest/mutations/sources';
import type { Bed } from './harness/bed';

/** Entries per call. */
export const BATCH = 500;

/** A shop by its key, and the ids of its parcels. */
export type Shop = { key: string; parcels: string[] };

/** Orders of one parcel each, as a shop brings them; not by the web process, whose memory is to be looked at. */
export async function stocked({ db }: Bed, name: string, count: number): Promise<Shop> {
  const source = await openSource(db, name);
  const { key } = await createKey(source.id, 'bench', SCOPES);
  const ids = Array.from({ length: count }, (_, index) => `${name}-${index}`);
  for (let from = 0; from < count; from += BATCH) {
    const some = ids.slice(from, from + BATCH);
    const order = (id: string, index: number) => ({
      ...{ id, number: id, customer: `K-${index}`, placedAt: '2026-11-20T10:00:00Z', currency: 'CHF', country: 'CH' },
      items: [0, 1].map((line) => ({
        ...{ line: String(line), sku: `${3_000 + line}`, name: `Artikel ${line}` },
        ...{ unitPrice: 1_900, quantity: 1, vatRate: 810 },
      })),
    });
    const items = [0, 1].map((line) => ({ line: String(line), quantity: 1 }));
    const parcel = (id: string) => ({ id, order: id, trackingNumber: id, expectedOn: '2026-12-01', items });
    await takeEntries(db, source, 'orders', some.map(order));
    await takeEntries(db, source, 'shipments', some.map(parcel));
  }
  return { key, parcels: ids };
}

/** An open page. */
export type Watched = { sourceKey: string; path: string; cookie: string };

/** Gives some parcels to one customer, who looks at each with a session of its own. */
export async function watched(bed: Bed, shops: Shop[], count: number): Promise<Watched[]> {
  const { db, cookieOf } = bed;
  const customer = await plantCustomer(db, []);
  const keys = shops.flatMap(({ parcels }) => parcels.slice(0, Math.ceil(count / shops.length))).slice(0, count);
  await db.$executeRaw`UPDATE orders SET account_id = ${customer.accountId}::uuid WHERE source_key = ANY(${keys})`;
  const rows = await db.shipment.findMany({
    where: { sourceKey: { in: keys } },
    select: { id: true, sourceKey: true, order: { select: { number: true } } },
  });
  const limit = pLimit(8);
  return Promise.all(
    rows.map((row) =>
      limit(async () => ({
        sourceKey: row.sourceKey,
        path: `/konto/bestellungen/${row.order.number}/sendungen/${row.id}`,
        cookie: await cookieOf(customer),
      })),
    ),
  );
}
