import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal, Stopped } from './failure.mjs';
import { ancestors } from './pids.mjs';

/** Everything we started and that still runs. Nothing else is ever signalled. */
const children = new Set();

/** Of the 10 s within which everything has to be down; the rest is for the database. */
export const PATIENCE_MS = 6500;

let stopSignal;
let announceStop;
/** Resolves with the signal's name once somebody asked us to stop. */
export const stopRequested = new Promise((resolve) => {
  announceStop = resolve;
});

/**
 * From here on SIGINT, SIGTERM and SIGHUP end our children first. Ctrl-C under npm arrives twice (terminal and npm),
 * hence only a signal that comes a second later means "now".
 */
export function listenForStop() {
  let first = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!first) {
        first = Date.now();
        requestStop(signal);
      } else if (Date.now() - first > 1000) {
        for (const child of children) child.kill('SIGKILL');
      }
    });
  }
  watchNpm();
}

function requestStop(signal) {
  stopSignal = signal;
  // A closed terminal (SIGHUP) is no message for servers; some read it as "load your settings again".
  terminate([...children], PATIENCE_MS, signal === 'SIGHUP' ? 'SIGTERM' : signal);
  announceStop(signal);
}

/**
 * A killed npm cannot pass anything on; its child would go on serving with nobody to stop it. Only below npm: after
 * `node scripts/start.mjs &` a closed shell is no reason to end.
 */
function watchNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    requestStop('SIGHUP');
  }, 500);
  timer.unref();
}

/** @throws Stopped if somebody asked to stop; called between the steps of a longer command */
export function throwIfStopped() {
  if (stopSignal) throw new Stopped(stopSignal);
}

function track(file, args, options) {
  throwIfStopped();
  const child = spawn(file, args, { windowsHide: true, ...options });
  child.ended = new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 127, error }));
    child.on('exit', (code, signal) => resolve({ code: code ?? 128, signal }));
  });
  children.add(child);
  child.ended.then(() => children.delete(child));
  return child;
}

/**
 * Runs a program to its end.
 * @param {{ cwd?: string, env?: object, stdio?: any, uid?: number, gid?: number, capture?: boolean, timeout?: number }} options
 *   capture: stdout and stderr are kept (in the order in which they came) instead of shown
 * @returns {Promise<{ code: number, signal?: string, output: string, error?: Error }>} never rejects but with Stopped
 */
export async function run(file, args, { capture = false, timeout, ...options } = {}) {
  const child = track(file, args, { stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2], ...options });
  const chunks = [];
  child.stdout?.on('data', (chunk) => chunks.push(chunk));
  child.stderr?.on('data', (chunk) => chunks.push(chunk));
  const closed = new Promise((resolve) => child.on('close', resolve));
  const timer = timeout && setTimeout(() => terminate([child], 5000), timeout);
  const end = await child.ended;
  // A grandchild that keeps the pipe open must not keep us: after the exit a second is enough for what is on its way.
  if (!end.error) await Promise.race([closed, sleep(1000, undefined, { ref: false })]);
  clearTimeout(timer);
  throwIfStopped();
  return { ...end, output: Buffer.concat(chunks).toString('utf8') };
}

/**
 * Starts a long-running part of the portal. The channel (`ipc`) is what lets it notice that we were killed: it exits
 * on `disconnect`. It says `{ type: 'ready' }` once it answers.
 */
export function startService(name, file, args, options) {
  const child = track(file, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], ...options });
  const ready = new Promise((resolve) => {
    child.on('message', (message) => message?.type === 'ready' && resolve());
  });
  const died = child.ended.then(({ code, signal, error }) => {
    const how = error ? error.message : signal ? `by ${signal}` : `with exit code ${code}`;
    return new Refusal(`The ${name} process ended by itself (${how}); what it said last is above.`);
  });
  return { name, child, ready, died };
}

/** Asks all children to end, waits, then kills those that are left. */
export async function stopChildren() {
  await terminate([...children], PATIENCE_MS);
}

async function terminate(list, patienceMs, signal = 'SIGTERM') {
  for (const child of list) {
    // Once is enough: for many programs the second signal means "drop everything".
    if (!child.asked) child.kill(signal);
    child.asked = true;
  }
  const all = Promise.all(list.map((child) => child.ended));
  if (await Promise.race([all.then(() => true), sleep(patienceMs, false, { ref: false })])) return;
  for (const child of list) child.kill('SIGKILL');
  await all;
}
