'use server';

import { done, publicAction } from '@/lib/identity/action';
import { findOrderSchema } from './schema';

/** From a number typed on the start page to the order's own page; the gate there asks who is looking. */
export const findOrderAction = publicAction({ name: 'findOrder', schema: findOrderSchema }, async ({ input }) =>
  done(`/konto/bestellungen/${encodeURIComponent(input.number)}`),
);
