import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { Refusal, readMail, startMailServer } from '@/e2e/support/mail-server';
import { plantCustomer } from '@/e2e/support/people';
import { queueOf } from '@/e2e/support/queue';
import { scopeIn } from '@/e2e/support/scope';
import type { Transaction } from '@/lib/core/db';
import { IdempotencyConflict } from '@/lib/core/idempotency';
import { OUTBOX } from '@/lib/core/queues';
import { startWorker } from '@/lib/core/worker';
import { handlers } from '@/lib/guest/jobs';
import { toDateColumn } from '@/lib/orders/utils';
import { RULES } from '@/lib/rules/constants';
import { dayFromToday, item } from '@/prisma/seed/builders';
import { returnsByTime } from './jobs';
import { startReturn } from './mutations/drafts';
import { lockReturn, moveReturn } from './mutations/moves';
import { sayReasons, saySolutions, sayWay } from './mutations/steps';
import { submitReturn } from './mutations/submit';
import type { ReturnOwner } from './types';

// What trust.md calls R01 to R07, of returns. R01 and R04 stand with the steps, money's own in lib/refunds.

const { db, owner: root, url } = await testDatabase();
const server = await startMailServer();
Object.assign(process.env, { SMTP_URL: server.url, NEXTAUTH_URL: 'https://konto.example.ch' });
const boss = queueOf(url);
beforeAll(async () => {
  // As many tries as ever, without the pauses between them; read when the sender starts.
  await root.$executeRaw`UPDATE pgboss.queue SET retry_delay = 0, retry_backoff = false WHERE name = ${OUTBOX}`;
  await boss.start();
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await server.close();
});
beforeEach(async () => {
  await boss.deleteAllJobs(OUTBOX);
  server.received.length = 0;
  server.state.rules = {};
});
await db.setting.create({
  data: { key: RULES, value: [{ id: 'return', right: 'return', validFrom: '2018-01-01', terms: {} }] },
});

let count = 0;

/** A draft of one of three cups, said through to the last step. */
async function prepared() {
  count += 1;
  const number = `RL-${count}`;
  const cups = { ...item({ sku: 'A-1', name: 'Tasse', price: 1_000 }, 3), quantityOpen: 0, quantityDelivered: 3 };
  const customer = await plantCustomer(db, [{ number, items: [{ ...cups, deliveredOn: dayFromToday(0) }] }]);
  const scope = { ...scopeIn({ id: customer.accountId, kind: 'private' }), customerId: customer.id };
  const owner: ReturnOwner = { kind: 'account', scope };
  const order = await db.order.findFirstOrThrow({
    where: { accountId: customer.accountId },
    select: { id: true, items: { select: { id: true } } },
  });
  await db.order.update({ where: { id: order.id }, data: { contactEmail: customer.email }, select: { id: true } });
  return { owner, email: customer.email, orderId: order.id, line: order.items[0]?.id ?? '' };
}
type Prepared = Awaited<ReturnType<typeof prepared>>;

async function drafted({ owner, line }: Prepared): Promise<string> {
  const started = await startReturn(owner, [{ line, quantity: 1 }], null);
  const [number = ''] = started.ok ? started.numbers : [];
  await sayReasons(owner, number, { reason1: 'not-liked' });
  await saySolutions(owner, number, { solution1: 'refund' });
  await sayWay(owner, number, { way: 'post' });
  return number;
}
const idOf = async (number: string) =>
  (await db.return.findUniqueOrThrow({ where: { number }, select: { id: true } })).id;
const eventsOf = async (number: string) =>
  (
    await db.returnEvent.findMany({ where: { return: { number } }, orderBy: { id: 'asc' }, select: { state: true } })
  ).map(({ state }) => state);

/** Holds a return until it is let go. */
async function hold(id: string): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const holding = db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT id FROM returns WHERE id = ${id}::uuid FOR UPDATE`;
      held.resolve();
      await release.promise;
    },
    { timeout: 20_000 },
  );
  await held.promise;
  return async () => {
    release.resolve();
    await holding;
  };
}
const waiting = async (): Promise<number> => {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count ?? 0;
};

describe('a return', () => {
  it('R02 the same form for another draft is refused, and that draft stays one', async () => {
    const given = await prepared();
    const [one, two] = [await drafted(given), await drafted(given)];
    const key = randomUUID();
    expect(await submitReturn(given.owner, one, key)).toEqual({ ok: true, number: one });
    await expect(submitReturn(given.owner, two, key)).rejects.toThrow(IdempotencyConflict);
    expect(await eventsOf(two)).toEqual([]);
  });

  it('R03 the same form while the first is being worked on waits for it, and gets its answer', async () => {
    const given = await prepared();
    const number = await drafted(given);
    const key = randomUUID();
    const release = await hold(await idOf(number));
    const first = submitReturn(given.owner, number, key);
    await expect.poll(waiting).toBe(1);
    const second = submitReturn(given.owner, number, key);
    await expect.poll(waiting).toBe(2);
    await release();
    expect(await Promise.all([first, second])).toEqual([
      { ok: true, number },
      { ok: true, number },
    ]);
    expect((await eventsOf(number)).filter((state) => state === 'requested')).toHaveLength(1);
  });

  it('R05 a run that is killed before its commit has done nothing, and the next one does it once', async () => {
    const given = await prepared();
    const number = await drafted(given);
    await submitReturn(given.owner, number, randomUUID());
    const over = { state: 'approved', waitsFor: 'customer', nextOn: toDateColumn(dayFromToday(-2)) } as const;
    const { id } = await db.return.update({ where: { number }, data: over, select: { id: true } });
    const before = await eventsOf(number);
    const release = await hold(id);
    const killed = returnsByTime().then(
      () => 'done',
      () => 'killed',
    );
    await expect.poll(waiting).toBe(1);
    await db.$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    expect(await killed).toBe('killed');
    await release();
    expect(await eventsOf(number)).toEqual(before);
    await returnsByTime();
    await returnsByTime();
    expect(await eventsOf(number)).toEqual([...before, 'expired']);
    const told = { orderId: given.orderId, contentKey: { startsWith: `${number} expired` } };
    expect(await db.message.count({ where: told })).toBe(1);
  });

  it('R06 a move that is rolled back leaves no history, no message and no job', async () => {
    const given = await prepared();
    const number = await drafted(given);
    await submitReturn(given.owner, number, randomUUID());
    const trace = async () => [await eventsOf(number), await db.message.count(), await db.outboxEvent.count()];
    const before = await trace();
    const move = async (tx: Transaction) => {
      const locked = await lockReturn(tx, await idOf(number));
      if (locked) await moveReturn(tx, locked, { to: 'cancelled', actor: 'customer' });
      throw new Error('the power went out');
    };
    await expect(db.$transaction(move)).rejects.toThrow('the power went out');
    expect(await trace()).toEqual(before);
  });

  it('R07 of each step there is one mail, though the mail server refuses it five times', async () => {
    const given = await prepared();
    const number = await drafted(given);
    await submitReturn(given.owner, number, randomUUID());
    let refused = 0;
    server.state.rules.mailFrom = () => {
      refused += 1;
      if (refused <= 5) throw new Refusal(451);
    };
    const worker = await startWorker({ url, handlers, housekeeping: async () => {}, pollSeconds: 0.5 });
    const due = { orderId: given.orderId, state: 'waiting' } as const;
    await vi
      .waitFor(async () => expect(await db.message.count({ where: due })).toBe(0), { timeout: 20_000, interval: 100 })
      .finally(() => worker.stop());
    const mails = server.received.map(({ to, source }) => ({ to, subject: readMail(source).headers.subject ?? '' }));
    expect(mails.filter(({ subject }) => subject.includes(number))).toMatchObject([{ to: [given.email] }]);
    expect(refused).toBeGreaterThan(5);
  });
});
