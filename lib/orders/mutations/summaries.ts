import { recordAudit } from '@/lib/audit/mutations';
import type { Database, Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { publishAll } from '@/lib/core/outbox';
import { readRules } from '@/lib/rules/queries';
import type { Rule } from '@/lib/rules/types';
import { PACKED, packedOf } from '../policy/purchase';
import { searchTextOf } from '../policy/search';
import { sameSummary, summaryOf } from '../policy/summary';
import { whereaboutsOf } from '../policy/whereabouts';
import { askedOf, listSummaryChecks, type SummaryCheck } from '../queries/summaries';
import type { ItemFacts, OrderSummary, RecomputeResult } from '../types';

/** Orders per step of the recomputation: a few thousand rows in memory, a lock of milliseconds. */
const RECOMPUTE_BATCH = 500;

/** Changes of an order wait for each other until the transaction ends. */
export async function lockOrders(tx: Transaction, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  // Sorted, so that two callers with overlapping sets wait for each other instead of locking crosswise.
  await tx.$queryRaw`SELECT id FROM orders WHERE id = ANY(${orderIds}::uuid[]) ORDER BY id FOR UPDATE`;
}

/**
 * Computes some orders anew (where the pieces of each line are, the summary, the text for searching) and writes what
 * differs. Whatever changes items, parcels, documents, payment or returns calls this in the same transaction; the
 * orders stay locked until it ends. Five statements at most, whatever their number.
 * @returns the orders of which something stored was another
 */
export async function refreshSummaries(
  tx: Transaction,
  orderIds: readonly string[],
): Promise<{ id: string; number: string }[]> {
  if (orderIds.length === 0) return [];
  await lockOrders(tx, orderIds);
  const wrong = (await listSummaryChecks(tx, { ids: orderIds })).map(await computing(tx)).filter(differs);
  const items = wrong.flatMap((order) => order.items.filter(({ facts, stored }) => !sameFacts(facts, stored)));
  if (items.length > 0) await writeItems(tx, items);
  if (wrong.length > 0) await writeSummaries(tx, wrong);
  return wrong.map(({ id, number }) => ({ id, number }));
}

/**
 * Recomputes everything that is stored and could be computed, and mends what differs, each mending with its audit row.
 * In a healthy database it changes nothing. Reads in steps along the key, so that memory stays flat; only differing
 * orders are locked.
 * @param onStep called with the number of orders looked at so far
 */
export async function recomputeSummaries(db: Database, onStep?: (checked: number) => void): Promise<RecomputeResult> {
  const result: RecomputeResult = { checked: 0, mended: [] };
  for (let after: string | null = null; ; ) {
    const orders: SummaryCheck[] = await listSummaryChecks(db, { after, take: RECOMPUTE_BATCH });
    const wrong = orders.map(await computing(db)).filter(differs);
    if (wrong.length > 0) {
      // Read again under the lock: somebody may have written rightly since.
      const mended = await db.$transaction(async (tx) => {
        const changed = await refreshSummaries(
          tx,
          wrong.map(({ id }) => id),
        );
        const entry = { action: 'order.summary_mended', entity: 'order', actorKind: 'system' } as const;
        await recordAudit(
          tx,
          changed.map(({ id }) => ({ ...entry, entityId: id })),
        );
        return changed;
      });
      result.mended.push(...mended);
    }
    result.checked += orders.length;
    onStep?.(result.checked);
    after = orders.at(-1)?.id ?? null;
    if (after === null || orders.length < RECOMPUTE_BATCH) return result;
  }
}

/**
 * Has the worker compute summaries anew although no order has changed, in the transaction of what has. Behind all else
 * that it does: nobody waits for it.
 * @param productIds only orders that hold one of these; null = all
 * @param after only orders after this id
 */
export async function declareStale(
  tx: Transaction,
  productIds: readonly string[] | null = null,
  after: string | null = null,
): Promise<void> {
  const payload = { after, productIds: productIds && [...productIds] };
  await publishAll(tx, 'summaries.stale', [{ payload, notBefore: new Date() }], -1);
}

/**
 * Computes the next orders of `declareStale` anew; only those that differ are locked and written.
 * @returns the last id looked at; null = there are no more
 */
export async function refreshNext(
  tx: Transaction,
  { productIds, after }: { productIds: readonly string[] | null; after: string | null },
): Promise<string | null> {
  const orders = await listSummaryChecks(tx, { after, take: RECOMPUTE_BATCH, productIds });
  const wrong = orders.map(await computing(tx)).filter(differs);
  await refreshSummaries(
    tx,
    wrong.map(({ id }) => id),
  );
  return orders.length < RECOMPUTE_BATCH ? null : (orders.at(-1)?.id ?? null);
}

type Computed = {
  id: string;
  number: string;
  items: { id: string; facts: ItemFacts; stored: ItemFacts }[];
  summary: OrderSummary;
  search: string;
  stored: SummaryCheck['stored'];
};

/** By the rules that hold today. */
async function computing(db: Database | Transaction): Promise<(check: SummaryCheck) => Computed> {
  const rules = await readRules(db);
  const today = localDay(new Date());
  return (check) => computed(check, rules, today);
}

function computed(check: SummaryCheck, rules: readonly Rule[], today: string): Computed {
  const { id, number, order, items, searchable, stored } = check;
  const lines = items.map((item) => ({ ...item, facts: whereaboutsOf(item.stated, item.parcels) }));
  const summary = summaryOf({ ...order, items: lines.map(summaryItem) }, rules, today);
  return { id, number, items: lines, summary, search: searchTextOf(searchable), stored };
}

function summaryItem({ sku, category, asking, parcels, facts }: SummaryCheck['items'][number] & { facts: ItemFacts }) {
  const { quantityOpen } = facts;
  const inParcels = parcels.filter(({ state }) => (PACKED as readonly string[]).includes(state));
  const packed = packedOf(quantityOpen, inParcels);
  return { ...facts, sku, category, packed, asked: askedOf({ quantityOpen, ...asking }, packed) };
}

function differs({ items, summary, search, stored }: Computed): boolean {
  return (
    !sameSummary(summary, stored.summary) ||
    search !== stored.search ||
    items.some((item) => !sameFacts(item.facts, item.stored))
  );
}

const sameFacts = (a: ItemFacts, b: ItemFacts) =>
  (Object.keys(a) as (keyof ItemFacts)[]).every((key) => a[key] === b[key]);

async function writeItems(tx: Transaction, items: Computed['items']): Promise<void> {
  const rows = items.map(({ id, facts }) => ({ id, ...facts }));
  await tx.$executeRaw`
    UPDATE order_item SET quantity_open = line."quantityOpen", quantity_cancelled = line."quantityCancelled",
      quantity_in_transit = line."quantityInTransit", quantity_delivered = line."quantityDelivered",
      quantity_lost = line."quantityLost", quantity_returned = line."quantityReturned",
      delivered_on = line."deliveredOn", cancelled_on = line."cancelledOn"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS line("id" uuid, "quantityOpen" int,
      "quantityCancelled" int, "quantityInTransit" int, "quantityDelivered" int, "quantityLost" int,
      "quantityReturned" int, "deliveredOn" date, "cancelledOn" date)
    WHERE order_item.id = line.id`;
}

async function writeSummaries(tx: Transaction, orders: readonly Computed[]): Promise<void> {
  const rows = orders.map(({ id, summary, search }) => ({ id, ...summary, search }));
  await tx.$executeRaw`
    UPDATE orders SET summary_state = new."state", summary_phase = new."phase", summary_state_date = new."stateDate",
      summary_next_date = new."nextDate", summary_next_from = new."nextFrom", summary_next_to = new."nextTo",
      summary_promised = new."promised", summary_action = new."action", summary_next_deadline = new."nextDeadline",
      summary_payment_due = new."paymentDue", summary_item_count = new."itemCount",
      summary_cancellable = new."cancellable", summary_cancel_until = new."cancelUntil",
      summary_returnable = new."returnable", summary_return_until = new."returnUntil",
      summary_credit_until = new."creditUntil", search = new."search",
      updated_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new("id" uuid, "state" order_state,
      "phase" order_phase, "stateDate" date, "nextDate" date, "nextFrom" text, "nextTo" text, "promised" date,
      "action" order_action, "nextDeadline" date, "paymentDue" boolean, "itemCount" int,
      "cancellable" boolean, "cancelUntil" timestamptz, "returnable" boolean, "returnUntil" date, "creditUntil" date,
      "search" text)
    WHERE orders.id = new.id`;
}
