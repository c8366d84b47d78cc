import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { freePort } from '@/e2e/support/portal';

const ROOT = resolve(import.meta.dirname, '../..');
const READY_MS = 30_000;

/** One page under measurement: where it is, who asks, which process answers. */
export type Side = {
  name: string;
  url: string;
  /** of the one process that serves it */
  pid: number;
  headers: Record<string, string>;
  /** must stand in the page: a redirect or an error page would be fast and prove nothing */
  contains: string;
};

/**
 * Starts bench/bare with `next start` on a free port: what everybody gets who builds nothing.
 * @param env database and account
 */
export async function startBare(env: Record<string, string>) {
  const port = await freePort();
  const args = ['node_modules/next/dist/bin/next', 'start', 'bench/bare', '-H', '127.0.0.1', '-p', String(port)];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk}`.slice(-4000)));
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const url = `http://127.0.0.1:${port}/`;
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  const started = Date.now();
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() - started > READY_MS) {
      await stop();
      throw new Error(`bench/bare did not get ready: ${said}`);
    }
    await new Promise((wait) => setTimeout(wait, 100));
  }
  return { url, pid: child.pid ?? 0, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
