'use server';

import { refresh } from 'next/cache';
import { missing } from '@/lib/core/missing';
import { customerAction, done, type Outcome, publicAction, refuse } from '@/lib/identity/action';
import { GUEST_HOME } from '@/lib/identity/constants';
import { requireGuest } from '@/lib/identity/loaders/guest';
import { CANCEL_RIGHT } from './constants';
import { type CancelScope, cancelItems } from './mutations/cancel';
import { cancelAsGuestSchema, cancelItemsSchema } from './schema';
import type { CancelWish } from './types';

type Input = { lines: CancelWish['lines']; reason: string; reasonText: string };

/** Asks the shop not to send some pieces of an order of the account. */
export const cancelItemsAction = customerAction(
  { name: 'cancelItems', schema: cancelItemsSchema, right: CANCEL_RIGHT },
  async ({ input: { number, ...input }, scope: customer, idempotencyKey }) =>
    ended({ customer, number }, input, idempotencyKey, `/konto/bestellungen/${encodeURIComponent(number)}`),
);

/** The same for the one order that a guest looks at. */
export const cancelAsGuestAction = publicAction(
  { name: 'cancelAsGuest', schema: cancelAsGuestSchema },
  async ({ input, idempotencyKey }) => {
    const { scope: guest } = await requireGuest();
    return ended({ guest }, input, idempotencyKey, GUEST_HOME);
  },
);

async function ended(scope: CancelScope, input: Input, key: string | null, path: string): Promise<Outcome> {
  if (!key) return refuse('invalid');
  const { lines, reason, reasonText } = input;
  const result = await cancelItems(scope, { lines, reason: reason || null, reasonText: reasonText || null }, key);
  if (result.ok) return done(`${path}/stornierung/${result.id}`);
  if (result.reason === 'unknown') missing('cancelItems');
  // The page is made anew and says which pieces; the form keeps what was typed.
  refresh();
  return refuse(result.reason);
}
