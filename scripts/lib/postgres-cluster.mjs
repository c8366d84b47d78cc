import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal, say } from './failure.mjs';
import { commandLine, processStart } from './pids.mjs';
import { serverEnvironment } from './postgres-binaries.mjs';
import { run, throwIfStopped } from './processes.mjs';
import { readText } from './state.mjs';

// A cluster as these functions take it: { folder, origin, data, log, password, user, initdb, postgres, pgCtl, major }.

// Recovery after a kill replays what was not yet written; minutes only after hours of heavy writing.
const START_MS = 60_000;
const STOP_S = 2;
const LOG_LIMIT = 10 * 1024 * 1024;

/** Major version of the files that lie there, undefined if there are none. */
export function clusterMajor({ data }) {
  const version = readText(join(data, 'PG_VERSION'));
  return version === undefined ? undefined : Number.parseInt(version, 10);
}

/** initdb under another name and a move at the end: an interrupted one never looks like a cluster. */
export async function createCluster(cluster, { disposable }) {
  say('Creating the database …');
  const { folder, origin, data, password, user } = cluster;
  const prepared = `${data}.new`;
  const passwordFile = join(folder, 'initdb-password');
  mkdirSync(folder, { recursive: true });
  if (user) {
    writeFileSync(join(folder, 'origin'), origin);
    // The way to it must be open for the server's user, the folder itself for nobody else.
    chmodSync(join(folder, '..'), 0o755);
    chownSync(folder, user.uid, user.gid);
    chmodSync(folder, 0o700);
  }
  rmSync(prepared, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  // With --locale=C umlauts would neither sort nor compare nor match. ICU brings its own tables on every system; the
  // locale of the C library is only what remains, and C.UTF-8 does not exist everywhere.
  const locale = { darwin: 'en_US.UTF-8', win32: 'C' }[process.platform] ?? 'C.UTF-8';
  const args = ['-D', prepared, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  args.push('--encoding=UTF8', '--locale-provider=icu', '--icu-locale=de-CH', `--locale=${locale}`);
  if (disposable) args.push('--no-sync');
  try {
    const options = { ...user, cwd: folder, env: serverEnvironment(), capture: true };
    const end = await run(cluster.initdb, args, options);
    if (end.code !== 0) {
      throw new Refusal(`The database could not be created (initdb):\n${end.error?.message ?? end.output.trim()}`);
    }
    renameSync(prepared, data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Removes a stopped cluster's files. */
export function removeCluster({ data }) {
  rmSync(data, { recursive: true, force: true });
}

/**
 * @returns {Promise<number | undefined>} port of the server that runs on these files, undefined if none does; a server
 *   that is starting or stopping is waited for
 */
export async function runningPort(cluster) {
  const until = Date.now() + START_MS;
  for (;;) {
    const server = readPidFile(cluster);
    if (!server) return undefined;
    if (!isOurs(cluster, server.pid)) {
      forgetStranger(cluster, server.pid);
      return undefined;
    }
    if (server.status === 'ready') return server.port;
    throwIfStopped();
    if (Date.now() > until) throw new Refusal(`The database does not become ready; its log is "${cluster.log}".`);
    await sleep(50);
  }
}

function isOurs({ data }, pid) {
  // Windows tells no command line without a helper; there the number has to do.
  return process.platform === 'win32' ? processStart(pid) !== undefined : commandLine(pid).includes(data);
}

/**
 * The server died, and its number now belongs to a stranger or to its own zombie: PostgreSQL would take either for a
 * living server and refuse to start. A number that belongs to nobody it clears up itself, and more carefully than we.
 */
function forgetStranger({ data }, pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return;
  }
  rmSync(join(data, 'postmaster.pid'), { force: true });
}

/** The lines of postmaster.pid, as PostgreSQL documents them: pid, data, start, port, socket, address, memory, status. */
function readPidFile({ data }) {
  const lines = readText(join(data, 'postmaster.pid'))?.split('\n');
  return lines && { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
}

/** Whether the last server on these files ended in order. */
export function endedCleanly({ data }) {
  return !existsSync(join(data, 'postmaster.pid'));
}

/** @returns {Promise<number>} the port */
export async function startCluster(cluster, settings) {
  // Between finding a free port and taking it somebody else may take it: then the next one.
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const exited = await launchServer(cluster, { ...settings, port });
    if (!exited) return port;
    throwIfStopped();
    // "still in use": children of a killed server are just about to notice; they need a moment.
    const again = /could not bind|Address already in use|still in use/.test(exited);
    if (!again || attempt === 10) {
      throw new Refusal(`The database does not start; its log is "${cluster.log}". It ends with:\n${exited}`);
    }
    await sleep(300);
  }
}

async function launchServer(cluster, settings) {
  const { folder, data, log, postgres, user } = cluster;
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 200, ...settings };
  const args = ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const big = (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT;
  // Opened by us, so that the server's user needs no right to the folder.
  const output = openSync(log, big ? 'w' : 'a', 0o600);
  const before = statSync(log).size;
  const options = { ...user, cwd: folder, env: serverEnvironment(), windowsHide: true };
  const child = spawn(postgres, args, { ...options, detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  let ended;
  child.on('error', (error) => {
    ended = error.message;
  });
  child.on('exit', () => {
    ended ??= readFileSync(log).subarray(before).toString('utf8').trim().split('\n').slice(-5).join('\n');
  });
  const until = Date.now() + START_MS;
  while (ended === undefined) {
    const server = readPidFile(cluster);
    if (server?.pid === child.pid && server.status === 'ready') {
      child.unref();
      child.removeAllListeners('exit');
      return undefined;
    }
    if (Date.now() > until) {
      child.kill('SIGQUIT');
      throw new Refusal(`The database does not become ready; its log is "${log}".`);
    }
    await sleep(25);
  }
  return ended || 'nothing';
}

/** Fast shutdown; what does not go within two seconds is stopped at once and recovers from its log at the next start. */
export async function stopCluster(cluster) {
  for (const mode of ['fast', 'immediate']) {
    const server = readPidFile(cluster);
    if (!server || !isOurs(cluster, server.pid)) return;
    const args = ['stop', '-D', cluster.data, '-m', mode, '-w', '-t', String(STOP_S), '-s'];
    // Not through `run`: this is part of the end and must happen although somebody asked to stop.
    await new Promise((resolve) => {
      const options = { ...cluster.user, cwd: cluster.folder, env: serverEnvironment(), stdio: 'ignore' };
      const child = spawn(cluster.pgCtl, args, options);
      child.on('error', resolve);
      child.on('exit', resolve);
    });
  }
}

/** A port of this machine that nobody listens on at this moment. */
export function freePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, host, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
