import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { ACT_NAMES, live, opening, type Step } from '@/e2e/support/histories';
import { type Priced, plantWorld, RULES_OF_BOTH, type World } from '@/e2e/support/history-world';
import { sumBy } from '@/lib/core/sum';
import { recomputeSummaries } from '@/lib/orders/mutations/summaries';
import { DEFAULT_SETTINGS } from '@/lib/returns/constants/defaults';
import { RETURNS } from '@/lib/returns/constants/limits';
import { recomputeGivenBack } from '@/lib/returns/mutations/quantities';
import { listCredit } from './queries';

const { db } = await testDatabase();
const label = { 'de-CH': 'a', 'de-DE': 'a', 'fr-CH': 'a', 'it-CH': 'a', en: 'a' };
const reasons = [
  { id: 'not-liked', fault: false, label },
  { id: 'broken', fault: true, label },
];
await db.setting.createMany({
  data: [
    { key: 'rules', value: RULES_OF_BOTH as never },
    { key: RETURNS, value: { ...DEFAULT_SETTINGS, reasons, bonusRate: 500 } as never },
  ],
});

const DONE = [
  ...['ship', 'arrive', 'cancel', 'confirm', 'ask', 'spend', 'note', 'approve', 'keep', 'decline', 'withdraw', 'sent'],
  ...[
    'expire',
    'reopen',
    'receive',
    'inspect',
    'judge',
    'reject',
    'sendBack',
    'settle',
    'paid',
    'failed',
    'retry',
    'close',
  ],
];
const SETTLED = ['settling', 'settlement_failed', 'settled', 'closed'];
const sum = (values: readonly number[]) => sumBy(values, (value) => value);

/** Rules 1, 4 and 7 for all that the account has. */
async function hold(world: World): Promise<void> {
  const { accountId } = world;
  const items = await db.orderItem.findMany({ where: { order: { accountId } } });
  for (const item of items) {
    const { quantityOpen, quantityCancelled, quantityInTransit, quantityDelivered, quantityLost } = item;
    const shipped = quantityInTransit + quantityDelivered + quantityLost;
    expect(quantityOpen + quantityCancelled + shipped).toBe(item.quantityOrdered);
    expect(item.quantityReturned + item.quantityReturning).toBeLessThanOrEqual(quantityDelivered);
    expect(item.quantityTakenBack).toBeLessThanOrEqual(item.quantityReturned);
    const counts = [quantityOpen, quantityCancelled, quantityInTransit, quantityDelivered, quantityLost];
    counts.push(item.quantityReturned, item.quantityReturning, item.quantityTakenBack, item.quantityCancelling);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(0);
  }
  const include = { items: true, refunds: { include: { lines: true } } } as const;
  for (const { items: lines, refunds, state } of await db.return.findMany({ where: { accountId }, include })) {
    for (const line of lines) {
      expect(line.accepted).toBeLessThanOrEqual(line.received);
      expect(line.received).toBeLessThanOrEqual(line.approved);
      expect(line.approved).toBeLessThanOrEqual(line.requested);
      const pieces = refunds.flatMap((one) => one.lines).filter((one) => one.returnItemId === line.id);
      const brings = line.solution !== 'exchange' || (line.exchangeDifference ?? 0) < 0;
      const paying = SETTLED.includes(state) && brings ? line.accepted : 0;
      const paid = sum(pieces.map(({ quantity }) => quantity));
      // Pieces whose worth is used up by the way back or by what was given before bring no refund.
      if (paid > 0) expect(paid).toBe(paying);
    }
    expect(SETTLED.includes(state) || refunds.length === 0).toBe(true);
  }
  const orders = await db.order.findMany({ where: { accountId }, include: { refunds: true, creditNotes: true } });
  for (const { total, refunds, creditNotes } of orders) {
    for (const { goods, discount, shipping, fee, points, tax, bonus, total: all } of refunds) {
      expect(goods + discount + shipping + fee + points + tax + bonus).toBe(all);
      expect(all).toBeGreaterThan(0);
    }
    const paid = refunds.map((one) => one.total - one.bonus);
    expect(sum(paid)).toBeLessThanOrEqual(total);
    // A note of the same amount as a refund is taken for the refund's own.
    const alike = creditNotes.some(
      (note) => paid.includes(note.total) || refunds.some((one) => one.total === note.total),
    );
    if (!alike) expect(sum([...paid, ...creditNotes.map((note) => note.total)])).toBeLessThanOrEqual(total);
  }
  await holdCredit(world);
}

/** Credit is what was granted less what was spent, by account and by lot. */
async function holdCredit({ accountId, scope }: World): Promise<void> {
  const lots = await db.creditLot.findMany({ where: { accountId }, include: { entries: true } });
  const left = lots.map(({ entries }) => sum(entries.map(({ amount }) => amount)));
  expect(Math.min(0, ...left)).toBe(0);
  const spent = sum((await db.creditSpending.findMany({ where: { accountId } })).map((s) => s.amount - s.returned));
  const granted = await db.refund.findMany({ where: { accountId, means: 'credit', state: 'succeeded' } });
  const balance = sum(granted.map(({ total }) => total)) - spent;
  expect(sum(left)).toBe(balance);
  expect(sum((await listCredit(scope)).map((credit) => credit.balance))).toBe(balance);
}

const line = fc.record({
  price: fc.integer({ min: 1, max: 5_000 }),
  quantity: fc.integer({ min: 1, max: 5 }),
  discount: fc.nat(300),
  vatRate: fc.constantFrom(null, 260, 810, 1_900),
});
const priced: fc.Arbitrary<Priced> = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  discount: fc.oneof(fc.constant(0), fc.nat(2_000)),
  postage: fc.oneof(fc.constant(0), fc.nat(1_200)),
  vatOnTop: fc.boolean(),
});
const acts = fc.constantFrom(
  ...ACT_NAMES,
  ...Array.from({ length: 14 }, () => 'move' as const),
  'ask',
  'ask',
  'spend',
  'spend',
);
const step: fc.Arbitrary<Step> = fc.record({ act: acts, pick: fc.nat(60), some: fc.nat(60), how: fc.nat(63) });

it('whatever happens in whatever order, quantities and money add up (rules 1, 4, 7)', {
  timeout: 300_000,
}, async () => {
  const done = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('CH', 'DE'),
      fc.array(priced, { minLength: 1, maxLength: 2 }),
      fc.array(step, { minLength: 60, maxLength: 70 }),
      async (country, orders, steps) => {
        const world = await plantWorld(db, country, orders);
        for (const one of [...opening(orders), ...steps]) {
          if (await live(world, one)) await hold(world);
        }
        for (const [name, times] of world.done) done.set(name, (done.get(name) ?? 0) + times);
      },
    ),
    { numRuns: 13, seed: 20_261_128, endOnFailure: true },
  );
  // What is stored is what a recomputation finds.
  expect((await recomputeSummaries(db)).mended).toEqual([]);
  expect((await recomputeGivenBack(db)).mended).toBe(0);
  // A history in which nothing happens proves nothing.
  expect(DONE.filter((name) => !done.has(name))).toEqual([]);
});
