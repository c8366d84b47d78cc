import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal, say } from './failure.mjs';
import { isAlive, markOf } from './pids.mjs';

// Longer than the slowest thing done under a lock (an install and a build on a slow line).
const PATIENCE_MS = 20 * 60 * 1000;
// Shorter waits are not worth a line.
const QUIET_MS = 2000;

/**
 * Runs `work` while no other process of this folder does the same.
 *
 * The lock is a folder with its owner's mark inside, prepared under another name and moved into place: a move onto a
 * folder that is not empty fails, so that there is no moment without an owner. A dead owner's folder is moved to a name
 * made of the owner: of two waiters that saw the same corpse the second finds that name taken and cannot move away the
 * lock that the first has meanwhile made.
 *
 * @param {string} path of the lock, for example <root>/.data/locks/install
 * @param {string} waiting what to tell somebody who has to wait
 */
export async function withLock(path, waiting, work) {
  const mark = markOf(process.pid);
  mkdirSync(dirname(path), { recursive: true });
  const corpse = await take(path, mark, waiting);
  try {
    return await work();
  } finally {
    rmSync(path, { recursive: true, force: true });
    if (corpse) rmSync(corpse, { recursive: true, force: true });
  }
}

async function take(path, mark, waiting) {
  const prepared = `${path}.${randomBytes(6).toString('hex')}`;
  mkdirSync(prepared);
  writeFileSync(join(prepared, 'owner.json'), JSON.stringify(mark));
  const started = Date.now();
  let corpse;
  let told = false;
  for (;;) {
    try {
      renameSync(prepared, path);
      return corpse;
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) throw error;
    }
    const owner = readOwner(path);
    if (owner && !isAlive(owner)) {
      corpse = bury(path, owner) ?? corpse;
      continue;
    }
    if (!told && Date.now() > started + QUIET_MS) {
      say(waiting);
      told = true;
    }
    if (Date.now() > started + PATIENCE_MS) {
      rmSync(prepared, { recursive: true, force: true });
      throw new Refusal(`Process ${owner?.pid} has been holding "${path}" for too long; end it, then start again.`);
    }
    await sleep(150);
  }
}

function readOwner(path) {
  try {
    return JSON.parse(readFileSync(join(path, 'owner.json'), 'utf8'));
  } catch {
    return undefined; // released between our two looks
  }
}

function bury(path, owner) {
  const grave = `${path}.dead-${owner.pid}-${String(owner.started).replace(/\W+/g, '-')}`;
  try {
    renameSync(path, grave);
    return grave;
  } catch {
    return undefined; // somebody else was quicker
  }
}
