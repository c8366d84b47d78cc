import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { plantShop } from '@/e2e/support/refunds';
import { scopeIn } from '@/e2e/support/scope';
import { dayFromToday } from '@/prisma/seed/builders';
import { takeEntries } from '../ingest/mutations/calls';
import { balanceOf, expireCredit, spendCredit } from './mutations/credit';
import { byAge, lastDayOf, putBack, takeOldest } from './policy/credit';
import { listCredit } from './queries';
import type { LocalDay, Spending } from './types';

const { db } = await testDatabase();
let count = 0;
let shop = await plantShop(db, 'Shop 0');
beforeEach(async () => {
  count += 1;
  shop = await plantShop(db, `Shop ${count}`);
});

const toColumn = (day: LocalDay | null) => (day === null ? null : new Date(day));
const grant = async (amount: number, until: LocalDay | null = null, currency = 'CHF') => {
  const { id } = await db.creditLot.create({ data: { ...shop, currency, expiresOn: toColumn(until) } });
  await db.creditEntry.create({ data: { lotId: id, kind: 'granted', amount, key: id } });
  return id;
};
const wish = (key: string, amount: number, returned = 0): Spending => ({
  ...{ ...shop, key, currency: 'CHF', amount, returned, reference: 'RW-1' },
});
const spend = (spending: Spending) => db.$transaction((tx) => spendCredit(tx, spending), { maxWait: 20_000 });
const balance = () => balanceOf(db, { ...shop, currency: 'CHF' });
const leftOf = async (lotId: string) =>
  (await db.creditEntry.aggregate({ where: { lotId }, _sum: { amount: true } }))._sum.amount ?? 0;
const credit = () => listCredit(scopeIn({ id: shop.accountId, kind: 'private' }));

describe('spending', () => {
  it('takes what ends first first, then what is oldest, across lots', async () => {
    const never = await grant(1_000);
    const late = await grant(1_000, dayFromToday(60));
    const soon = await grant(1_000, dayFromToday(10));
    expect(await spend(wish('Z-1', 1_500))).toEqual({ ok: true, status: 'created', balance: 1_500 });
    expect([await leftOf(soon), await leftOf(late), await leftOf(never)]).toEqual([0, 500, 1_000]);
    expect(await credit()).toMatchObject([
      {
        currency: 'CHF',
        balance: 1_500,
        lots: [
          { left: 500, until: dayFromToday(60) },
          { left: 1_000, until: null },
        ],
      },
    ]);
  });

  it('the same key again is the same spending, and another one under it is refused', async () => {
    await grant(1_000);
    await spend(wish('Z-1', 400));
    expect(await spend(wish('Z-1', 400))).toEqual({ ok: true, status: 'unchanged', balance: 600 });
    expect(await spend(wish('Z-1', 500))).toEqual({ ok: false, reason: 'other', balance: 600 });
  });

  it('never below nothing, and the answer says what there is', async () => {
    await grant(1_000);
    await grant(5_000, null, 'EUR');
    expect(await spend(wish('Z-1', 1_001))).toEqual({ ok: false, reason: 'not_enough', balance: 1_000 });
    expect(await db.creditSpending.count({ where: { accountId: shop.accountId } })).toBe(0);
  });

  it('T48 of two who spend the last franc at once, one wins', async () => {
    await grant(100);
    const results = await Promise.all(['Z-1', 'Z-2', 'Z-3', 'Z-4'].map((key) => spend(wish(key, 100))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await balance()).toBe(0);
  });

  it('gives back to the lots it came from, as if less had been spent; a smaller figure is an older one', async () => {
    const soon = await grant(1_000, dayFromToday(10));
    const never = await grant(1_000);
    await spend(wish('Z-1', 1_700));
    expect(await spend(wish('Z-1', 1_700, 900))).toEqual({ ok: true, status: 'updated', balance: 1_200 });
    expect([await leftOf(soon), await leftOf(never)]).toEqual([200, 1_000]);
    expect(await spend(wish('Z-1', 1_700, 500))).toMatchObject({ status: 'ignored', balance: 1_200 });
    expect(await spend(wish('Z-1', 1_700, 1_700))).toMatchObject({ status: 'updated', balance: 2_000 });
    expect([await leftOf(soon), await leftOf(never)]).toEqual([1_000, 1_000]);
  });

  it('what comes first as given back in part ends in the same rows', async () => {
    const soon = await grant(1_000, dayFromToday(10));
    await grant(1_000);
    await spend(wish('Z-1', 1_700, 900));
    expect(await spend(wish('Z-1', 1_700))).toMatchObject({ status: 'ignored', balance: 1_200 });
    expect(await leftOf(soon)).toBe(200);
  });
});

describe('the end of credit', () => {
  it('is the end of its last local day: then it is gone once, and only what was left of it', async () => {
    const ended = await grant(1_000, dayFromToday(-3));
    const today = await grant(300, dayFromToday(0));
    await db.creditEntry.create({ data: { lotId: ended, kind: 'expired', amount: -400, key: 'earlier' } });
    expect(await credit()).toMatchObject([{ balance: 300, lots: [{ left: 300 }] }]);
    expect(await expireCredit()).toBe(1);
    expect(await expireCredit()).toBe(0);
    expect([await leftOf(ended), await leftOf(today), await balance()]).toEqual([0, 300, 300]);
    const audit = { action: 'credit.expired', entityId: ended, accountId: shop.accountId };
    expect(await db.auditEntry.findMany({ where: { entityId: ended } })).toMatchObject([audit]);
  });

  it('nobody spends what has ended, before the housekeeping as well', async () => {
    await grant(1_000, dayFromToday(-3));
    expect(await spend(wish('Z-1', 1))).toEqual({ ok: false, reason: 'not_enough', balance: 0 });
  });

  it('a day of years that has no such date ends on the last of its month', () => {
    expect([lastDayOf('2028-02-29', 1), lastDayOf('2026-11-28', 10), lastDayOf('2026-11-28', null)]).toEqual([
      ...['2029-02-28', '2036-11-28', null],
    ]);
  });
});

it('another account has none of it', async () => {
  await grant(1_000);
  const other = await plantShop(db, `Fremd ${count}`);
  expect(await listCredit(scopeIn({ id: other.accountId, kind: 'private' }))).toEqual([]);
});

describe('POST /api/v1/credit-spendings', () => {
  const say = async (entries: object[], sourceId = shop.sourceId) =>
    takeEntries(db, { id: sourceId, timeZone: 'Europe/Zurich' }, 'credit-spendings', entries);
  const paid = { id: 'Z-1', customer: 'K-1', currency: 'CHF', amount: 600, order: 'RW-1' };

  it('answers each entry with what is left, also the one that is refused', async () => {
    await grant(1_000);
    expect(
      await say([paid, { ...paid, id: 'Z-2' }, { ...paid, returned: 100 }, { ...paid, returned: 601 }]),
    ).toMatchObject([
      { id: 'Z-1', status: 'created', balance: 400 },
      {
        ...{ id: 'Z-2', status: 'refused', balance: 400 },
        error: { issues: [{ path: 'amount', message: 'not enough credit: there are 400 CHF left' }] },
      },
      { id: 'Z-1', status: 'updated', balance: 500 },
      { id: 'Z-1', status: 'refused', error: { issues: [{ path: 'returned' }] } },
    ]);
  });

  it('another shop’s customer and another shop’s credit do not exist', async () => {
    await grant(1_000);
    const other = await plantShop(db, `Fremd ${count}`);
    expect(await say([paid], other.sourceId)).toMatchObject([{ status: 'refused', balance: 0 }]);
    expect(await say([{ ...paid, customer: 'K-404' }])).toMatchObject([
      { status: 'refused', error: { issues: [{ path: 'customer', message: 'has no account here' }] } },
    ]);
  });
});

// The ledger as the database keeps it, in memory: what happens is drawn at random.
type Step =
  | { kind: 'grant'; amount: number; until: number | null }
  | { kind: 'spend'; amount: number }
  | { kind: 'back'; of: number; share: number }
  | { kind: 'day' };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('grant' as const),
    amount: fc.integer({ min: 1, max: 500 }),
    until: fc.option(fc.integer({ min: 0, max: 12 })),
  }),
  fc.record({ kind: fc.constant('spend' as const), amount: fc.integer({ min: 1, max: 700 }) }),
  fc.record({ kind: fc.constant('back' as const), of: fc.nat(9), share: fc.integer({ min: 1, max: 700 }) }),
  fc.record({ kind: fc.constant('day' as const) }),
);
const dayNumber = (day: number) => new Date(Date.UTC(2026, 10, 1 + day)).toISOString().slice(0, 10);

describe('property', () => {
  it('whatever happens: never negative, lots add up to the balance, and no older credit stays while newer is taken', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let today = 0;
        let balance = 0;
        const lots: { id: string; left: number; granted: number; expiresOn: LocalDay | null; createdAt: Date }[] = [];
        const spendings: { taken: Map<string, number> }[] = [];
        const lot = (id: string) => lots.find((one) => one.id === id) as (typeof lots)[number];
        const expire = () => {
          for (const one of lots) {
            if (one.expiresOn === null || one.expiresOn >= dayNumber(today)) continue;
            balance -= one.left;
            one.left = 0;
          }
        };
        for (const one of steps) {
          if (one.kind === 'grant') {
            const expiresOn = one.until === null ? null : dayNumber(today + one.until);
            const createdAt = new Date(Date.UTC(2026, 10, 1 + today) + lots.length);
            lots.push({ id: `lot-${lots.length}`, left: one.amount, granted: one.amount, expiresOn, createdAt });
            balance += one.amount;
          } else if (one.kind === 'spend') {
            expire();
            const taken = takeOldest(lots, one.amount);
            expect(taken === null).toBe(one.amount > balance);
            if (!taken) continue;
            const pieces = new Map(taken.map(({ lotId, amount }) => [lotId, amount]));
            for (const [id, amount] of pieces) lot(id).left -= amount;
            balance -= one.amount;
            spendings.push({ taken: pieces });
            // Oldest first: of what comes before the last lot that was touched nothing is left.
            const last = [...lots].sort(byAge).findLastIndex(({ id }) => pieces.has(id));
            expect(
              [...lots]
                .sort(byAge)
                .slice(0, last)
                .every(({ left }) => left === 0),
            ).toBe(true);
          } else if (one.kind === 'back') {
            const spending = spendings[one.of];
            if (!spending) continue;
            const kept = [...spending.taken].map(([id, left]) => ({ ...lot(id), left }));
            const share = Math.min(
              one.share,
              kept.reduce((sum, { left }) => sum + left, 0),
            );
            const back = putBack(kept, share);
            expect(back.reduce((sum, { amount }) => sum + amount, 0)).toBe(share);
            for (const { lotId, amount } of back) {
              lot(lotId).left += amount;
              spending.taken.set(lotId, (spending.taken.get(lotId) ?? 0) - amount);
            }
            balance += share;
          } else {
            today += 1;
            expire();
          }
          for (const { left, granted } of lots) expect(left >= 0 && left <= granted).toBe(true);
          expect(lots.reduce((sum, { left }) => sum + left, 0)).toBe(balance);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the database keeps the same ledger', { timeout: 120_000 }, async () => {
    const history = fc.array(
      fc.oneof(
        fc.record({ grant: fc.integer({ min: 1, max: 500 }), until: fc.constantFrom(null, 3, 9) }),
        fc.record({ key: fc.nat(3), amount: fc.constantFrom(120, 340), returned: fc.constantFrom(0, 50, 120) }),
      ),
      { minLength: 4, maxLength: 10 },
    );
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        count += 1;
        shop = await plantShop(db, `Ledger ${count}`);
        let expected = 0;
        const known = new Map<string, { amount: number; returned: number }>();
        for (const one of steps) {
          if ('grant' in one) {
            await grant(one.grant, one.until === null ? null : dayFromToday(one.until));
            expected += one.grant;
            continue;
          }
          const key = `Z-${one.key}`;
          const before = known.get(key);
          const result = await spend(wish(key, one.amount, one.returned));
          const refused = before ? before.amount !== one.amount : one.amount > expected;
          expect(result.ok).toBe(!refused);
          if (!refused) {
            const returned = Math.max(before?.returned ?? 0, one.returned);
            expected += returned - (before?.returned ?? 0) - (before ? 0 : one.amount);
            known.set(key, { amount: one.amount, returned });
          }
          expect(result.balance).toBe(expected);
        }
        const lots = await db.creditLot.findMany({ where: { accountId: shop.accountId }, include: { entries: true } });
        const left = lots.map(({ entries }) => entries.reduce((sum, { amount }) => sum + amount, 0));
        expect(left.every((amount) => amount >= 0)).toBe(true);
        expect(left.reduce((sum, amount) => sum + amount, 0)).toBe(expected);
      }),
      { numRuns: 15 },
    );
  });
});
