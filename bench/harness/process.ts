import { readFileSync } from 'node:fs';

/** Milliseconds of one tick of /proc/<pid>/stat; 100 Hz on every Linux that Node runs on. */
const TICK_MS = 10;

/** Processor time a process has used so far, in milliseconds, all threads; null where the system does not tell. */
export function processorTime(pid: number): number | null {
  try {
    // The program's name in brackets may hold blanks; what follows it is utime and stime as fields 12 and 13.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return null;
  }
}

/** Bytes; null where the system does not tell (other than Linux). */
export type Memory = { now: number | null; peak: number | null };

/** Resident memory of a process, now and at its highest. */
export function memoryOf(pid: number): Memory {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const line = (name: string) => {
      const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
      return kilobytes ? Number(kilobytes) * 1024 : null;
    };
    return { now: line('VmRSS'), peak: line('VmHWM') };
  } catch {
    return { now: null, peak: null };
  }
}
