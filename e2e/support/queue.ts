import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type ConstructorOptions, PgBoss } from 'pg-boss';
import { testEnvironment } from './database';

/** Looks at jobs and moves them, without working on them. */
export const queueOf = (url: string, more: Partial<ConstructorOptions> = {}): PgBoss =>
  new PgBoss({
    connectionString: url,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    ...more,
  });

/** One that gives up what a dead worker held, which a running worker does once a minute. */
export const caretakerOf = (url: string): PgBoss => queueOf(url, { reindex: false, monitorIntervalSeconds: 1 });

/**
 * The worker as `npm start` runs it, alone in a process that can be killed.
 * @param more variables beside those of the test database
 */
export function workerProcess(database: { url: string; ownerUrl: string }, more: Record<string, string>) {
  let worker: ChildProcess | undefined;
  const start = async (): Promise<ChildProcess> => {
    worker = spawn(process.execPath, ['--import', 'tsx', 'worker.ts'], {
      env: { ...process.env, ...testEnvironment(database), ...more },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await once(worker, 'message');
    return worker;
  };
  return {
    start,
    /** The worker that a test before has started goes on. */
    running: async () => worker ?? (await start()),
    kill: () => worker?.kill('SIGKILL'),
    dead: async () => {
      if (worker && worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
      worker = undefined;
    },
  };
}
