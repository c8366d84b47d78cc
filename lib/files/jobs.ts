import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { db } from '@/lib/core/db';
import { log } from '@/lib/core/log';
import { ORPHAN_HOURS } from './constants';
import { fileFolder, incomingFolder } from './utils';

const HOUR = 3_600_000;
/** Runs of the housekeeping per day; each looks at its share of the folders, so that all are seen once a day. */
const RUNS = 96;
/** Keys that one statement asks for; it may have 32,767 values. */
const BATCH = 10_000;
const SHARDS = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'));

/**
 * Clears what lies on the disk without a row and is older than a day: left over from a crash, or from a row that has
 * gone. A database that knows no file at all clears nothing: it is more likely the wrong one than a shop without papers.
 * @param now decides on age, and on the share of the folders
 * @param shards which folders; unless given, the share of this quarter of an hour
 * @returns how many files were cleared
 */
export async function clearOrphans(now = new Date(), shards = shareOf(now)): Promise<number> {
  const before = now.getTime() - ORPHAN_HOURS * HOUR;
  let cleared = await clear(incomingFolder(), await olderThan(before, incomingFolder()));
  if ((await db.storedFile.findFirst({ select: { id: true } })) !== null) {
    for (const shard of shards) {
      const folder = join(fileFolder(), shard);
      const old = await olderThan(before, folder);
      for (let from = 0; from < old.length; from += BATCH) {
        cleared += await clear(folder, await withoutRow(old.slice(from, from + BATCH)));
      }
    }
  }
  if (cleared > 0) log().info({ event: 'files-cleared', count: cleared });
  return cleared;
}

/** The folders of one quarter of an hour of the day. */
function shareOf(now: Date): string[] {
  const run = Math.floor(now.getTime() / ((24 * HOUR) / RUNS)) % RUNS;
  return SHARDS.filter((_, index) => index % RUNS === run);
}

async function withoutRow(keys: string[]): Promise<string[]> {
  const rows = await db.storedFile.findMany({ where: { key: { in: keys } }, select: { key: true } });
  const known = new Set(rows.map(({ key }) => key));
  return keys.filter((key) => !known.has(key));
}

async function olderThan(before: number, folder: string): Promise<string[]> {
  const old: string[] = [];
  for (const name of await unlessMissing(readdir(folder), [])) {
    const found = await unlessMissing(stat(join(folder, name)), null);
    if (found?.isFile() && found.mtimeMs < before) old.push(name);
  }
  return old;
}

async function clear(folder: string, names: string[]): Promise<number> {
  for (const name of names) await rm(join(folder, name), { force: true });
  return names.length;
}

/** Another process may clear at the same time, and a folder may not have been needed yet. */
async function unlessMissing<Found, Else>(look: Promise<Found>, otherwise: Else): Promise<Found | Else> {
  try {
    return await look;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return otherwise;
    throw error;
  }
}
