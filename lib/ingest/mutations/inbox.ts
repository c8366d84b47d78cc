import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import { db } from '@/lib/core/db';
import { log } from '@/lib/core/log';
import { enqueue } from '@/lib/core/outbox';
import { INBOX } from '@/lib/core/queues';
import { withinLimit } from '@/lib/core/rate-limit';
import { PermanentFailure } from '@/lib/core/worker';
import { ForeignPayload } from '../carriers/common';
import { carriers } from '../carriers/formats';
import { BATCH_MAX } from '../contracts/v1/resources';
import { entriesOf } from '../policy/reports';
import { aboutMessage, isSigned } from '../policy/signatures';
import { listFeedSecrets } from '../queries/feeds';
import type { FeedService } from '../types';
import { parsedJson } from '../utils/text';
import { takeEntries } from './calls';

/** Wrong signatures from one address; a service with a wrong secret tries again for days, guessing would take ages. */
const WRONG_SIGNATURES = { max: 60, seconds: 60 };

export type Received = 'taken' | 'known' | 'unsigned' | 'outdated' | 'limited';

/**
 * Takes what a service sent: proves by its signature over the raw bytes which shop it is for, keeps it, and leaves the
 * reading to the worker. The same message twice is one.
 * @param signature as it stands in the service's header
 * @param address of the client, for the limit
 */
export async function receiveMessage(
  service: FeedService,
  body: Uint8Array,
  signature: string | null,
  address: string,
  now = new Date(),
): Promise<Received> {
  const bucket = `feed-wrong-signature:${address}`;
  // Before the signature is looked at: who guesses is not told when a guess was right.
  if (!(await withinLimit(db, bucket, WRONG_SIGNATURES, 0))) return 'limited';
  const feeds = signature === null ? [] : await listFeedSecrets(service, now);
  const feed = feeds.find(({ secrets }) => isSigned(service, secrets, body, signature ?? ''));
  if (!feed) {
    await withinLimit(db, bucket, WRONG_SIGNATURES);
    return 'unsigned';
  }
  const about = aboutMessage(parsedJson(Buffer.from(body).toString('utf8')), now);
  if (!about.timely) return 'outdated';
  const key = about.id ?? createHash('sha256').update(body).digest('hex');
  return db.$transaction(async (tx) => {
    const id = uuid();
    const data = [{ id, feedId: feed.id, key, body: Buffer.from(body) }];
    const { count } = await tx.inboxMessage.createMany({ data, skipDuplicates: true });
    if (count === 0) return 'known';
    await recordAudit(tx, [
      { action: 'inbox.received', entity: 'inbox_message', entityId: id, details: { feedId: feed.id, service } },
    ]);
    await enqueue(tx, INBOX, { id });
    return 'taken';
  });
}

/**
 * Reads a message of the inbox into the parcels of its source. Killed in between, it is read again: the same messages of
 * a carrier are one.
 * @throws PermanentFailure if it is nothing that this service sends: it waits among the dead letters for a newer adapter
 */
export async function readMessage(id: string): Promise<void> {
  const row = await db.inboxMessage.findUnique({
    where: { id, processedAt: null },
    select: { body: true, feed: { select: { service: true, source: { select: { id: true, timeZone: true } } } } },
  });
  if (!row) return;
  const { service, source } = row.feed;
  const entries = reportsIn(service, row.body).flatMap(entriesOf);
  for (let from = 0; from < entries.length; from += BATCH_MAX) {
    const results = await takeEntries(db, source, 'tracking-events', entries.slice(from, from + BATCH_MAX));
    const refused = results.filter(({ status }) => status === 'refused').length;
    if (refused > 0) log().error({ event: 'inbox-refused', inbox: id, service, refused });
  }
  await db.inboxMessage.updateMany({ where: { id }, data: { processedAt: new Date() } });
}

function reportsIn(service: FeedService, body: Uint8Array) {
  try {
    return carriers[service](parsedJson(Buffer.from(body).toString('utf8')));
  } catch (error) {
    throw error instanceof ForeignPayload ? new PermanentFailure(error.message) : error;
  }
}
