import type { OutboxHandlers } from '@/lib/core/worker';
import { numberKey } from '@/lib/orders/utils';
import { takeUp } from '../mutations/entries';

/** What the worker does when a return says in which parcel it comes: what its carrier has told before is of it. */
export const handlers = {
  'return.numbered': async ({ payload: { sourceId, trackingNumber } }, tx) => {
    const select = { id: true, timeZone: true } as const;
    const source = await tx.source.findUnique({ where: { id: sourceId }, select });
    if (source) await takeUp(tx, source, [`tracking-number ${numberKey(trackingNumber)}`]);
  },
} satisfies Partial<OutboxHandlers>;
