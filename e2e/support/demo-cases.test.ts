import { expect, it } from 'vitest';
import { recomputeSummaries } from '@/lib/orders/mutations/summaries';
import { recomputeGivenBack } from '@/lib/returns/mutations/quantities';
import { listCases } from '@/lib/staff/queries/queue';
import { queueFilterSchema } from '@/lib/staff/schema';
import { seedDemo } from '@/prisma/seed/demo';
import { staffScope } from './cases';
import { testDatabase } from './database';

const { db } = await testDatabase();
await seedDemo(db, { papers: false });

it('the demo shows returns in the states that last, with what is to be decided, what is overdue, and goods of nobody', async () => {
  const rows = await db.return.groupBy({ by: ['state'], _count: true });
  const states = rows.map(({ state }) => state).sort();
  expect(states).toEqual(
    ['approved', 'closed', 'declined', 'draft', 'in_transit', 'inspecting', 'received', 'requested'].concat([
      'settled',
      'settlement_failed',
    ]),
  );
  const { entries, waiting } = await listCases(staffScope(), queueFilterSchema.parse({}), null);
  expect(waiting.overdue).toBeGreaterThan(0);
  expect(entries.some(({ state }) => state === 'requested')).toBe(true);
  expect(entries.some(({ customer }) => customer === null)).toBe(true);
});

it('its refunds add up, and what was given as credit is there', async () => {
  const refunds = await db.refund.findMany();
  expect(refunds.map(({ state }) => state).sort()).toEqual(['failed', 'succeeded', 'succeeded']);
  for (const { goods, discount, shipping, fee, points, tax, bonus, total } of refunds) {
    expect(goods + discount + shipping + fee + points + tax + bonus).toBe(total);
  }
  const credit = refunds.find(({ means }) => means === 'credit');
  expect(credit?.bonus).toBeGreaterThan(0);
  expect(await db.creditEntry.findMany({ select: { kind: true, amount: true } })).toEqual([
    { kind: 'granted', amount: credit?.total },
  ]);
});

it('nothing stored differs from what recomputing finds', async () => {
  expect(await recomputeGivenBack(db)).toMatchObject({ mended: 0 });
  expect(await recomputeSummaries(db)).toMatchObject({ mended: [] });
});
