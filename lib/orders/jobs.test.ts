import { beforeEach, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { localDay } from '@/lib/core/format';
import { handleOutboxRow } from '@/lib/core/worker';
import { takeEntries } from '@/lib/ingest/mutations/calls';
import { openSource } from '@/lib/ingest/mutations/sources';
import { saveRules } from '@/lib/rules/mutations';
import { daysAfter } from '@/lib/rules/policy/working-days';
import { getRulesForEdit } from '@/lib/rules/queries';
import { ruleSchema } from '@/lib/rules/schema';
import type { Rule } from '@/lib/rules/types';
import { handlers } from './jobs';
import { recomputeSummaries } from './mutations/summaries';
import { fromDateColumn } from './utils';

// The rules or a product change, no order does: what is stored of the orders follows.

const { db } = await testDatabase();
const source = await openSource(db, 'shop');
const today = localDay(new Date());

async function say(resource: 'orders' | 'products', ...entries: object[]) {
  const results = await takeEntries(db, source, resource, entries);
  for (const { status, error } of results) expect(status, JSON.stringify(error)).not.toBe('refused');
}
const rule = (id: string, days: number, facts: object = {}): Rule =>
  ruleSchema.parse({
    ...{ id, right: 'return', validFrom: '2020-01-01', ...facts },
    terms: { window: { days, from: 'item', roll: null } },
  });

/** Does what is due in the queue by then, until nothing is. @returns how many rows it were */
async function work(inDays = 0): Promise<number> {
  let done = 0;
  for (;;) {
    const open = await db.$queryRaw<{ id: string }[]>`
      SELECT o.id FROM outbox_event o JOIN pgboss.job j ON j.name = 'outbox' AND j.data->>'id' = o.id::text
       WHERE o.processed_at IS NULL AND o.type IN ('rules.changed', 'summaries.stale')
         AND j.start_after <= now() + make_interval(days => ${inDays}::int, mins => 2)`;
    if (open.length === 0) return done;
    for (const { id } of open) await handleOutboxRow(id, handlers);
    done += open.length;
  }
}
const untils = async () => {
  const orders = await db.order.findMany({ orderBy: { number: 'asc' }, select: { summaryReturnUntil: true } });
  return orders.map(({ summaryReturnUntil }) => fromDateColumn(summaryReturnUntil));
};

const item = (sku: string) => ({ sku, name: sku, unitPrice: 100, quantity: 1, delivered: 1, deliveredOn: today });
beforeEach(async () => {
  await db.outboxEvent.deleteMany();
});

it('the first rules: every order gets its day, some hundred at a time', async () => {
  const orders = Array.from({ length: 501 }, (_, index) => ({
    ...{ id: `O-${String(index).padStart(3, '0')}`, placedAt: `${today}T00:00:00Z`, currency: 'CHF' },
    ...{ contact: { email: `c${index % 5}@example.ch` }, country: 'CH' },
    items: [item('cup')],
  }));
  for (let at = 0; at < orders.length; at += 100) await say('orders', ...orders.slice(at, at + 100));
  expect(new Set(await untils())).toEqual(new Set([null]));
  expect(await saveRules([rule('return', 30)], 0, today)).toMatchObject({ ok: true });
  // Not at once: who writes by the rules of before ends first.
  const [job] = await db.$queryRaw<{ late: boolean }[]>`
    SELECT start_after > now() + interval '30 seconds' AS late FROM pgboss.job WHERE name = 'outbox' AND priority < 0`;
  expect(job?.late).toBe(true);
  // One row for the change, one for each step.
  expect(await work()).toBe(3);
  expect(new Set(await untils())).toEqual(new Set([daysAfter(today, 30)]));
  expect((await recomputeSummaries(db)).mended).toEqual([]);
});

it('a product that is in another category', async () => {
  const { rules, version } = await getRulesForEdit();
  const beans = rule('beans', 3, { validFrom: daysAfter(today, 1), applies: { categories: ['beans'] } });
  await saveRules([...rules, beans], version, today);
  // Rules bind by the order's day, so here they are the shop's from the beginning.
  await db.setting.update({
    where: { key: 'rules' },
    data: { value: [...rules, { ...beans, validFrom: '2020-01-01' }] },
  });
  await work();
  await say('products', { id: 'cup', name: 'Cup', category: 'cups' });
  // The lines that waited for the product know its category now.
  expect(await work()).toBe(2);
  expect(new Set(await untils())).toEqual(new Set([daysAfter(today, 30)]));
  await say('products', { id: 'cup', name: 'Cup', category: 'beans' });
  expect(await work()).toBe(2);
  expect(new Set(await untils())).toEqual(new Set([daysAfter(today, 3)]));
  await say('products', { id: 'cup', name: 'Another name', category: 'beans' });
  expect(await work()).toBe(0);
  expect((await recomputeSummaries(db)).mended).toEqual([]);
});

it('a rule that begins later, and one that ends: a job on each such day', async () => {
  await db.$executeRaw`DELETE FROM pgboss.job`;
  const { rules, version } = await getRulesForEdit();
  const [first, ...others] = rules as [Rule, ...Rule[]];
  const end = daysAfter(today, 9);
  const next = rule('next', 60, { validFrom: daysAfter(today, 10) });
  const more = rule('more', 90, { validFrom: daysAfter(today, 20) });
  await saveRules([{ ...first, validUntil: end }, ...others, next, more], version, today);
  const days = async () => {
    const jobs = await db.$queryRaw<
      { at: Date }[]
    >`SELECT start_after AS at FROM pgboss.job WHERE name = 'outbox' ORDER BY 1`;
    return jobs.map(({ at }) => localDay(at));
  };
  expect(await days()).toEqual([today, daysAfter(today, 10), daysAfter(today, 20)]);
  // Days that are known already are not told again.
  const again = await getRulesForEdit();
  await saveRules(again.rules, again.version, today);
  expect(await days()).toEqual([today, today, daysAfter(today, 10), daysAfter(today, 20)]);
});
