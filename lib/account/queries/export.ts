import { z } from 'zod';
import { db } from '@/lib/core/db';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { EXPORT_BATCH } from '../constants';
import type { Cursor, OrderFilter } from '../schema';
import type { ExportedOrder } from '../types';
import { orderConditions } from './filter';
import { beside, entryColumns, entryFrom, entryRow } from './list';

const codes = z.array(z.string().max(1000)).nullable();
const exportRow = z.object({ order: entryRow, tracking: codes, invoices: codes });

/**
 * All orders that a filter leaves, newest first, some hundred at a time: one statement each, so that neither memory nor a
 * lock grows with the account. What comes in meanwhile is not part of it.
 */
export async function* listExportedOrders(scope: CustomerScope, filter: OrderFilter): AsyncGenerator<ExportedOrder[]> {
  let after: Cursor = null;
  for (;;) {
    const found: unknown[] = await db.$queryRaw<unknown[]>`
      SELECT to_json(entry) AS order,
        (SELECT array_agg(s.tracking_number ORDER BY s.sequence) FROM shipment s
          WHERE s.order_id = entry.id AND s.tracking_number IS NOT NULL) AS tracking,
        (SELECT array_agg(d.number ORDER BY d.issued_on, d.id) FROM document d
          WHERE d.order_id = entry.id AND d.kind = 'invoice' AND d.number IS NOT NULL) AS invoices
      FROM (SELECT ${entryColumns} FROM orders o WHERE ${orderConditions(scope, filter)} AND ${beside(after, false)}
            ORDER BY o.placed_at DESC, o.id DESC LIMIT ${EXPORT_BATCH}) entry
      ORDER BY entry.placed_at DESC, entry.id DESC`;
    const rows = z.array(exportRow).max(EXPORT_BATCH).parse(found);
    const last = rows.at(-1)?.order;
    if (!last) return;
    yield rows.map(({ order, tracking, invoices }) => ({
      ...entryFrom(order),
      trackingNumbers: tracking ?? [],
      invoices: invoices ?? [],
    }));
    if (rows.length < EXPORT_BATCH) return;
    after = { placedAt: new Date(last.placed_at), id: last.id };
  }
}
