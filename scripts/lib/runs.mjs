import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './failure.mjs';
import { isAlive, markOf } from './pids.mjs';
import { throwIfStopped } from './processes.mjs';
import { readJson } from './state.mjs';
import { ROOT } from './tools.mjs';

const FOLDER = join(ROOT, '.data/runs');

/** How long a taken port is waited for, by who holds it. */
const PATIENCE_MS = {
  // Nothing of ours: it will not go away.
  stranger: 300,
  // A start of this folder. If its npm has been killed, it notices within half a second and begins to end.
  running: 2000,
  // One that is ending, or whose processes are left over from a killed start: they have ten seconds.
  ending: 12_000,
};

/**
 * Writes down that this process runs a portal, so that a start after a kill can tell our own remains from a stranger.
 * @returns {{ update: (change: { services?: object[], ending?: boolean }) => void, remove: () => void }}
 */
export function recordRun(port) {
  const file = join(FOLDER, `${process.pid}.json`);
  let run = { starter: markOf(process.pid), port, services: [], ending: false };
  const update = (change) => {
    run = { ...run, ...change };
    writeFileSync(file, JSON.stringify(run));
  };
  mkdirSync(FOLDER, { recursive: true });
  liveRuns();
  update({});
  return { update, remove: () => rmSync(file, { force: true }) };
}

/** Runs of which anything is left; the records of the others are cleared away. */
function liveRuns() {
  return readdirSync(FOLDER).flatMap((name) => {
    const run = readJson(join(FOLDER, name));
    if (run && [run.starter, ...run.services].some(isAlive)) return [run];
    rmSync(join(FOLDER, name), { force: true });
    return [];
  });
}

function holder(port) {
  mkdirSync(FOLDER, { recursive: true });
  const ours = liveRuns().filter((run) => run.port === port);
  if (ours.length === 0) return 'stranger';
  return ours.some((run) => isAlive(run.starter) && !run.ending) ? 'running' : 'ending';
}

/** @throws Refusal in one sentence if the port cannot be listened on */
export async function assertPortFree(port, host) {
  const started = Date.now();
  for (;;) {
    const code = await tryPort(Number(port), host);
    if (!code) return;
    if (code === 'EACCES') throw new Refusal(`Port ${port} is reserved on this system; choose another one with PORT.`);
    if (code !== 'EADDRINUSE') throw new Refusal(`HOST ${host} with PORT ${port} cannot be listened on (${code}).`);
    const who = holder(port);
    if (Date.now() - started > PATIENCE_MS[who]) {
      const by = who === 'stranger' ? 'another program' : 'another start of this folder';
      throw new Refusal(`Port ${port} is taken by ${by}; choose another one with PORT.`);
    }
    throwIfStopped();
    await sleep(100);
  }
}

function tryPort(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', (error) => resolve(error.code));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}
