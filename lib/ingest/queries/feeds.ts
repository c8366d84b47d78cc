import { db } from '@/lib/core/db';
import { unseal } from '@/lib/core/seal';
import { FEED_SEAL } from '../constants';
import type { FeedEntry, FeedService } from '../types';

/** Shops that one portal serves; each has one feed of a service at most. */
const FEEDS_MAX = 200;

/** Feeds of a service with the secrets that count at the moment, the current one first. */
export async function listFeedSecrets(
  service: FeedService,
  now: Date,
): Promise<{ id: string; sourceId: string; secrets: string[] }[]> {
  const rows = await db.trackingFeed.findMany({
    where: { service },
    take: FEEDS_MAX,
    select: { id: true, sourceId: true, secret: true, previousSecret: true, previousUntil: true },
  });
  return rows.map(({ id, sourceId, secret, previousSecret, previousUntil }) => {
    const before = previousUntil !== null && previousUntil > now ? previousSecret : null;
    const sealed = [secret, ...(before === null ? [] : [before])];
    return { id, sourceId, secrets: sealed.flatMap((one) => unseal(FEED_SEAL, id, one) ?? []) };
  });
}

/** All feeds with what is still to be read, for the command line. */
export async function listFeeds(): Promise<FeedEntry[]> {
  const rows = await db.trackingFeed.findMany({
    orderBy: { id: 'asc' },
    take: FEEDS_MAX,
    select: {
      id: true,
      service: true,
      previousUntil: true,
      source: { select: { name: true } },
      _count: { select: { inbox: { where: { processedAt: null } } } },
    },
  });
  return rows.map(({ source, _count, previousUntil, ...feed }) => ({
    ...feed,
    source: source.name,
    rotatesUntil: previousUntil !== null && previousUntil > new Date() ? previousUntil : null,
    unread: _count.inbox,
  }));
}
