import { z } from 'zod';
import { currency, instant, signedAmount, sourceId, text, versioned } from './common';

const LINES_MAX = 10_000;

export const creditNote = z
  .strictObject({
    id: sourceId('credit note'),
    number: text(100).optional().meta({ description: 'The number that people know; unset: the id' }),
    customer: text(100).nullish().meta({ description: 'Id of the private customer' }),
    company: text(100).nullish().meta({ description: 'Or id of the company' }),
    order: text(100)
      .nullish()
      .meta({ description: 'Id of the order it corrects, if it names one; it may come in later' }),
    issuedAt: instant,
    currency,
    lines: z
      .array(
        z.strictObject({
          sku: text(100),
          name: text(500),
          quantity: z.int().min(-1_000_000_000).max(1_000_000_000),
          total: signedAmount,
        }),
      )
      .min(1)
      .max(LINES_MAX)
      .meta({ description: 'Quantities and totals are positive towards the customer' }),
    ...versioned,
  })
  .refine(({ customer, company }) => !customer || !company, {
    path: ['company'],
    message: 'a credit note belongs to a customer or to a company, not to both',
  })
  .refine(({ customer, company, order }) => customer || company || order, {
    path: ['customer'],
    message: 'name the customer, the company or the order that it belongs to',
  })
  .meta({ id: 'CreditNote', title: 'Credit note', description: 'Belongs to an account, with or without an order' });
export type CreditNoteEntry = z.infer<typeof creditNote>;
