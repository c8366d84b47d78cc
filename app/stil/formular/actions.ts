'use server';

import { z } from 'zod';
import { done, publicAction } from '@/lib/identity/action';

/** One field of each kind; the messages are keys below `errors`, one per field: in the summary each names its field. */
const fixtureSchema = z.object({
  name: z.string().trim().min(1, 'nameRequired').max(100, 'tooLong'),
  email: z.email('email').max(200, 'tooLong'),
  password: z.string().min(8, 'passwordShort').max(200, 'tooLong'),
  quantity: z
    .string()
    .max(20, 'quantity')
    .transform((text) => text.replace(/[\s'’]/g, ''))
    .pipe(z.string().regex(/^[1-9]\d{0,3}$/, 'quantity')),
  day: z
    .string()
    .trim()
    .regex(/^\d{1,2}\.\s?\d{1,2}\.\s?\d{4}$/, 'date'),
  country: z.enum(['CH', 'DE', 'FR', 'IT'], 'countryRequired'),
  message: z.string().trim().min(1, 'messageRequired').max(2000, 'tooLong'),
  // An empty list is not posted at all.
  extras: z.array(z.string().max(20)).min(1, 'enclosureRequired').max(5).prefault([]),
  delivery: z.enum(['home', 'office'], 'deliveryRequired'),
  consent: z.literal('on', 'consentRequired'),
});

/** Accepts what is complete and does nothing with it. */
export const sendFixtureAction = publicAction(
  { name: 'sendFixture', schema: fixtureSchema, secret: ['password'] },
  async () => done('/stil/formular?gesendet=1'),
);
