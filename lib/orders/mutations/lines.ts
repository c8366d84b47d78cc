import { v7 as uuid } from 'uuid';
import type { Transaction } from '@/lib/core/db';
import type { AddressInput, FeeInput, ItemInput } from '../types';

// Lines are by far the most rows. `createMany` binds every value apart: with thousands of rows that takes ten times as
// long, and beyond 32,767 values it becomes several statements at once on one connection. Here one JSON value goes over
// and PostgreSQL takes it apart. A test compares every column with what was given.

export type LineOf<T> = T & { id: string; ownerId: string; position: number };

export function lineOf(ownerId: string, index: number) {
  return { id: uuid(), ownerId, position: index + 1 };
}

/** What a source states becomes the line's quantities at once; parcels come on top with refreshSummaries. */
function itemRow(item: LineOf<ItemInput>) {
  return {
    ...item,
    lineKey: item.lineKey ?? String(item.position),
    discount: item.discount ?? 0,
    statedCancelled: item.quantityCancelled,
    statedInTransit: item.quantityInTransit,
    statedDelivered: item.quantityDelivered,
    statedLost: item.quantityLost,
    statedReturned: item.quantityReturned,
    quantityReturned: Math.min(item.quantityReturned, item.quantityDelivered),
    statedDeliveredOn: item.deliveredOn,
    statedCancelledOn: item.cancelledOn,
  };
}

/**
 * Writes the lines of orders. A line that is there already, by its key, keeps its id, so that parcels and returns stay
 * with it wherever it moves; one that the source does not name any more goes.
 * @param replaced the orders whose former lines are to be looked at
 */
export async function writeItems(
  tx: Transaction,
  lines: LineOf<ItemInput>[],
  replaced: readonly string[],
): Promise<void> {
  const rows = lines.map(itemRow);
  if (replaced.length > 0) {
    const kept = rows.map(({ ownerId, lineKey }) => ({ ownerId, lineKey }));
    await tx.$executeRaw`
      DELETE FROM order_item WHERE order_id = ANY(${[...replaced]}::uuid[])
        AND NOT EXISTS (SELECT FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS kept("ownerId" uuid, "lineKey" text)
                        WHERE kept."ownerId" = order_id AND kept."lineKey" = line_key)`;
  }
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO order_item (id, order_id, line_key, position, sku, name, variant, product_id, seller_id, unit_price,
      price_unit, discount, total, vat_rate, quantity_ordered, quantity_open, quantity_cancelled, quantity_in_transit,
      quantity_delivered, quantity_lost, quantity_returned, delivered_on, cancelled_on, stated_cancelled,
      stated_in_transit, stated_delivered, stated_lost, stated_returned, stated_delivered_on, stated_cancelled_on)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS line("id" uuid, "ownerId" uuid, "lineKey" text,
      "position" int, "sku" text, "name" text, "variant" text, "productId" uuid, "sellerId" uuid, "unitPrice" int,
      "priceUnit" int, "discount" int, "total" int, "vatRate" int, "quantityOrdered" int, "quantityOpen" int,
      "quantityCancelled" int, "quantityInTransit" int, "quantityDelivered" int, "quantityLost" int,
      "quantityReturned" int, "deliveredOn" date, "cancelledOn" date, "statedCancelled" int, "statedInTransit" int,
      "statedDelivered" int, "statedLost" int, "statedReturned" int, "statedDeliveredOn" date, "statedCancelledOn" date)
    ON CONFLICT (order_id, line_key) DO UPDATE SET (position, sku, name, variant, product_id, seller_id, unit_price,
      price_unit, discount, total, vat_rate, quantity_ordered, quantity_open, quantity_cancelled, quantity_in_transit,
      quantity_delivered, quantity_lost, quantity_returned, delivered_on, cancelled_on, stated_cancelled,
      stated_in_transit, stated_delivered, stated_lost, stated_returned, stated_delivered_on, stated_cancelled_on)
    = ROW (excluded.position, excluded.sku, excluded.name, excluded.variant, excluded.product_id, excluded.seller_id,
      excluded.unit_price, excluded.price_unit, excluded.discount, excluded.total, excluded.vat_rate,
      excluded.quantity_ordered, excluded.quantity_open, excluded.quantity_cancelled, excluded.quantity_in_transit,
      excluded.quantity_delivered, excluded.quantity_lost, excluded.quantity_returned, excluded.delivered_on,
      excluded.cancelled_on, excluded.stated_cancelled, excluded.stated_in_transit, excluded.stated_delivered,
      excluded.stated_lost, excluded.stated_returned, excluded.stated_delivered_on, excluded.stated_cancelled_on)`;
}

export async function insertFees(tx: Transaction, lines: LineOf<FeeInput>[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO order_fee (id, order_id, position, kind, code, name, quantity, total, vat_rate)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS line("id" uuid, "ownerId" uuid, "position" int,
      "kind" fee_kind, "code" text, "name" text, "quantity" int, "total" int, "vatRate" int)`;
}

export async function insertAddresses(
  tx: Transaction,
  addresses: (AddressInput & { orderId: string })[],
): Promise<void> {
  if (addresses.length > 0) await tx.orderAddress.createMany({ data: addresses });
}
