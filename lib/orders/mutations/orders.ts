import { v7 as uuid } from 'uuid';
import type { Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { emailKey } from '@/lib/identity/utils';
import { readRules } from '@/lib/rules/queries';
import type { Rule } from '@/lib/rules/types';
import { regimeOf } from '../policy/regime';
import { searchTextOf } from '../policy/search';
import { summaryOf } from '../policy/summary';
import { totalsOf } from '../policy/totals';
import { quantityFault } from '../policy/whereabouts';
import { NOTHING_ASKED } from '../queries/summaries';
import type { OrderFacts, OrderInput, WithdrawalRegime } from '../types';
import { toDateColumn } from '../utils';
import { insertAddresses, insertFees, lineOf, writeItems } from './lines';
import { refreshSummaries } from './summaries';

/**
 * Writes one order with items, fees, totals and summary; see {@link saveOrders}.
 * @returns the order's id
 */
export async function saveOrder(tx: Transaction, order: OrderInput): Promise<string> {
  const [id] = await saveOrders(tx, [order]);
  if (id === undefined) throw new Error('saveOrders returned no id');
  return id;
}

/**
 * Writes orders as their source states them. An order without `id` is created; one with `id` is brought up to date:
 * its lines keep their ids, its language, its right of withdrawal and its first promise stay what they were. Totals
 * and summary are computed here, so that no caller can set them. New orders cost a few statements whatever their
 * number, each replaced one costs one more. The caller writes the audit rows: it knows the occasion.
 * @param tx the transaction of the change
 * @returns the ids, in the order given
 * @throws Error if the quantities of a line contradict rule 1; the transaction must then end
 */
export async function saveOrders(tx: Transaction, orders: readonly OrderInput[]): Promise<string[]> {
  const rows = orders.map((order) => ({ order, id: order.id ?? uuid() }));
  for (const { order } of rows) {
    const fault = order.items.map(quantityFault).find((found) => found !== null && found !== IN_PARCELS);
    if (fault) throw new Error(`Order ${order.number}: ${fault}.`);
  }
  const replaced = rows.filter(({ order }) => order.id !== undefined);
  const created = rows.filter(({ order }) => order.id === undefined);
  const replacedIds = replaced.map(({ id }) => id);
  await replaceHeads(tx, replaced);
  await createHeads(tx, created);
  await writeItems(
    tx,
    rows.flatMap(({ order, id }) => order.items.map((item, index) => ({ ...item, ...lineOf(id, index) }))),
    replacedIds,
  );
  await insertFees(
    tx,
    rows.flatMap(({ order, id }) => order.fees.map((fee, index) => ({ ...fee, ...lineOf(id, index) }))),
  );
  await insertAddresses(
    tx,
    rows.flatMap(({ order, id }) => (order.addresses ?? []).map((address) => ({ ...address, orderId: id }))),
  );
  // Parcels and documents that are there already count as well.
  await refreshSummaries(tx, replacedIds);
  return rows.map(({ id }) => id);
}

/** No fault here: the pieces that came back may have arrived in parcels, which the source reports apart. */
const IN_PARCELS = 'more returned than delivered';

type Row = { order: OrderInput; id: string };

async function replaceHeads(tx: Transaction, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const orderId = { in: rows.map(({ id }) => id) };
  await tx.orderFee.deleteMany({ where: { orderId } });
  await tx.orderAddress.deleteMany({ where: { orderId } });
  for (const { order, id } of rows) {
    // The first promise is kept for ever; until there was one, the next is the first.
    const { promisedOn, ...facts } = factsOf(order);
    await tx.order.update({ where: { id }, data: facts, select: { id: true } });
    if (promisedOn) {
      const promisedVersion = order.version ?? null;
      await tx.order.updateMany({ where: { id, promisedOn: null }, data: { promisedOn, promisedVersion } });
    }
  }
}

async function createHeads(tx: Transaction, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const accounts = await tx.account.findMany({
    where: { id: { in: [...new Set(rows.map(({ order }) => order.accountId))] } },
    select: { id: true, kind: true },
  });
  const productIds = [...new Set(rows.flatMap(({ order }) => order.items.flatMap(({ productId }) => productId ?? [])))];
  const products = await tx.product.findMany({
    where: { id: { in: productIds } },
    select: { id: true, category: true },
  });
  const by: Basis = {
    categories: new Map(products.map(({ id, category }) => [id, category])),
    rules: await readRules(tx),
    today: localDay(new Date()),
  };
  const companies = new Set(accounts.filter(({ kind }) => kind === 'company').map(({ id }) => id));
  await tx.order.createMany({
    data: rows.map(({ order, id }) => {
      const buyer = order.buyer ?? (companies.has(order.accountId) ? 'business' : 'consumer');
      const regime = regimeOf(buyer, order.country);
      return {
        id,
        ...factsOf(order),
        ...(order.locale === undefined ? {} : { locale: order.locale }),
        regime,
        firstVersion: order.version ?? null,
        promisedVersion: order.expectedOn === null ? null : (order.version ?? null),
        ...summaryColumns(order, regime, by),
      };
    }),
  });
}

/** What the source states, as columns. Language and right of withdrawal are left out: they are set once. */
function factsOf(order: OrderInput) {
  const { payment, contactEmail = null } = order;
  return {
    accountId: order.accountId,
    sourceId: order.sourceId,
    sourceKey: order.sourceKey ?? order.number,
    number: order.number,
    reference: order.reference ?? null,
    placedAt: order.placedAt,
    confirmedAt: order.confirmedAt ?? null,
    currency: order.currency,
    country: order.country,
    buyerName: order.buyerName ?? null,
    contactEmail,
    contactKey: contactEmail === null ? null : emailKey(contactEmail),
    completed: order.completed,
    expectedOn: toDateColumn(order.expectedOn),
    promisedOn: toDateColumn(order.expectedOn),
    paymentState: payment?.state ?? ('unknown' as const),
    paymentMethod: payment?.method ?? null,
    paidOn: toDateColumn(payment?.paidOn ?? null),
    paymentDueOn: toDateColumn(payment?.dueOn ?? null),
    paymentUrl: payment?.url ?? null,
    contentHash: order.contentHash,
    sourceVersion: order.version ?? null,
    ...totalsOf(order),
  };
}

/** What the summary of a new order needs beside it. */
type Basis = { categories: ReadonlyMap<string, string | null>; rules: readonly Rule[]; today: string };

/** Of an order that has just come in: nothing is packed and no paper has been made. */
function summaryColumns(order: OrderInput, regime: WithdrawalRegime, { categories, rules, today }: Basis) {
  const facts: OrderFacts = {
    placedAt: order.placedAt,
    country: order.country,
    regime,
    completed: order.completed,
    expectedOn: order.expectedOn,
    promisedOn: order.expectedOn,
    payment: { state: order.payment?.state ?? 'unknown', dueOn: order.payment?.dueOn ?? null },
    documents: 0,
    items: order.items.map((item) => ({
      ...item,
      category: (item.productId && categories.get(item.productId)) ?? null,
      quantityReturned: Math.min(item.quantityReturned, item.quantityDelivered),
      packed: 0,
      asked: NOTHING_ASKED,
    })),
    parcels: [],
  };
  const summary = summaryOf(facts, rules, today);
  return {
    summaryState: summary.state,
    summaryPhase: summary.phase,
    summaryStateDate: toDateColumn(summary.stateDate),
    summaryNextDate: toDateColumn(summary.nextDate),
    summaryPromised: toDateColumn(summary.promised),
    summaryAction: summary.action,
    summaryNextDeadline: toDateColumn(summary.nextDeadline),
    summaryPaymentDue: summary.paymentDue,
    summaryItemCount: summary.itemCount,
    summaryCancellable: summary.cancellable,
    summaryCancelUntil: summary.cancelUntil,
    summaryReturnable: summary.returnable,
    summaryReturnUntil: toDateColumn(summary.returnUntil),
    summaryCreditUntil: toDateColumn(summary.creditUntil),
    search: searchTextOf({
      number: order.number,
      reference: order.reference ?? null,
      documents: [],
      trackingNumbers: [],
      items: order.items.map(({ name, variant = null, sku }) => ({ name, variant, sku })),
    }),
  };
}
