import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import { db } from '@/lib/core/db';
import { seal } from '@/lib/core/seal';
import { FEED_SEAL } from '../constants';
import type { FeedService } from '../types';

const entity = 'tracking_feed';
/** So long the secret before a rotation counts as well: services sign what they send again with the old one. */
const OVERLAP_MS = 24 * 3_600_000;

/** Feeds are the operator's business: these are commands (scripts/portal), whose actor is `system`. */

/**
 * Lets a service tell about the parcels of a source. @param secret what the service signs with
 * @returns null if the source has a feed of this service already
 */
export async function addFeed(sourceId: string, service: FeedService, secret: string): Promise<string | null> {
  return db.$transaction(async (tx) => {
    const id = uuid();
    const data = [{ id, sourceId, service, secret: seal(FEED_SEAL, id, secret) }];
    const { count } = await tx.trackingFeed.createMany({ data, skipDuplicates: true });
    if (count === 0) return null;
    await recordAudit(tx, [{ action: 'tracking_feed.added', entity, entityId: id, details: { sourceId, service } }]);
    return id;
  });
}

/** Puts another secret in the place of the present one, which counts for another day. @returns null if there is no such feed */
export async function rotateFeed(id: string, secret: string, now: Date): Promise<{ until: Date } | null> {
  return db.$transaction(async (tx) => {
    const until = new Date(now.getTime() + OVERLAP_MS);
    const count = await tx.$executeRaw`
      UPDATE tracking_feed SET previous_secret = secret, previous_until = ${until}, secret = ${seal(FEED_SEAL, id, secret)}
      WHERE id = ${id}::uuid`;
    if (count === 0) return null;
    await recordAudit(tx, [{ action: 'tracking_feed.rotated', entity, entityId: id }]);
    return { until };
  });
}

/** Ends a feed, with what it sent and nobody has read yet. @returns false if there is no such feed */
export async function removeFeed(id: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.trackingFeed.deleteMany({ where: { id } });
    if (count > 0) await recordAudit(tx, [{ action: 'tracking_feed.removed', entity, entityId: id }]);
    return count > 0;
  });
}
