import { z } from 'zod';
import { amount, count, currency, day, rate, text, versioned } from './common';

const sku = text(100).meta({ description: 'Article number' });

export const stock = z
  .strictObject({
    sku,
    quantity: count.nullish().meta({ description: 'Pieces; unset: the shop says only whether there are some' }),
    available: z.boolean().optional().meta({ description: 'Unset: whether there is at least one piece' }),
    availableOn: day.nullish().meta({ description: 'When there will be some again' }),
    ...versioned,
  })
  .refine(({ quantity, available }) => quantity !== undefined || available !== undefined, {
    path: ['quantity'],
    message: 'say how many there are, or whether there are any',
  })
  .meta({ id: 'Stock', title: 'Stock' });
export type StockEntry = z.infer<typeof stock>;

export const price = z
  .strictObject({
    sku,
    currency,
    customer: text(100)
      .nullish()
      .meta({ description: 'Id of the one customer or company it is for; unset: everybody' }),
    minQuantity: z.int().min(1).max(1_000_000_000).default(1),
    amount,
    priceUnit: z.int().min(1).max(1_000_000).default(1).meta({ description: 'amount is for so many pieces' }),
    vatIncluded: z.boolean(),
    vatRate: rate.nullish(),
    withdrawn: z.boolean().default(false).meta({ description: 'Not sold at this price any more' }),
    ...versioned,
  })
  .meta({ id: 'Price', title: 'Price', description: 'What an article costs today; orders keep their own prices' });
export type PriceEntry = z.infer<typeof price>;
