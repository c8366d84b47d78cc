import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Clone, cloneDatabase, testEnvironment } from './database';

const ROOT = resolve(import.meta.dirname, '../..');
const READY_MS = 120_000;
/** The portal ends within 10 s; a machine under load gets its time, one that hangs is told of. */
const STOP_MS = 30_000;

export type Portal = {
  url: string;
  /** the web process's log, one JSON object per line */
  logFile: string;
  data: string;
  database: Clone;
  env: Record<string, string>;
  pid: number;
  /** what the web process has printed since it was ready, the last 4,000 characters */
  said: () => string;
  stop: () => Promise<void>;
};

/** @returns a port that nobody uses right now */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

type Options = { worker?: boolean; development?: boolean; beside?: Portal; env?: Record<string, string> };

/**
 * Starts web process (and worker) as `npm start` does, on a free port and a database of its own.
 * @param options `development`: with next dev, for pages that exist in development only; `beside`: on the database of that
 *   portal, which has to be stopped after this one
 */
export async function startPortal(options: Options = {}): Promise<Portal> {
  const database = options.beside?.database ?? (await cloneDatabase());
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'portal-e2e-'));
  const logFile = join(data, 'web.log');
  const env = {
    ...testEnvironment(database),
    NEXTAUTH_URL: `http://localhost:${port}`,
    PORT: String(port),
    HOST: '127.0.0.1',
    PORTAL_DATA: data,
    LOG_LEVEL: 'info',
    NODE_ENV: options.development ? 'development' : 'production',
    ...options.env,
  };
  const web = start('server.ts', { ...env, LOG_FILE: logFile });
  const worker = options.worker ? start('worker.ts', { ...env, LOG_FILE: join(data, 'worker.log') }) : null;
  await Promise.all([web.ready, worker?.ready]);
  return {
    url: env.NEXTAUTH_URL,
    logFile,
    data,
    database,
    env,
    pid: web.pid,
    said: web.said,
    async stop() {
      await Promise.all([web.stop(), worker?.stop()]);
      if (!options.beside) await database.drop();
    },
  };
}

function start(script: string, env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: ROOT,
    env: { ...process.env, ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said = `${said}${chunk}`.slice(-4000)));
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const ready = new Promise<void>((done, failed) => {
    const timer = setTimeout(() => failed(new Error(`${script} did not get ready: ${said}`)), READY_MS);
    child.once('exit', (code) => failed(new Error(`${script} ended with ${code}: ${said}`)));
    child.on('message', (message: { type?: string }) => {
      if (message.type !== 'ready') return;
      clearTimeout(timer);
      said = '';
      done();
    });
  });
  return {
    pid: child.pid ?? 0,
    ready,
    said: () => said,
    async stop() {
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await exited;
      clearTimeout(patience);
      if (child.signalCode === 'SIGKILL') throw new Error(`${script} did not end within ${STOP_MS / 1000} s: ${said}`);
    },
  };
}

export type RequestLine = {
  event: string;
  traceId: string;
  path: string;
  status: number;
  statements: number;
  actorId: string | null;
  subjectId: string | null;
};

/** Every line the web process has written, parsed; a line that is not JSON fails (T56). */
export function logLines(logFile: string): Record<string, unknown>[] {
  const text = readFileSync(logFile, 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The access line of one response, found by its X-Request-Id; written after the response, so it may take a moment. */
export async function requestLine(logFile: string, traceId: string): Promise<RequestLine> {
  for (let tries = 0; tries < 60; tries += 1) {
    const line = logLines(logFile).find((entry) => entry.event === 'request' && entry.traceId === traceId);
    if (line) return line as RequestLine;
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error(`No log line for request ${traceId}`);
}
