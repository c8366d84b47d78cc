'use server';

import { z } from 'zod';
import { done, publicAction } from '@/lib/identity/action';

/** One field of each kind; the messages are keys below `errors`. */
const fixtureSchema = z.object({
  name: z.string().trim().min(1, 'required').max(100),
  email: z.email('email').max(200),
  password: z.string().min(8, 'passwordShort').max(200),
  quantity: z
    .string()
    .max(20)
    .transform((text) => text.replace(/[\s'’]/g, ''))
    .pipe(z.string().regex(/^[1-9]\d{0,3}$/, 'invalid')),
  day: z
    .string()
    .trim()
    .regex(/^\d{1,2}\.\s?\d{1,2}\.\s?\d{4}$/, 'invalid'),
  country: z.enum(['CH', 'DE', 'FR', 'IT'], 'required'),
  message: z.string().trim().min(1, 'required').max(2000),
  extras: z.array(z.string().max(20)).min(1, 'required').max(5),
  delivery: z.enum(['home', 'office'], 'required'),
  consent: z.literal('on', 'required'),
});

/** Accepts what is complete and does nothing with it. */
export const sendFixtureAction = publicAction(
  { name: 'sendFixture', schema: fixtureSchema, secret: ['password'] },
  async () => done('/stil/formular?gesendet=1'),
);
