import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Names one life of one process: a number alone is reused after a reboot or a few thousand starts, and a lock of a
 * process long gone would then look alive for ever.
 * @returns {string | undefined} undefined if no such process runs (a zombie does not run)
 */
export function processStart(pid) {
  if (process.platform === 'linux') {
    const { state, started } = linuxStat(pid);
    return state === 'Z' || state === 'X' ? undefined : started;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, it is only somebody else's.
    if (error.code !== 'EPERM') return undefined;
  }
  if (process.platform === 'win32') return 'unknown';
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined;
}

function linuxStat(pid) {
  try {
    // The name in brackets may hold blanks and brackets itself.
    const [, name, rest] = /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    const fields = rest.split(' ');
    return { name, state: fields[0], parent: Number(fields[1]), started: fields[19] };
  } catch {
    return {};
  }
}

/**
 * Who would have to end us: the parent, and below npm on Linux, whose shell stays between the two, npm itself.
 * @returns {string} changes when one of them is gone
 */
export function ancestors() {
  const shell = process.platform === 'linux' ? linuxStat(process.ppid) : {};
  return [process.ppid, /^(ba|da|a|z)?sh$/.test(shell.name) ? shell.parent : ''].join(' ');
}

/** A process as locks, leases and records write it down. */
export function markOf(pid) {
  return { pid, started: processStart(pid) };
}

/** Whether the process that a mark names still runs. */
export function isAlive({ pid, started }) {
  const now = processStart(pid);
  return now !== undefined && now === started;
}

/** The command line of a process, for telling our server from a stranger with the same number. */
export function commandLine(pid) {
  if (processStart(pid) === undefined) return '';
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  }
  return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}
