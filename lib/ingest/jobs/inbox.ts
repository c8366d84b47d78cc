import { z } from 'zod';
import { db } from '@/lib/core/db';
import { daysBefore } from '@/lib/core/format';
import { INBOX } from '@/lib/core/queues';
import type { QueueWork } from '@/lib/core/worker';
import { readMessage } from '../mutations/inbox';
import { SIGNED_DAYS } from '../policy/signatures';

const jobSchema = z.object({ id: z.uuid() });

/** What the worker does with what tracking services sent: some milliseconds each, and a backlog of many (R10). */
export const inbox: QueueWork = {
  queue: INBOX,
  parallel: 2,
  batch: 100,
  handle: (data) => readMessage(jobSchema.parse(data).id),
};

/** Clears what was read longer ago than a message may be old: until then a replay is recognised. */
export async function clearInbox(now = new Date()): Promise<void> {
  const before = daysBefore(now, SIGNED_DAYS);
  await db.inboxMessage.deleteMany({ where: { processedAt: { lt: before } } });
}
