import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { testEnvironment } from '@/e2e/support/database';

const BED = testEnvironment({ url: 'postgres://app@db/portal', ownerUrl: 'postgres://owner@db/portal' });

/** A process whose end does as told, asked to end by a signal once it is up, among handlers as the framework sets them. */
async function endOf(end: string): Promise<{ code: number | null; log: string }> {
  const script = `
    import { runService } from '@/lib/core/service';
    process.on('unhandledRejection', () => undefined);
    setInterval(() => undefined, 1000);
    runService('web', async () => {
      setImmediate(() => process.send('up'));
      return async () => { ${end} };
    });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, ...BED, LOG_FILE: '', LOG_LEVEL: 'info' },
  });
  let log = '';
  child.stdout?.on('data', (chunk: Buffer) => (log += String(chunk)));
  await once(child, 'message');
  child.kill('SIGTERM');
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, log };
}

it('a process that is told to end says so and ends', async () => {
  const { code, log } = await endOf('');
  expect(code).toBe(0);
  expect(JSON.parse(log)).toMatchObject({ event: 'stopped', service: 'web' });
});

it('one that cannot end cleanly ends all the same, with its reason and 1', async () => {
  const { code, log } = await endOf(`throw new Error('the door is stuck');`);
  expect(code).toBe(1);
  expect(JSON.parse(log)).toMatchObject({
    event: 'stop-failed',
    level: 'error',
    err: { message: 'the door is stuck' },
  });
});
