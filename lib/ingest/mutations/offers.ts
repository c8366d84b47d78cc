import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import { toDateColumn } from '@/lib/orders/utils';
import type { PriceEntry, StockEntry } from '../contracts/v1/offers';
import { changes, isRenewed, judge } from '../policy/entries';
import type { ImportSource, Outcome } from '../types';

/** What there is to sell, by article; the last statement counts. For entries of each key once. */
export async function writeStock(
  tx: Transaction,
  source: ImportSource,
  entries: readonly StockEntry[],
): Promise<Outcome[]> {
  const rows = await tx.stock.findMany({
    where: { sourceId: source.id, sku: { in: entries.map(({ sku }) => sku) } },
    select: { sku: true, contentHash: true, sourceVersion: true },
  });
  const stored = new Map(rows.map((row) => [row.sku, { id: row.sku, ...row }]));
  const judged = entries.map((entry) => judge(entry, stored.get(entry.sku)));
  const touched = judged.filter((one) => changes(one) || isRenewed(one));
  const data = touched.map(({ entry, hash, version }) => ({
    sku: entry.sku,
    quantity: entry.quantity ?? null,
    available: entry.available ?? (entry.quantity ?? 0) > 0,
    availableOn: toDateColumn(entry.availableOn ?? null),
    contentHash: hash,
    sourceVersion: version,
  }));
  await tx.stock.deleteMany({ where: { sourceId: source.id, sku: { in: data.map(({ sku }) => sku) } } });
  await tx.stock.createMany({ data: data.map((row) => ({ sourceId: source.id, ...row })) });
  await recordAudit(
    tx,
    judged.filter(changes).map(({ entry, hash }) => ({
      action: 'stock.stated',
      entity: 'stock',
      entityId: entry.sku,
      details: { hash },
    })),
  );
  return judged.map(({ verdict }) => ({ status: verdict }));
}

/** The parts of a price's key, in one text. */
export const priceKey = ({ sku, currency, customer, minQuantity }: PriceEntry): string =>
  JSON.stringify([sku, currency, customer ?? '', minQuantity]);

/** What articles cost, by currency, customer and quantity; the last statement counts. For entries of each key once. */
export async function writePrices(
  tx: Transaction,
  source: ImportSource,
  entries: readonly PriceEntry[],
): Promise<Outcome[]> {
  const keys = entries.map(({ sku, currency, customer, minQuantity }) => ({
    sourceId: source.id,
    sku,
    currency,
    customerKey: customer ?? '',
    minQuantity,
  }));
  const rows = await tx.price.findMany({
    where: { sourceId: source.id, sku: { in: [...new Set(keys.map(({ sku }) => sku))] } },
    select: { sku: true, currency: true, customerKey: true, minQuantity: true, contentHash: true, sourceVersion: true },
  });
  const stored = new Map(
    rows.map(({ sku, currency, customerKey, minQuantity, ...row }) => {
      const id = JSON.stringify([sku, currency, customerKey, minQuantity]);
      return [id, { id, ...row }];
    }),
  );
  const judged = entries.map((entry, index) => ({ ...judge(entry, stored.get(priceKey(entry))), key: keys[index] }));
  for (const { entry, key, hash, version, stored: before } of judged.filter((one) => changes(one) || isRenewed(one))) {
    if (!key) continue;
    const data = {
      amount: entry.amount,
      priceUnit: entry.priceUnit,
      vatIncluded: entry.vatIncluded,
      vatRate: entry.vatRate ?? null,
      withdrawn: entry.withdrawn,
      contentHash: hash,
      sourceVersion: version,
    };
    if (before) await tx.price.updateMany({ where: key, data });
    else await tx.price.create({ data: { ...key, ...data }, select: { sku: true } });
  }
  await recordAudit(
    tx,
    judged.filter(changes).map(({ entry, hash }) => ({
      action: 'price.stated',
      entity: 'price',
      entityId: entry.sku,
      details: { hash },
    })),
  );
  return judged.map(({ verdict }) => ({ status: verdict }));
}
