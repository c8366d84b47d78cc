import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { type Rules, readMail, startMailServer } from '@/e2e/support/mail-server';
import { caretakerOf, workerProcess } from '@/e2e/support/queue';
import { publish } from '@/lib/core/outbox';
import { OUTBOX } from '@/lib/core/queues';

// Each test starts a process and waits for clocks of the queue; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

const { db, owner, url, ownerUrl } = await testDatabase();
const server = await startMailServer();

const boss = caretakerOf(url);
beforeAll(async () => {
  // A held job is given up after a second in place of a minute, and done again without a pause.
  await owner.$executeRaw`
    UPDATE pgboss.queue SET expire_seconds = 1, retry_delay = 0, retry_backoff = false WHERE name = ${OUTBOX}`;
  await boss.start();
});

const { start, kill, dead } = workerProcess({ url, ownerUrl }, { SMTP_URL: server.url });
afterEach(async () => {
  server.state.rules = {};
  server.received.length = 0;
});
afterAll(async () => {
  kill();
  await dead();
  await boss.stop({ graceful: false });
  await server.close();
});

/** Asks for a sign-in link, which makes a mail and a token. */
async function wish(): Promise<{ row: string; customerId: string }> {
  const id = uuid();
  const email = `${id}@example.ch`;
  await db.customer.create({ data: { id, email, emailKey: email, name: 'Lea Brunner' } });
  await db.$transaction((tx) => publish(tx, 'link.requested', { email, purpose: 'sign-in', locale: 'de-CH' }));
  const row = await db.outboxEvent.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { id: true } });
  return { row: row.id, customerId: id };
}
const processed = async (id: string) =>
  (await db.outboxEvent.findUniqueOrThrow({ where: { id }, select: { processedAt: true } })).processedAt !== null;
const openJobs = async () => (await boss.findJobs(OUTBOX)).filter(({ state }) => state !== 'completed').length;

/** After a restart: what was left is done, and nothing more comes. */
async function recovered(row: string): Promise<void> {
  await dead();
  server.state.rules = {};
  await start();
  const patience = { timeout: 45_000, interval: 200 };
  await vi.waitFor(async () => {
    await boss.supervise(OUTBOX);
    expect([await processed(row), await openJobs()]).toEqual([true, 0]);
  }, patience);
}

/** How many mails there are, that all are one by their Message-ID, and that the last one's link is the live one. */
async function count({ row, customerId }: { row: string; customerId: string }): Promise<number> {
  const mails = server.received.map(({ source }) => readMail(source));
  expect(new Set(mails.map(({ headers }) => headers['message-id']))).toEqual(new Set([`<${row}@localhost>`]));
  expect(await db.oneTimeToken.count({ where: { customerId, usedAt: null } })).toBe(1);
  return mails.length;
}

/** Kills the worker when the mail server gets that far. */
const killedAt = (step: keyof Rules, answers: boolean) =>
  new Promise<void>((killed) => {
    const act = () => {
      kill();
      killed();
      // Either the answer goes out to nobody, or there is none.
      return answers ? undefined : new Promise<void>(() => undefined);
    };
    server.state.rules = { [step]: act };
  });

it('R05 killed before the job is fetched: one mail', async () => {
  const child = await start();
  // Stopped, so that it cannot fetch what is published now.
  child.kill('SIGSTOP');
  const asked = await wish();
  kill();
  await recovered(asked.row);
  expect(await count(asked)).toBe(1);
});

it.each([
  ['the server has not answered MAIL FROM', 'mailFrom', false],
  ['the mail is on its way', 'dataBegins', false],
  ['the server has the mail and has not answered', 'data', false],
] as const)('R05 killed while %s: one mail', async (_when, step, answers) => {
  const killed = killedAt(step, answers);
  const asked = await wish();
  await killed;
  expect(server.received).toEqual([]);
  await recovered(asked.row);
  expect(await count(asked)).toBe(1);
});

it('R04 killed between the 250 of the server and our commit: at most one double, with the same Message-ID', async () => {
  const killed = killedAt('accepted', true);
  const asked = await wish();
  await killed;
  await recovered(asked.row);
  expect(await count(asked)).toBeLessThanOrEqual(2);
});

it('R04 killed after the commit, before the queue knows: one mail', async () => {
  const asked = await wish();
  await vi.waitFor(async () => expect(await processed(asked.row)).toBe(true), { timeout: 30_000, interval: 2 });
  kill();
  await recovered(asked.row);
  expect(await count(asked)).toBe(1);
});
