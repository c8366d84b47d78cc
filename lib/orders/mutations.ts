import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import type { Database, Transaction } from '@/lib/core/db';
import { Prisma } from '@/prisma/generated/client';
import { quantityFault, sameSummary, summaryOf } from './policy';
import { listSummaryChecks, type SummaryCheck } from './queries';
import type { CreditNoteInput, FeeInput, ItemInput, OrderInput, OrderSummary, RecomputeResult } from './types';
import { sumOf, toDateColumn } from './utils';

/** Orders per step of the recomputation: a few thousand rows in memory, a lock of milliseconds. */
const RECOMPUTE_BATCH = 500;

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
 * Writes orders as their source states them. An order without `id` is created; one with `id` is replaced, its lines
 * included. Totals and summary are computed here, so that no caller can set them. New orders cost three statements
 * whatever their number, each replaced one costs one more. The caller writes the audit rows: it knows the occasion.
 * @param tx the transaction of the change
 * @returns the ids, in the order given
 * @throws Error if the quantities of a line contradict rule 1; the transaction must then end
 */
export async function saveOrders(tx: Transaction, orders: readonly OrderInput[]): Promise<string[]> {
  const rows = orders.map((order) => ({ order, id: order.id ?? uuid() }));
  for (const { order } of rows) {
    const fault = order.items.map(quantityFault).find((found) => found !== null);
    if (fault) throw new Error(`Order ${order.number}: ${fault}.`);
  }
  const replaced = rows.filter(({ order }) => order.id !== undefined);
  if (replaced.length > 0) {
    const orderId = { in: replaced.map(({ id }) => id) };
    await tx.orderItem.deleteMany({ where: { orderId } });
    await tx.orderFee.deleteMany({ where: { orderId } });
    for (const { order, id } of replaced)
      await tx.order.update({ where: { id }, data: orderRow(order), select: { id: true } });
  }
  const created = rows.filter(({ order }) => order.id === undefined);
  if (created.length > 0) {
    await tx.order.createMany({ data: created.map(({ order, id }) => ({ id, ...orderRow(order) })) });
  }
  await insertItems(
    tx,
    rows.flatMap(({ order, id }) => order.items.map((item, index) => ({ ...item, ...lineOf(id, index) }))),
  );
  await insertFees(
    tx,
    rows.flatMap(({ order, id }) => order.fees.map((fee, index) => ({ ...fee, ...lineOf(id, index) }))),
  );
  return rows.map(({ id }) => id);
}

/**
 * Writes credit notes with their lines, as {@link saveOrders} does for orders. The total is the sum of the lines.
 * @returns the ids, in the order given
 */
export async function saveCreditNotes(tx: Transaction, notes: readonly CreditNoteInput[]): Promise<string[]> {
  const rows = notes.map((note) => ({ note, id: note.id ?? uuid() }));
  const replaced = rows.filter(({ note }) => note.id !== undefined);
  if (replaced.length > 0) {
    await tx.creditNoteLine.deleteMany({ where: { creditNoteId: { in: replaced.map(({ id }) => id) } } });
    for (const { note, id } of replaced) {
      await tx.creditNote.update({ where: { id }, data: creditNoteRow(note), select: { id: true } });
    }
  }
  const created = rows.filter(({ note }) => note.id === undefined);
  if (created.length > 0) {
    await tx.creditNote.createMany({ data: created.map(({ note, id }) => ({ id, ...creditNoteRow(note) })) });
  }
  await insertCreditNoteLines(
    tx,
    rows.flatMap(({ note, id }) => note.lines.map((line, index) => ({ ...line, ...lineOf(id, index) }))),
  );
  return rows.map(({ id }) => id);
}

/**
 * Computes the summaries of some orders anew and writes those that differ. Whatever changes items, shipments or
 * returns calls this in the same transaction; the orders stay locked until it ends.
 * @returns the orders whose stored summary was another one
 */
export async function refreshSummaries(
  tx: Transaction,
  orderIds: readonly string[],
): Promise<{ id: string; number: string }[]> {
  if (orderIds.length === 0) return [];
  // Sorted, so that two callers with overlapping sets wait for each other instead of locking crosswise.
  await tx.$queryRaw`SELECT id FROM orders WHERE id IN (${Prisma.join(orderIds.map((id) => Prisma.sql`${id}::uuid`))}) ORDER BY id FOR UPDATE`;
  const wrong = (await listSummaryChecks(tx, { ids: orderIds })).filter(differs);
  for (const { id, facts } of wrong) {
    await tx.order.update({ where: { id }, data: summaryColumns(summaryOf(facts)), select: { id: true } });
  }
  return wrong.map(({ id, number }) => ({ id, number }));
}

/**
 * Recomputes every stored summary and mends those that differ, each mending with its audit row. In a healthy database
 * it changes nothing. Reads in steps along the key, so that memory stays flat; only differing orders are locked.
 * @param onStep called with the number of orders looked at so far
 */
export async function recomputeSummaries(db: Database, onStep?: (checked: number) => void): Promise<RecomputeResult> {
  const result: RecomputeResult = { checked: 0, mended: [] };
  for (let after: string | null = null; ; ) {
    const orders: SummaryCheck[] = await listSummaryChecks(db, { after, take: RECOMPUTE_BATCH });
    const wrong = orders.filter(differs);
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

function differs({ facts, stored }: SummaryCheck): boolean {
  return !sameSummary(stored, summaryOf(facts));
}

function summaryColumns(summary: OrderSummary) {
  return {
    summaryState: summary.state,
    summaryStateDate: toDateColumn(summary.stateDate),
    summaryNextDate: toDateColumn(summary.nextDate),
    summaryNextDeadline: toDateColumn(summary.nextDeadline),
    summaryItemCount: summary.itemCount,
  };
}

function orderRow(order: OrderInput) {
  const itemsTotal = sumOf(order.items);
  const feesTotal = sumOf(order.fees);
  return {
    accountId: order.accountId,
    sourceId: order.sourceId,
    number: order.number,
    placedAt: order.placedAt,
    currency: order.currency,
    ...(order.locale === undefined ? {} : { locale: order.locale }),
    country: order.country,
    completed: order.completed,
    expectedOn: toDateColumn(order.expectedOn),
    contentHash: order.contentHash,
    itemsTotal,
    feesTotal,
    total: itemsTotal + feesTotal,
    ...summaryColumns(summaryOf(order)),
  };
}

function creditNoteRow(note: CreditNoteInput) {
  const { id: _, lines, ...row } = note;
  return { ...row, total: sumOf(lines) };
}

type LineOf<T> = T & { id: string; ownerId: string; position: number };

function lineOf(ownerId: string, index: number) {
  return { id: uuid(), ownerId, position: index + 1 };
}

// Lines are by far the most rows. `createMany` binds every value apart: with thousands of rows that takes ten times as
// long, and beyond 32,767 values it becomes several statements at once on one connection. Here one JSON value goes over
// and PostgreSQL takes it apart. A test compares every column with what was given.

async function insertItems(tx: Transaction, lines: LineOf<ItemInput>[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO order_item (id, order_id, position, sku, name, variant, product_id, unit_price, price_unit, total,
      quantity_ordered, quantity_open, quantity_cancelled, quantity_in_transit, quantity_delivered, quantity_lost,
      quantity_returned, delivered_on, cancelled_on)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS line("id" uuid, "ownerId" uuid, "position" int,
      "sku" text, "name" text, "variant" text, "productId" uuid, "unitPrice" int, "priceUnit" int, "total" int,
      "quantityOrdered" int, "quantityOpen" int, "quantityCancelled" int, "quantityInTransit" int,
      "quantityDelivered" int, "quantityLost" int, "quantityReturned" int, "deliveredOn" date, "cancelledOn" date)`;
}

async function insertFees(tx: Transaction, lines: LineOf<FeeInput>[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO order_fee (id, order_id, position, kind, code, name, quantity, total)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS line("id" uuid, "ownerId" uuid, "position" int,
      "kind" fee_kind, "code" text, "name" text, "quantity" int, "total" int)`;
}

async function insertCreditNoteLines(
  tx: Transaction,
  lines: LineOf<CreditNoteInput['lines'][number]>[],
): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO credit_note_line (id, credit_note_id, position, sku, name, quantity, total)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS line("id" uuid, "ownerId" uuid, "position" int,
      "sku" text, "name" text, "quantity" int, "total" int)`;
}
