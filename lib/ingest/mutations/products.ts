import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import { declareStale } from '@/lib/orders/mutations/summaries';
import type { SellerEntry } from '../contracts/v1/common';
import type { ProductEntry } from '../contracts/v1/products';
import { changes, isRenewed, type Judged, judge } from '../policy/entries';
import { isOlder, newest, type Rank, rankOf } from '../policy/ranks';
import type { ImportSource, Outcome } from '../types';

/**
 * Writes products with sellers and media as their source states them, and joins lines of orders that came in before
 * them. For entries of each key once, in the transaction of the batch.
 */
export async function writeProducts(
  tx: Transaction,
  source: ImportSource,
  entries: readonly ProductEntry[],
): Promise<Outcome[]> {
  const sellers = await writeSellers(tx, source, entries);
  const rows = await tx.product.findMany({
    where: { sourceId: source.id, sku: { in: entries.map(({ id }) => id) } },
    select: { id: true, sku: true, category: true, contentHash: true, sourceVersion: true },
  });
  const stored = new Map(rows.map((row) => [row.sku, row]));
  const judged = entries.map((entry) => judge(entry, stored.get(entry.id)));
  const written = judged.filter(changes).map((one) => ({ id: one.stored?.id ?? uuid(), ...one }));

  const data = ({ entry, hash, version }: Judged<ProductEntry>) => ({
    name: entry.name,
    variant: entry.variant ?? null,
    category: entry.category ?? null,
    sellerId: entry.seller ? (sellers.get(entry.seller.id) ?? null) : null,
    url: entry.url ?? null,
    contentHash: hash,
    sourceVersion: version,
  });
  const created = written.filter(({ stored: before }) => !before);
  await tx.product.createMany({
    data: created.map((one) => ({ id: one.id, sourceId: source.id, sku: one.entry.id, ...data(one) })),
  });
  for (const one of written) {
    if (one.stored) await tx.product.update({ where: { id: one.id }, data: data(one), select: { id: true } });
  }
  for (const { stored: before, version } of judged.filter(isRenewed)) {
    await tx.product.update({
      where: { id: before?.id ?? '' },
      data: { sourceVersion: version },
      select: { id: true },
    });
  }
  await writeMedia(tx, written);
  const linked = await linkLines(
    tx,
    created.map(({ id }) => id),
  );
  // Rules go by category: what can be given back until when may be another day now.
  const moved = written.filter(({ entry }) => {
    const before = stored.get(entry.id);
    return before && before.category !== (entry.category ?? null);
  });
  const stale = [...linked, ...moved.map(({ id }) => id)];
  if (stale.length > 0) await declareStale(tx, stale);
  await recordAudit(
    tx,
    written.map(({ id, hash, verdict }) => ({
      action: `product.${verdict === 'created' ? 'added' : 'changed'}`,
      entity: 'product',
      entityId: id,
      details: { hash },
    })),
  );
  return judged.map(({ verdict }) => ({ status: verdict }));
}

/**
 * Writes the sellers that entries name. One that several entries name is as the newest of them says.
 * @returns ids by the source's key
 */
export async function writeSellers(
  tx: Transaction,
  source: ImportSource,
  entries: readonly { seller?: SellerEntry | null | undefined; version?: number; occurredAt?: string }[],
): Promise<Map<string, string>> {
  const named = new Map<string, { seller: SellerEntry; rank: Rank }>();
  for (const entry of entries) {
    if (!entry.seller) continue;
    const rank = rankOf(entry);
    const before = named.get(entry.seller.id);
    if (!before || !isOlder(rank, before.rank)) named.set(entry.seller.id, { seller: entry.seller, rank });
  }
  if (named.size === 0) return new Map();
  const rows = await tx.seller.findMany({
    where: { sourceId: source.id, sourceKey: { in: [...named.keys()] } },
    select: {
      id: true,
      sourceKey: true,
      name: true,
      city: true,
      mail: true,
      phone: true,
      url: true,
      sourceVersion: true,
    },
  });
  const ids = new Map(rows.map(({ id, sourceKey }) => [sourceKey, id]));
  const changed: string[] = [];
  for (const [sourceKey, { seller, rank }] of named) {
    const before = rows.find((row) => row.sourceKey === sourceKey);
    if (before && isOlder(rank, before.sourceVersion)) continue;
    const { name, city = null, mail = null, phone = null, url = null } = seller;
    const data = { name, city, mail, phone, url, sourceVersion: newest(rank, before?.sourceVersion ?? null) };
    if (!before) {
      const { id } = await tx.seller.create({
        data: { sourceId: source.id, sourceKey, ...data },
        select: { id: true },
      });
      ids.set(sourceKey, id);
      changed.push(id);
    } else if ((Object.keys(data) as (keyof typeof data)[]).some((key) => before[key] !== data[key])) {
      await tx.seller.update({ where: { id: before.id }, data, select: { id: true } });
      changed.push(before.id);
    }
  }
  await recordAudit(
    tx,
    changed.map((entityId) => ({ action: 'seller.stated', entity: 'seller', entityId })),
  );
  return ids;
}

/** Links of products as stated now; files (manuals as PDF) are not the business of this entry and stay. */
async function writeMedia(tx: Transaction, written: readonly (Judged<ProductEntry> & { id: string })[]): Promise<void> {
  const stated = written.filter(({ entry }) => entry.media !== undefined);
  const replaced = stated.filter(({ stored }) => stored).map(({ id }) => id);
  if (replaced.length > 0) await tx.productMedia.deleteMany({ where: { productId: { in: replaced }, fileId: null } });
  const media = stated.flatMap(({ id, entry }) => (entry.media ?? []).map((medium) => ({ productId: id, ...medium })));
  await tx.productMedia.createMany({ data: media.map((medium) => ({ ...medium, locale: medium.locale ?? null })) });
}

/**
 * Lines that were ordered before the product came in (order_item_unlinked_sku_idx).
 * @returns the products that had any
 */
async function linkLines(tx: Transaction, productIds: readonly string[]): Promise<string[]> {
  if (productIds.length === 0) return [];
  const lines = await tx.$queryRaw<{ productId: string }[]>`
    UPDATE order_item SET product_id = product.id
      FROM product, orders
     WHERE product.id = ANY(${[...productIds]}::uuid[]) AND order_item.product_id IS NULL
       AND order_item.sku = product.sku AND orders.id = order_item.order_id AND orders.source_id = product.source_id
    RETURNING product.id AS "productId"`;
  return [...new Set(lines.map(({ productId }) => productId))];
}
