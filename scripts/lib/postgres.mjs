import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './failure.mjs';
import { withLock } from './lock.mjs';
import { isAlive, markOf } from './pids.mjs';
import { claimPlace, findBinaries, places, serverUser } from './postgres-binaries.mjs';
import {
  clusterMajor,
  createCluster,
  endedCleanly,
  removeCluster,
  runningPort,
  startCluster,
  stopCluster,
} from './postgres-cluster.mjs';
import { readJson, readText, secret } from './state.mjs';

/** What is thrown away anyway need not survive a power cut. */
const DISPOSABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * A running PostgreSQL of this folder, started if it does not run yet. Several commands share it: each leaves a lease
 * (a file with its mark), and the last one to release stops the server. The server is its own process group, so that
 * Ctrl-C reaches us and not it, and a killed command leaves it running for the next one.
 *
 * @param {{ root: string, name: string, settings?: Record<string, string> }} options name: 'main' holds the portal's
 *   data; 'test' is disposable and made anew after an unclean end
 * @returns {Promise<{ adminUrl: string, dataDirectory: string, release: () => Promise<void> }>} adminUrl: superuser
 */
export async function acquirePostgres({ root, name, settings = {} }) {
  const own = join(root, '.data', name);
  const leases = join(own, 'leases');
  const lease = join(leases, `${process.pid}-${randomBytes(4).toString('hex')}.json`);
  const disposable = name === 'test';
  const locked = (work) => withLock(join(root, `.data/locks/postgres-${name}`), 'Waiting for the database …', work);
  mkdirSync(leases, { recursive: true, mode: 0o700 });

  const server = await locked(async () => {
    const cluster = await locate({ root, own, name });
    const soiled = disposable && liveLeases(leases) === 0 && !endedCleanly(cluster);
    let port = await runningPort(cluster);
    if (soiled) {
      // Left behind by a run that was killed: it may hold half a test, and without fsync half a file.
      await stopCluster(cluster);
      removeCluster(cluster);
      port = undefined;
    }
    if (clusterMajor(cluster) === undefined) await createCluster(cluster, { disposable });
    port ??= await startCluster(cluster, { ...(disposable ? DISPOSABLE : {}), ...settings });
    writeFileSync(lease, JSON.stringify(markOf(process.pid)));
    return { ...cluster, port };
  });

  let released;
  return {
    adminUrl: `postgres://postgres:${server.password}@127.0.0.1:${server.port}/postgres`,
    dataDirectory: server.data,
    release() {
      released ??= locked(async () => {
        rmSync(lease, { force: true });
        if (liveLeases(leases) === 0) await stopCluster(server);
      });
      return released;
    },
  };
}

/** Counts the leases of living processes and clears away the others. */
function liveLeases(folder) {
  let live = 0;
  for (const file of readdirSync(folder)) {
    const mark = readJson(join(folder, file));
    if (mark && isAlive(mark)) live += 1;
    else rmSync(join(folder, file), { force: true });
  }
  return live;
}

/**
 * Where this folder's cluster lies and what runs it. The place is written down, because it must not change when
 * another one becomes available later. It is written together with the folder's own path: a copied checkout has its
 * own data, not those of the original. Root and other users keep apart: the one could not open the other's files.
 */
async function locate({ root, own, name }) {
  const user = serverUser();
  const note = join(own, user ? 'place-of-root.json' : 'place.json');
  const password = secret(join(own, 'password'));
  let known = readJson(note);
  if (known?.root !== root) known = undefined;

  for (const place of known ? [known.place] : places(user)) {
    if (!claimPlace(place, user)) continue;
    const binaries = await findBinaries(place, user);
    if (binaries.length === 0) continue;
    const folder = known?.folder ?? (user ? join(place, 'data', `${name}-${randomBytes(6).toString('hex')}`) : own);
    if (!known) writeFileSync(note, JSON.stringify({ root, place, folder }));
    if (user) removeOrphans(join(place, 'data'));
    const cluster = {
      folder,
      origin: own,
      data: join(folder, 'pgdata'),
      log: join(own, 'postgres.log'),
      password,
      user,
    };
    return { ...cluster, ...chooseBinaries(cluster, binaries) };
  }
  throw new Refusal(
    'PostgreSQL does not run here: neither the one from npm nor one below /usr/lib/postgresql. ' +
      'Install it (Debian: apt-get install postgresql) or set DATABASE_URL to a server of your own.',
  );
}

/** Files of one major version are unreadable for another, so an existing cluster decides. */
function chooseBinaries(cluster, binaries) {
  const major = clusterMajor(cluster);
  const fitting = major === undefined ? binaries[0] : binaries.find((candidate) => candidate.major === major);
  if (fitting) return fitting;
  throw new Refusal(
    `The data in "${cluster.data}" were written by PostgreSQL ${major}, which is not here any more: ` +
      'move them away to start afresh, or dump and restore them with that version.',
  );
}

/**
 * Test clusters outside of their checkout survive it; they go when the next one comes. Data of a portal stay.
 * @param {string} folder where clusters lie; on a machine's first start it is not there yet
 */
export function removeOrphans(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const origin = readText(join(folder, name, 'origin'));
    if (!name.startsWith('test-') || origin === undefined || existsSync(origin)) continue;
    if (!existsSync(join(folder, name, 'pgdata/postmaster.pid'))) rmSync(join(folder, name), { recursive: true });
  }
}
