import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AfterItem, AfterOrder } from '@/lib/afterpurchase/types';
import type { MoneyLine, Offer, RefundPlan } from '../types';
import { settlementOf } from './settlement';
import { extraOf } from './ways';

const item = (facts: Partial<AfterItem> = {}): AfterItem => ({
  ...{ sku: '3301', category: 'cups', quantityOrdered: 3, quantityOpen: 0, quantityCancelled: 0, quantityInTransit: 0 },
  ...{ quantityDelivered: 3, quantityReturned: 0, deliveredOn: '2026-11-10', total: 10_000, packed: 0 },
  ...{ asked: { cancel: 0, return: 0 }, discontinued: false, reviewed: false },
  ...facts,
});
const order = (facts: Partial<AfterOrder> = {}): AfterOrder => ({
  ...{ placedAt: new Date('2026-11-05T09:00:00Z'), country: 'CH', group: 'private', regime: 'ch_none' },
  ...{ currency: 'CHF', lastDeliveredOn: '2026-11-10', completed: false, itemsTotal: 10_000, discounts: 0 },
  ...{ postage: 790, refundable: null },
  ...facts,
});
const offer = (facts: Partial<Offer> = {}): Offer => ({
  ...{ right: 'return', rules: [], kind: 'money', fault: false, until: null, feeRate: 0, bonusRate: 0, shipping: 0 },
  ...facts,
});
const line = (facts: Partial<MoneyLine> = {}): MoneyLine => ({
  ...{ orderId: 'A', orderItemId: 'a1', item: item(), order: order(), vatRate: null, vatAdded: 0 },
  ...{ returnItemId: 'r1', quantity: 3, gone: 0, solution: 'refund', offer: offer() },
  ...facts,
});
const partsOf = ({ goods, discount, shipping, fee, tax, bonus }: RefundPlan) =>
  goods + discount + shipping + fee + tax + bonus;
const sum = (plans: readonly RefundPlan[], key: 'total' | 'bonus' = 'total') =>
  plans.reduce((all, plan) => all + plan[key], 0);

describe('an exchange', () => {
  const exchanged = (amount: number, facts: Partial<MoneyLine> = {}) =>
    line({ solution: 'exchange', difference: { amount, pieces: 3 }, offer: offer({ shipping: 790 }), ...facts });

  it('for what costs as much, or more, brings no money; for less the difference, without the way back', () => {
    expect(settlementOf([exchanged(0), exchanged(500)], 0)).toEqual([]);
    expect(settlementOf([exchanged(-1_000)], 0)).toMatchObject([
      { means: 'original', goods: 1_000, shipping: 0, total: 1_000, bonus: 0 },
    ]);
  });

  it('brings the difference with the tax on top, a share for a share of the pieces, and within what was paid', () => {
    const taxed = { vatRate: 810, vatAdded: 810, quantity: 2 };
    expect(settlementOf([exchanged(-1_000, taxed)], 0)).toMatchObject([{ goods: 667, tax: 54, total: 721 }]);
    expect(settlementOf([exchanged(-1_000, { order: order({ refundable: 300 }) })], 0)).toMatchObject([{ total: 300 }]);
  });

  it('pays no way back of others: that is taken from what they bring', () => {
    const plans = settlementOf([exchanged(-1_000), line({ orderItemId: 'a2', offer: offer({ shipping: 790 }) })], 0);
    expect(plans).toMatchObject([{ goods: 11_000, shipping: -790, total: 10_210 }]);
  });
});

describe('one refund for each order and means', () => {
  it('takes the way back once, from the largest, and the fee from each', () => {
    const flat = offer({ shipping: 790, feeRate: 500 });
    const small = item({ quantityOrdered: 1, quantityDelivered: 1, total: 1_000 });
    const plans = settlementOf(
      [
        line({ offer: flat }),
        line({
          orderId: 'B',
          orderItemId: 'b1',
          item: small,
          order: order({ itemsTotal: 1_000 }),
          quantity: 1,
          offer: flat,
        }),
        line({ orderItemId: 'a2', item: small, quantity: 1, offer: flat, solution: 'credit' }),
        line({ orderItemId: 'a3', quantity: 1, solution: 'exchange' }),
        line({ orderItemId: 'a4', quantity: 1, solution: 'repair' }),
        line({ orderItemId: 'a5', quantity: 0 }),
      ],
      0,
    );
    expect(plans).toMatchObject([
      { orderId: 'A', means: 'original', goods: 10_000, fee: -500, shipping: -790, total: 8_710 },
      { orderId: 'B', means: 'original', goods: 1_000, fee: -50, shipping: 0, total: 950 },
      { orderId: 'A', means: 'credit', goods: 1_000, fee: -50, shipping: 0, total: 950 },
    ]);
  });

  it('never goes below nothing, and nothing is no refund', () => {
    const cheap = item({ total: 300 });
    expect(settlementOf([line({ item: cheap, offer: offer({ shipping: 790 }) })], 0)).toEqual([]);
  });

  it('charges nothing at a branch, a fee for collecting, and nothing at all where something is wrong with the goods', () => {
    const settings = { pickupFee: { CHF: 900 } };
    const [branch, pickup, post] = (['branch', 'pickup', 'post'] as const).map((way) => extraOf(way, settings, 'CHF'));
    expect([branch, pickup, post, extraOf('pickup', settings, 'EUR')]).toEqual([null, 900, 0, 0]);
    const paid = (extra: number | null | undefined, fault = false) =>
      sum(settlementOf([line({ offer: offer({ shipping: fault ? 0 : 790, fault }) })], extra ?? null));
    expect([paid(branch), paid(post), paid(pickup)]).toEqual([10_000, 9_210, 8_310]);
    expect(paid(pickup, true)).toBe(10_790);
  });
});

describe('something is wrong with the goods', () => {
  it('gives the share of the postage back and takes no fee', () => {
    const of = { offer: offer({ fault: true, feeRate: 500 }), quantity: 1 };
    expect(settlementOf([line(of)], 0)).toMatchObject([{ goods: 3_333, fee: 0, shipping: 263, total: 3_596 }]);
  });
});

describe('tax on top', () => {
  it('comes back by the rate of the line, without one by what the order has', () => {
    const of = { vatAdded: 874, quantity: 1, offer: offer({ feeRate: 1_000 }) };
    expect(settlementOf([line({ ...of, vatRate: 810 })], 0)).toMatchObject([
      { goods: 3_333, fee: -333, tax: 243, total: 3_243 },
    ]);
    expect(settlementOf([line(of)], 0)).toMatchObject([{ tax: Math.round((3_000 * 874) / 10_790) }]);
  });
});

describe('credit', () => {
  it('keeps the bonus of each line: goodwill beside it takes nothing away', () => {
    const chosen = line({ solution: 'credit', offer: offer({ bonusRate: 500 }) });
    const goodwill = line({ orderItemId: 'a2', offer: offer({ kind: 'credit' }) });
    expect(settlementOf([chosen], 0)).toMatchObject([{ means: 'credit', bonus: 500, total: 10_500 }]);
    expect(settlementOf([chosen, goodwill], 0)).toMatchObject([{ means: 'credit', bonus: 500, total: 20_500 }]);
  });

  it('earns it on what is paid', () => {
    const of = line({ solution: 'credit', offer: offer({ bonusRate: 500 }), order: order({ refundable: 4_000 }) });
    expect(settlementOf([of], 0)).toMatchObject([{ goods: 4_000, bonus: 200, total: 4_200 }]);
  });
});

describe('refunded <= paid', () => {
  it('takes what was given back off the goods, then off tax and postage, and never makes a part of the other sign', () => {
    const of = (refundable: number) =>
      settlementOf(
        [
          line({
            ...{ vatRate: 810, vatAdded: 874, offer: offer({ fault: true }) },
            order: order({ discounts: -500, refundable }),
          }),
        ],
        0,
      );
    expect(of(5_000)).toMatchObject([{ goods: 3_877, discount: -500, shipping: 790, tax: 833, total: 5_000 }]);
    expect(of(100)).toMatchObject([{ goods: 0, discount: -500, shipping: 600, tax: 0, total: 100 }]);
    expect(of(0)).toEqual([]);
  });

  it('two lines of a return about the same line of the order never share a piece', () => {
    const one = line({ quantity: 1 });
    const two = line({ returnItemId: 'r2', quantity: 2, solution: 'credit' });
    expect(sum(settlementOf([one, two], 0))).toBe(10_000);
    expect(settlementOf([one, two], 0).map(({ goods }) => goods)).toEqual([3_333, 6_667]);
  });
});

const world = fc
  .record({
    pieces: fc.integer({ min: 1, max: 12 }),
    total: fc.integer({ min: 0, max: 50_000 }),
    others: fc.integer({ min: 0, max: 50_000 }),
    discountShare: fc.integer({ min: 0, max: 100 }),
    postage: fc.integer({ min: 0, max: 2_000 }),
    vatRate: fc.constantFrom(null, 250, 810, 1_900),
    onTop: fc.boolean(),
    fault: fc.boolean(),
    feeRate: fc.integer({ min: 0, max: 10_000 }),
    bonusRate: fc.integer({ min: 0, max: 5_000 }),
    cuts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 }),
  })
  .map(({ pieces, total, others, discountShare, postage, onTop, vatRate, fault, feeRate, bonusRate, cuts }) => {
    const itemsTotal = total + others;
    const discounts = 0 - Math.floor((itemsTotal * discountShare) / 100);
    const within = order({ itemsTotal, discounts, postage });
    const of = item({ quantityOrdered: pieces, quantityDelivered: pieces, total });
    const vatAdded = onTop ? 1 + Math.round((itemsTotal + discounts + postage) * 0.081) : 0;
    const terms = offer({ fault, feeRate, bonusRate });
    return { pieces, cuts, line: line({ item: of, order: within, vatRate, vatAdded, quantity: pieces, offer: terms }) };
  });

describe('property', () => {
  it('pieces paid one after another, in any portions, bring exactly what all at once do', () => {
    fc.assert(
      fc.property(world, ({ pieces, cuts, line: all }) => {
        const paid: RefundPlan[] = [];
        for (let gone = 0, step = 0; gone < pieces; step += 1) {
          const quantity = Math.min(pieces - gone, cuts[step % cuts.length] ?? 1);
          paid.push(...settlementOf([{ ...all, quantity, gone }], 0));
          gone += quantity;
        }
        expect(sum(paid)).toBe(sum(settlementOf([all], 0)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('parts add up, have their sign, and a whole history of refunds is never more than was paid', () => {
    const means = fc.constantFrom('refund' as const, 'credit' as const);
    const paidOf = ({ order: of, vatAdded }: MoneyLine) => of.itemsTotal + of.discounts + of.postage + vatAdded;
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 900 }), fc.array(means, { minLength: 1 }), (one, cost, ways) => {
        const { pieces, cuts, line: all } = one;
        let given = 0;
        for (let gone = 0, step = 0; gone < pieces; step += 1) {
          const quantity = Math.min(pieces - gone, cuts[step % cuts.length] ?? 1);
          const solution = ways[step % ways.length] ?? 'refund';
          const refundable = paidOf(all) - given;
          const asked = { ...all, quantity, gone, solution, order: { ...all.order, refundable } };
          // Twice the same line: no more than once its pieces.
          for (const plan of settlementOf([asked, { ...asked, orderItemId: 'a2', returnItemId: 'r2' }], cost)) {
            expect(partsOf(plan)).toBe(plan.total);
            expect([plan.goods >= 0, plan.discount <= 0, plan.fee <= 0, plan.bonus >= 0]).toEqual(Array(4).fill(true));
            if (plan.means === 'original') expect(plan.bonus).toBe(0);
            given += plan.total - plan.bonus;
          }
          gone += quantity;
        }
        expect(given).toBeLessThanOrEqual(paidOf(all));
      }),
      { numRuns: 2_000 },
    );
  });
});
