import { expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { housekeeping } from './jobs';

const { db } = await testDatabase();
const daysAgo = (count: number) => new Date(Date.now() - count * 24 * 3_600_000);

it('handled outbox rows go after a month, open ones never', async () => {
  const rows = [
    { type: 'old and done', createdAt: daysAgo(31), processedAt: daysAgo(31) },
    { type: 'old and open', createdAt: daysAgo(31), processedAt: null },
    { type: 'young and done', createdAt: daysAgo(29), processedAt: daysAgo(29) },
  ];
  await db.outboxEvent.createMany({ data: rows.map((row) => ({ ...row, payload: {} })) });
  await housekeeping();
  const kept = await db.outboxEvent.findMany({ select: { type: true }, orderBy: { type: 'asc' } });
  expect(kept.map(({ type }) => type)).toEqual(['old and open', 'young and done']);
});
