import { z } from 'zod';
import { amount, currency, sourceId, text } from './common';

export const creditSpending = z
  .strictObject({
    id: sourceId('payment'),
    customer: text(100).nullish().meta({ description: 'Id of the private customer' }),
    company: text(100).nullish().meta({ description: 'Or id of the company' }),
    currency,
    amount: amount.min(1).meta({ description: 'Paid with credit, in the smallest unit; the same for ever' }),
    returned: amount.default(0).meta({
      description: 'Of this, given back so far; it only grows, so a smaller one is older and ignored',
    }),
    order: text(100).nullish().meta({ description: 'Number of the order that was paid' }),
  })
  .refine(({ customer, company }) => Boolean(customer) !== Boolean(company), {
    path: ['customer'],
    message: 'name either the customer or the company whose credit it is',
  })
  .refine(({ amount: paid, returned }) => returned <= paid, {
    path: ['returned'],
    message: 'is more than was paid',
  })
  .meta({
    id: 'CreditSpending',
    title: 'Payment with credit',
    description: 'Somebody paid with credit. It is refused where there is not enough, with what there is',
  });
export type CreditSpendingEntry = z.infer<typeof creditSpending>;
