import { z } from 'zod';
import { instant, text, versioned } from './common';

const REASON_MAX = 500;

export const refund = z
  .strictObject({
    id: text(100).meta({
      description: 'Number of the refund, as `refund-instruction` names it, or the id of that message',
      examples: ['ER-7K3F9M2Q'],
    }),
    state: z.enum(['succeeded', 'failed']).meta({
      description: 'succeeded is final; failed may still succeed, if the shop tries again or is told to',
    }),
    at: instant,
    reason: text(REASON_MAX).nullish().meta({ description: 'Of a failure, for the staff of the shop' }),
    creditNote: text(100).nullish().meta({
      description: 'Number of the credit note that was made for it, so that the same money is not counted twice',
    }),
    ...versioned,
  })
  .meta({
    id: 'RefundResult',
    title: 'Result of a refund',
    description: 'What came of an instruction to pay money back',
  });
export type RefundEntry = z.infer<typeof refund>;
