import { recordAudit } from '@/lib/audit/mutations';
import { settleCancellations } from '@/lib/cancellations/mutations/settle';
import type { Transaction } from '@/lib/core/db';
import { defaultLocale } from '@/lib/core/i18n/locales';
import { giftUrl, statusUrl } from '@/lib/guest/utils';
import { announceNews } from '@/lib/orders/mutations/news';
import { saveOrders } from '@/lib/orders/mutations/orders';
import { recordOrderEvents } from '@/lib/orders/mutations/shipments';
import { refreshSummaries } from '@/lib/orders/mutations/summaries';
import { regimeOf } from '@/lib/orders/policy/regime';
import { toDateColumn } from '@/lib/orders/utils';
import type { OrderEntry } from '../contracts/v1/orders';
import { changes, isRenewed, type Judged, judge } from '../policy/entries';
import { type OrderContent, orderContent, orderEvents, type References, sumFault } from '../policy/orders';
import { isEarlier } from '../policy/ranks';
import type { ImportSource, Outcome } from '../types';
import { ensureAccounts, guestOf, strangerOf } from './accounts';
import { writeSellers } from './products';

type Fault = { path: string; message: string };
type Prepared = Judged<OrderEntry> & { content: OrderContent; fault: Fault | null };

/**
 * Writes orders as their source states them, with accounts, sellers and events. An entry that is older than what is
 * stored changes nothing but what belongs to the first version (language, law, first promise) and adds its events: so
 * the same rows come out whatever overtook what. For entries of each key once, in the transaction of the batch.
 */
export async function writeOrders(
  tx: Transaction,
  source: ImportSource,
  entries: readonly OrderEntry[],
): Promise<Outcome[]> {
  const known = await storedOrders(tx, source, entries);
  const references = await referencesOf(tx, source, entries);
  const prepared = entries.map((entry): Prepared => {
    const content = orderContent(entry, references);
    const fault = sumFault(entry, content) ?? numberFault(content, known.byNumber);
    return { ...judge(entry, known.byKey.get(entry.id)), content, fault };
  });
  const sound = prepared.filter(({ fault }) => fault === null);
  const accounts = await ensureAccounts(
    tx,
    source,
    sound.map(({ entry }) => ownerOf(entry)),
  );
  const accountOf = ({ entry }: Prepared) => accounts.get(ownerOf(entry).key) ?? '';

  const written = sound.filter(changes);
  const saved = await saveOrders(
    tx,
    written.map((one) => ({
      ...one.content,
      ...(one.stored ? { id: one.stored.id } : {}),
      accountId: accountOf(one),
      sourceId: source.id,
      contentHash: one.hash,
      version: one.version,
    })),
  );
  const ids = new Map(written.map(({ entry }, index) => [entry.id, saved[index] ?? '']));
  const idOf = (one: Prepared) => ids.get(one.entry.id) ?? one.stored?.id ?? '';
  for (const one of sound.filter(isRenewed)) {
    await tx.order.update({ where: { id: idOf(one) }, data: { sourceVersion: one.version }, select: { id: true } });
  }
  const promised = await keepFirsts(tx, sound, known.byKey);
  await announceNews(tx, [...new Set([...written.map(idOf), ...promised])]);
  await recordOrderEvents(
    tx,
    sound.flatMap((one) => orderEvents(one.entry, idOf(one))),
  );
  await settleCancellations(tx, written.map(idOf));
  await recordAudit(
    tx,
    written.map((one) => ({
      action: `order.${one.verdict === 'created' ? 'imported' : 'changed'}`,
      entity: 'order',
      entityId: idOf(one),
      accountId: accountOf(one),
      details: { hash: one.hash },
    })),
  );
  const links = await tx.order.findMany({
    where: { id: { in: sound.map(idOf) } },
    select: { id: true, statusVersion: true, locale: true },
  });
  const urls = new Map(links.map((order) => [order.id, { statusUrl: statusUrl(order), giftUrl: giftUrl(order) }]));
  return prepared.map((one): Outcome => {
    if (one.fault) return { status: 'refused', ...one.fault };
    return { status: one.verdict, ...urls.get(idOf(one)) };
  });
}

type StoredOrder = Awaited<ReturnType<typeof storedOrders>>['rows'][number];

async function storedOrders(tx: Transaction, source: ImportSource, entries: readonly OrderEntry[]) {
  const rows = await tx.order.findMany({
    where: {
      sourceId: source.id,
      OR: [
        { sourceKey: { in: entries.map(({ id }) => id) } },
        { number: { in: entries.map(({ id, number }) => number ?? id) } },
      ],
    },
    select: {
      id: true,
      sourceKey: true,
      number: true,
      contentHash: true,
      sourceVersion: true,
      firstVersion: true,
      promisedOn: true,
      promisedVersion: true,
    },
  });
  return {
    rows,
    byKey: new Map(rows.map((row) => [row.sourceKey, row])),
    byNumber: new Map(rows.map((row) => [row.number, row])),
  };
}

/** People name orders by their numbers, so two orders of a shop never share one. */
function numberFault(content: OrderContent, byNumber: ReadonlyMap<string, StoredOrder>): Fault | null {
  const other = byNumber.get(content.number);
  if (!other || other.sourceKey === content.sourceKey) return null;
  return { path: 'number', message: `is already that of the order with the id ${other.sourceKey}` };
}

function ownerOf({ customer, company, contact }: OrderEntry) {
  if (company) return strangerOf(company, 'company');
  if (customer) return strangerOf(customer, 'private');
  return guestOf(contact?.email ?? '');
}

async function referencesOf(
  tx: Transaction,
  source: ImportSource,
  entries: readonly OrderEntry[],
): Promise<References> {
  const skus = [...new Set(entries.flatMap(({ items }) => items.map(({ sku }) => sku)))];
  const products = await tx.product.findMany({
    where: { sourceId: source.id, sku: { in: skus } },
    select: { id: true, sku: true },
  });
  const stated = entries.flatMap(({ items, version, occurredAt }) =>
    items.map(({ seller }) => ({
      seller,
      ...(version === undefined ? {} : { version }),
      ...(occurredAt === undefined ? {} : { occurredAt }),
    })),
  );
  return {
    products: new Map(products.map(({ id, sku }) => [sku, id])),
    sellers: await writeSellers(tx, source, stated),
  };
}

/**
 * Language, law and first promise are those of the first version, even if it comes in after a later one.
 * @returns the orders whose first promise is another now
 */
async function keepFirsts(
  tx: Transaction,
  orders: readonly Prepared[],
  known: ReadonlyMap<string, StoredOrder>,
): Promise<string[]> {
  const promised: string[] = [];
  for (const { entry, content, rank, verdict } of orders) {
    const stored = known.get(entry.id);
    if (verdict !== 'ignored' || !stored) continue;
    if (isEarlier(rank, stored.firstVersion)) {
      const regime = regimeOf(content.buyer ?? 'consumer', content.country);
      const data = { locale: content.locale ?? defaultLocale, regime, firstVersion: rank };
      await tx.order.update({ where: { id: stored.id }, data, select: { id: true } });
    }
    if (content.expectedOn && (stored.promisedOn === null || isEarlier(rank, stored.promisedVersion))) {
      const data = { promisedOn: toDateColumn(content.expectedOn), promisedVersion: rank };
      await tx.order.update({ where: { id: stored.id }, data, select: { id: true } });
      promised.push(stored.id);
    }
  }
  await refreshSummaries(tx, promised);
  return promised;
}
