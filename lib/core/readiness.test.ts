import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { OUTBOX, WEBHOOKS } from './queues';
import { readiness } from './readiness';

const { url } = await testDatabase();
const boss = new PgBoss({
  connectionString: url,
  migrate: false,
  createSchema: false,
  supervise: false,
  schedule: false,
});
beforeAll(() => boss.start());
afterAll(() => boss.stop({ graceful: false }));

const due = (queue: string, minutes: number) =>
  boss.send(queue, {}, { startAfter: new Date(Date.now() - minutes * 60_000) });

it('R16 what waits for a shop does not make the portal unready; mails that nobody sends do', async () => {
  await due(WEBHOOKS, 60);
  await due(OUTBOX, 4);
  expect((await readiness()).ready).toBe(true);
  await due(OUTBOX, 6);
  expect((await readiness()).ready).toBe(false);
});
