import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { db } from '@/lib/core/db';
import { environment } from '@/lib/core/env';
import { addFeed, removeFeed, rotateFeed } from '@/lib/ingest/mutations/feeds';
import { openSource } from '@/lib/ingest/mutations/sources';
import { FEED_SERVICES, isFeedService } from '@/lib/ingest/policy/signatures';
import { listFeeds } from '@/lib/ingest/queries/feeds';
import { CommandError } from './command-error';

export const FEED_HELP = `  feed add <aftership|easypost> --source name [--secret text|-]
      lets a tracking service tell about the parcels of a source (made on first use); --secret is what the service
      signs with, - reads it from the input; without it one is made and printed, once
  feed list
      lists the feeds with what is still to be read
  feed rotate <id> [--secret text|-]
      takes another secret; the one before counts beside it for 24 hours
  feed remove <id>
      ends a feed, with what it sent and nobody has read yet`;

type FeedOptions = { source?: string; secret?: string };
const secretSchema = z.string().trim().min(8).max(200);

/** `feed <action> …`: says what was done, or throws a CommandError. */
export async function feed(
  action: string | undefined,
  target: string | undefined,
  options: FeedOptions,
): Promise<void> {
  if (action === 'list') return list();
  if (action === 'add') return add(target, options);
  if (action !== 'rotate' && action !== 'remove') {
    throw new CommandError('feed takes "add", "list", "rotate" or "remove".');
  }
  const id = z.uuid().safeParse(target);
  if (!id.success) throw new CommandError(`feed ${action} takes the id of a feed, see: feed list`);
  return action === 'rotate' ? rotate(id.data, options) : remove(id.data);
}

async function add(service: string | undefined, options: FeedOptions): Promise<void> {
  const source = options.source?.trim();
  if (!service || !isFeedService(service) || !source) {
    throw new CommandError(`feed add takes a service (${FEED_SERVICES.join(', ')}) and --source with a name.`);
  }
  const { secret, made } = await secretOf(options);
  const { id } = await openSource(db, source);
  const feedId = await addFeed(id, service, secret);
  if (!feedId) throw new CommandError(`${source} has a feed of ${service} already; see: feed list`);
  console.log(`Feed ${feedId}. ${service} sends its webhooks about the parcels of "${source}" to:`);
  console.log(new URL(`/api/v1/webhooks/${service}`, environment().NEXTAUTH_URL).href);
  if (made) console.log(`and signs with this secret, shown this once:\n${secret}`);
}

async function rotate(id: string, options: FeedOptions): Promise<void> {
  const { secret, made } = await secretOf(options);
  const rotated = await rotateFeed(id, secret, new Date());
  if (!rotated) throw new CommandError(`There is no feed ${id}.`);
  console.log(`The secret before counts beside the new one until ${rotated.until.toISOString()}.`);
  if (made) console.log(`The new one, shown this once:\n${secret}`);
}

async function remove(id: string): Promise<void> {
  if (!(await removeFeed(id))) throw new CommandError(`There is no feed ${id}.`);
  console.log('Removed.');
}

async function list(): Promise<void> {
  const feeds = await listFeeds();
  for (const { id, source, service, rotatesUntil, unread } of feeds) {
    const notes = [rotatesUntil && `two secrets until ${rotatesUntil.toISOString()}`, `${unread} to be read`];
    console.log(`${id}  ${source}  ${service}  ${notes.filter(Boolean).join('; ')}`);
  }
  console.log(`${feeds.length} feeds.`);
}

/** AfterShip shows its own secret, EasyPost takes whatever it is given. */
async function secretOf({ secret }: FeedOptions): Promise<{ secret: string; made: boolean }> {
  if (secret === undefined) return { secret: randomBytes(32).toString('base64url'), made: true };
  const given = secretSchema.safeParse(secret === '-' ? await text(process.stdin) : secret);
  if (!given.success) throw new CommandError('A secret has 8 to 200 characters.');
  return { secret: given.data, made: false };
}
