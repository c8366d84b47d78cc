import { z } from 'zod';
import type { Database, Transaction } from '@/lib/core/db';
import type { LocalDay } from '@/lib/rules/types';

/** An article that may be had instead of a line's. */
export type VariantRow = {
  line: string;
  sku: string;
  name: string;
  variant: string | null;
  picture: string | null;
  /** price of `priceUnit` pieces for this customer, smallest unit; null = none is known */
  amount: number | null;
  priceUnit: number;
  /** null = the shop does not say */
  available: boolean | null;
  availableOn: LocalDay | null;
};

const row = z.object({
  line: z.uuid(),
  sku: z.string().max(1000),
  name: z.string().max(10_000),
  variant: z.string().max(10_000).nullable(),
  picture: z.string().max(10_000).nullable(),
  amount: z.number().nullable(),
  price_unit: z.number(),
  available: z.boolean().nullable(),
  available_on: z.string().length(10).nullable(),
});

/** An article has a handful of variants; whoever has more looks in the shop. */
const PER_LINE = 12;

/**
 * What the lines of a return can be exchanged for, in one statement: the same article, and its other variants, which a
 * shop lists under the same name; with today's price for this customer and whether it can be had.
 * @param orderItemIds lines whose scope was checked by whoever read them
 */
export async function listVariants(db: Database | Transaction, orderItemIds: readonly string[]): Promise<VariantRow[]> {
  if (orderItemIds.length === 0) return [];
  const rows = await db.$queryRaw<unknown[]>`
    SELECT i.id AS line, v.sku, v.name, v.variant, v.picture, c.amount, coalesce(c.price_unit, 1) AS price_unit,
           s.available, to_char(s.available_on, 'YYYY-MM-DD') AS available_on
      FROM order_item i
      JOIN orders o ON o.id = i.order_id
      JOIN account a ON a.id = o.account_id
      JOIN product p ON p.id = i.product_id
      CROSS JOIN LATERAL (
        SELECT * FROM product v WHERE v.source_id = p.source_id AND v.name = p.name
           AND v.seller_id IS NOT DISTINCT FROM p.seller_id ORDER BY v.id <> p.id, v.sku LIMIT ${PER_LINE}) v
      LEFT JOIN LATERAL (
        SELECT amount, price_unit FROM price WHERE source_id = v.source_id AND sku = v.sku AND currency = o.currency
           AND NOT withdrawn AND min_quantity <= 1 AND customer_key IN ('', coalesce(a.source_key, ''))
         ORDER BY customer_key DESC, min_quantity DESC LIMIT 1) c ON true
      LEFT JOIN stock s ON s.source_id = v.source_id AND s.sku = v.sku
     WHERE i.id = ANY(${[...orderItemIds]}::uuid[])`;
  return z
    .array(row)
    .max(orderItemIds.length * PER_LINE)
    .parse(rows)
    .map(({ price_unit: priceUnit, available_on: availableOn, ...rest }) => ({ ...rest, priceUnit, availableOn }));
}
