'use server';

import { refresh } from 'next/cache';
import { publicAction } from '@/lib/identity/action';
import { emptySchema } from '@/lib/identity/schema/security';

/** Pages that are open, and an office behind one address. */
const LIMIT = { max: 1_200, seconds: 60 };

/**
 * Makes the page that calls it anew, in the same answer. Changes nothing; the page asks again who is looking, and the
 * session does not count as seen by it.
 */
export const lookAgainAction = publicAction(
  { name: 'lookAgain', schema: emptySchema, limit: LIMIT, allowImpersonated: true, passive: true },
  async () => {
    refresh();
    return { ok: true, answer: '' };
  },
);
