import { z } from 'zod';
import { WEBHOOKS } from '@/lib/core/queues';
import type { QueueWork } from '@/lib/core/worker';
import { PARALLEL } from './constants';
import { deliver } from './mutations/deliveries';

const jobSchema = z.object({ deliveryId: z.uuid() });

/** What the worker does with the queue of webhooks: one attempt per job; what failed comes back after its pause. */
export const deliveries: QueueWork = {
  queue: WEBHOOKS,
  parallel: PARALLEL,
  handle: async (data, last) => {
    const outcome = await deliver(jobSchema.parse(data).deliveryId, last);
    // Not after 410: the endpoint is disabled and the delivery closed.
    if (outcome && !outcome.delivered && outcome.error !== 'gone')
      throw new Error(`The webhook was not taken: ${[outcome.error, outcome.status].filter(Boolean).join(' ')}`);
  },
};
