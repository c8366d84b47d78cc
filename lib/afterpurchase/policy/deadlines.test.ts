import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDay } from '@/lib/core/format';
import { ruleSchema } from '@/lib/rules/schema';
import type { Right, Rule } from '@/lib/rules/types';
import type { AfterItem, AfterOrder } from '../types';
import { deadlinesOf, openNow } from './deadlines';
import { optionsFor } from './options';

const zurich = { country: 'CH', region: 'ZH' };
const rule = (right: Right, terms: object, facts: object = {}): Rule =>
  ruleSchema.parse({ id: `${right} of all`, right, validFrom: '2020-01-01', terms, ...facts });
const window = (days: number | null, from = 'item') => ({ window: { days, from, roll: zurich } });
const item = (facts: Partial<AfterItem> = {}): AfterItem => ({
  ...{ sku: '3301', category: 'cups', quantityOrdered: 3, quantityOpen: 0, quantityCancelled: 0, quantityInTransit: 0 },
  ...{ quantityDelivered: 3, quantityReturned: 0, deliveredOn: '2026-11-10', total: 5_700, packed: 0 },
  ...{ asked: { cancel: 0, return: 0 }, discontinued: false, reviewed: false },
  ...facts,
});
const order = (facts: Partial<AfterOrder> = {}): AfterOrder => ({
  ...{ placedAt: new Date('2026-11-05T09:00:00Z'), country: 'CH', group: 'private', regime: 'ch_none' },
  ...{ currency: 'CHF', lastDeliveredOn: '2026-11-10', completed: false, itemsTotal: 5_700, discounts: 0 },
  ...{ postage: 790, refundable: 6_490 },
  ...facts,
});
const by = [
  rule('return', { ...window(30), goodwillDays: 60 }),
  rule('return', { excluded: 'perishable' }, { id: 'beans', applies: { categories: ['beans'] } }),
  rule('cancel', { cutOff: { days: 1, time: '14:00', calendar: zurich } }),
];
const TODAY = '2026-11-26';
const deadlines = (items: AfterItem[], within = order(), rules = by) => deadlinesOf(items, within, rules, TODAY);

describe('deadlinesOf', () => {
  it('the latest day of all lines, for money and for credit', () => {
    const items = [item(), item({ deliveredOn: '2026-11-13' }), item({ category: 'beans' })];
    expect(deadlines(items)).toMatchObject({
      ...{ returnable: true, returnUntil: '2026-12-14', creditUntil: '2027-02-12', cancellable: false },
    });
  });

  it('rolled to a working day, and over the turn of the year', () => {
    expect(deadlines([item({ deliveredOn: '2026-12-01' })]).returnUntil).toBe('2026-12-31');
    expect(deadlines([item({ deliveredOn: '2026-12-02' })]).returnUntil).toBe('2027-01-04');
  });

  it('the law grants what the shop does not', () => {
    const german = order({ country: 'DE', regime: 'de' });
    expect(deadlines([item()], german, [])).toMatchObject({ returnable: true, returnUntil: '2026-11-24' });
    expect(deadlines([item()], order(), [])).toMatchObject({ returnable: false, returnUntil: null });
    // An old invoice without a history: nothing is offered for ever that nobody knows the day of.
    const old = order({ country: 'DE', regime: 'de', completed: true, lastDeliveredOn: null });
    expect(deadlines([item({ deliveredOn: null })], old, []).returnable).toBe(false);
  });

  it('cancelling ends with the shop’s hour; without one with the parcel', () => {
    const waits = item({ quantityOpen: 3, quantityDelivered: 0, deliveredOn: null });
    const open = order({ lastDeliveredOn: null });
    expect(deadlines([waits], open)).toMatchObject({
      ...{ cancellable: true, cancelUntil: new Date('2026-11-06T13:00:00Z'), returnable: false },
    });
    expect(deadlines([waits], open, [rule('cancel', {})])).toMatchObject({ cancellable: true, cancelUntil: null });
    expect(deadlines([{ ...waits, packed: 3 }], open).cancellable).toBe(false);
  });
});

it('what is read of stored days is what the engine says, line by line, at any moment', () => {
  const items = fc.array(
    fc
      .record({
        open: fc.nat(2),
        moving: fc.nat(1),
        delivered: fc.nat(2),
        returned: fc.nat(2),
        packed: fc.nat(2),
        on: fc.option(fc.constantFrom('2026-11-10', '2026-12-20')),
        category: fc.constantFrom('beans', 'cups', null),
      })
      .map(({ open, moving, delivered, returned, packed, on, category }) =>
        item({
          ...{ quantityOrdered: open + moving + delivered, quantityOpen: open, quantityInTransit: moving, category },
          ...{ quantityDelivered: delivered, quantityReturned: Math.min(returned, delivered) },
          ...{ packed: Math.min(packed, open), deliveredOn: delivered > 0 ? on : null },
        }),
      )
      .filter(({ quantityOrdered }) => quantityOrdered > 0),
    { minLength: 1, maxLength: 4 },
  );
  const orders = fc
    .record({
      regime: fc.constantFrom('ch_none', 'de', 'b2b_none'),
      completed: fc.boolean(),
      lastDeliveredOn: fc.option(fc.constantFrom('2026-11-10', '2026-12-20')),
    })
    .map((facts) => order(facts));
  const terms = fc.record({
    days: fc.option(fc.nat(60)),
    from: fc.constantFrom('item', 'last_parcel'),
    goodwillDays: fc.nat(60),
    cutOff: fc.boolean(),
  });
  fc.assert(
    fc.property(items, orders, terms, fc.integer({ min: -10, max: 200 }), (of, within, more, day) => {
      const { days, from, goodwillDays, cutOff } = more;
      const rules = [rule('return', { ...window(days, from), goodwillDays }), by[1] as Rule];
      rules.push(cutOff ? (by[2] as Rule) : rule('cancel', {}));
      const now = new Date(Date.UTC(2026, 10, 10, 12) + day * 86_400_000);
      const found = openNow(deadlinesOf(of, within, rules, localDay(now)), now);
      const options = of.map((one) => optionsFor(one, within, rules, now));
      const asked = (right: Right) => options.flatMap((all) => all.filter((one) => one.right === right && one.open));
      expect(found.cancel !== null).toBe(asked('cancel').length > 0);
      // What is withdrawn before it came, or from what has no history, is no return: the order's page says it.
      const byLaw = options.flatMap((all, index) => {
        const here = (of[index]?.quantityDelivered ?? 0) > (of[index]?.quantityReturned ?? 0);
        return within.completed || !here ? [] : all.filter(({ right, open }) => right === 'withdraw' && open);
      });
      const open = [...asked('return'), ...byLaw];
      const returns = found.return !== null && found.return.as !== 'over';
      expect(returns).toBe(open.length > 0);
      if (!returns) return;
      // As long as anything is worth money, the day is that of the money.
      const money = open.filter(({ back }) => back?.kind === 'money');
      expect(found.return?.as).toBe(money.length > 0 ? 'money' : 'credit');
      const untils = (money.length > 0 ? money : open).map(({ until }) => until);
      expect(found.return?.until ?? null).toBe(untils.includes(null) ? null : [...untils].sort().at(-1));
    }),
    { numRuns: 1000 },
  );
});
