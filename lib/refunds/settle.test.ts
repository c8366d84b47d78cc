import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { plantAccepted, plantDelivered, plantShop, staffIn } from '@/e2e/support/refunds';
import { takeEntries } from '@/lib/ingest/mutations/calls';
import { DEFAULT_SETTINGS } from '@/lib/returns/constants/defaults';
import { getCase } from '@/lib/staff/queries/case';
import { retryRefund } from './mutations/retry';
import { settleReturn } from './mutations/settle';
import { listRefundsForStaff } from './queries';
import type { Settler } from './types';

const { db } = await testDatabase();
const staff: Settler = { actor: 'staff', actorId: staffIn().staffId };
let count = 0;
let shop = await plantShop(db, 'Shop 0');
let order = await plantDelivered(db, shop, 'RW-0');
const source = () => ({ id: shop.sourceId, timeZone: 'Europe/Zurich' });

beforeEach(async () => {
  count += 1;
  shop = await plantShop(db, `Shop ${count}`);
  order = await plantDelivered(db, shop, `RW-${count}`);
});

const settle = (id: string, by = staff) => db.$transaction((tx) => settleReturn(tx, id, by));
const stateOf = async (id: string) => (await db.return.findUniqueOrThrow({ where: { id } })).state;
const refundsOf = (returnId: string) =>
  db.refund.findMany({ where: { returnId }, orderBy: { id: 'asc' }, include: { lines: true } });
const requests = () => db.shopRequest.findMany({ where: { sourceId: shop.sourceId }, orderBy: { createdAt: 'asc' } });
const say = async (id: string, state: string, facts: object = {}) => {
  const entry = { id, state, at: new Date().toISOString(), ...facts };
  return (await takeEntries(db, source(), 'refunds', [entry]))[0];
};

describe('settleReturn', () => {
  it('tells the shop once of each order and means, with parts that add up, and what it is for', async () => {
    const other = await plantDelivered(db, shop, `RX-${count}`);
    const id = await plantAccepted(db, shop, [
      { line: order.cups, quantity: 2, offer: { feeRate: 500, shipping: 790 } },
      { line: order.mill, quantity: 1, solution: 'credit', offer: { bonusRate: 500 } },
      { line: other.cups, quantity: 1 },
      { line: other.mill, quantity: 1, solution: 'exchange' },
    ]);
    const result = await settle(id);
    const refunds = await refundsOf(id);
    expect(result).toEqual({ ok: true, refunds: refunds.map(({ number }) => number) });
    expect(refunds).toMatchObject([
      { orderId: order.id, means: 'original', goods: 6_667, fee: -333, total: 6_334, state: 'pending', attempts: 1 },
      // The way back once, from the largest.
      { orderId: order.id, means: 'credit', goods: 74_900, shipping: -790, bonus: 3_705, total: 77_815 },
      { orderId: other.id, means: 'original', goods: 3_333, total: 3_333, lines: [{ quantity: 1 }] },
    ]);
    const told = await requests();
    expect(told.map((one) => one.id)).toEqual(refunds.map(({ requestId }) => requestId));
    expect(told.map(({ payload }) => payload)).toMatchObject(
      refunds.map(({ number, total, means, bonus }) => ({
        ...{ number, total: { amount: total, currency: 'CHF' }, means, parts: { bonus } },
      })),
    );
    expect(await stateOf(id)).toBe('settling');
    const actions = await db.auditEntry.findMany({ where: { entity: 'refund' }, select: { action: true } });
    expect(actions).toHaveLength(3);
  });

  it('T48 two at once: one settles', async () => {
    const id = await plantAccepted(db, shop, [{ line: order.cups, quantity: 1 }]);
    const results = await Promise.all([settle(id), settle(id), settle(id)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect([(await refundsOf(id)).length, (await requests()).length]).toEqual([1, 1]);
  });

  it('R06 rolled back: no refund, no request, and the return stands where it stood', async () => {
    const id = await plantAccepted(db, shop, [{ line: order.cups, quantity: 1 }]);
    const failing = db.$transaction(async (tx) => {
      expect((await settleReturn(tx, id, staff)).ok).toBe(true);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect([await refundsOf(id), await requests(), await stateOf(id)]).toEqual([[], [], 'accepted']);
  });

  it('what brings no money is settled at once', async () => {
    const id = await plantAccepted(db, shop, [{ line: order.mill, quantity: 1, solution: 'exchange' }]);
    expect(await settle(id)).toEqual({ ok: true, refunds: [] });
    expect([await stateOf(id), await requests()]).toEqual(['settled', []]);
    const events = await db.returnEvent.findMany({ where: { returnId: id }, orderBy: { id: 'asc' } });
    expect(events.map(({ state, actor }) => `${state} ${actor}`)).toEqual(['settling staff', 'settled system']);
  });

  it('of an exchange for what costs less the difference comes back, a share of it for a share of the pieces', async () => {
    const cheaper = { solution: 'exchange', exchangeDifference: -1_000 } as const;
    const id = await plantAccepted(db, shop, [
      { line: order.cups, quantity: 3, ...cheaper },
      { line: order.mill, quantity: 1, solution: 'exchange', exchangeDifference: 500 },
    ]);
    await db.returnItem.updateMany({ where: { returnId: id, orderItemId: order.cups }, data: { accepted: 2 } });
    expect(await settle(id)).toMatchObject({ ok: true });
    expect(await refundsOf(id)).toMatchObject([
      { means: 'original', goods: 667, fee: 0, shipping: 0, total: 667, lines: [{ quantity: 2 }] },
    ]);
    expect(await requests()).toMatchObject([
      { type: 'refund-instruction', payload: { total: { amount: 667, currency: 'CHF' } } },
    ]);
  });

  it('is to the cent what its case has shown before, also after another return of the line', async () => {
    const shown = async (id: string) =>
      (await getCase(staffIn(), id))?.money.plans.map(({ means, total, order: of }) => ({ means, total, of }));
    for (let piece = 0; piece < 3; piece += 1) {
      const id = await plantAccepted(db, shop, [
        { line: order.cups, quantity: 1, offer: { feeRate: 333, bonusRate: 0, shipping: 79 } },
        ...(piece === 1
          ? [{ line: order.mill, quantity: 1, solution: 'exchange' as const, exchangeDifference: -1 }]
          : []),
      ]);
      const before = await shown(id);
      await settle(id);
      const paid = (await refundsOf(id)).map(({ means, total }) => ({ means, total, of: order.number }));
      expect(paid).not.toEqual([]);
      expect(before).toEqual(paid);
      expect(await shown(id)).toEqual(paid);
    }
  });

  it('says why there is nothing to settle', async () => {
    const id = await plantAccepted(db, shop, [{ line: order.cups, quantity: 1 }], { state: 'inspecting' });
    expect(await settle(id)).toEqual({ ok: false, reason: 'not_possible' });
    expect(await settle('019ab7c2-5d1e-7c3a-9f04-6b1d2e8a7c55')).toEqual({ ok: false, reason: 'unknown' });
    const stray = await plantAccepted(db, shop, [{ line: order.cups, quantity: 1 }]);
    await db.returnItem.updateMany({ where: { returnId: stray }, data: { orderItemId: null } });
    expect(await settle(stray)).toEqual({ ok: false, reason: 'no_order' });
  });

  it('a second and a third return of one line bring the rest of it, exactly', async () => {
    const totals: number[] = [];
    for (let piece = 0; piece < 3; piece += 1) {
      const id = await plantAccepted(db, shop, [{ line: order.cups, quantity: 1 }]);
      await settle(id);
      totals.push((await refundsOf(id))[0]?.total ?? 0);
    }
    expect(totals).toEqual([3_333, 3_334, 3_333]);
  });

  it('pieces that were given back at the shop count before, those of the portal are not counted twice', async () => {
    const first = await plantAccepted(db, shop, [{ line: order.cups, quantity: 1 }]);
    await settle(first);
    // The source has heard of it, and of one more at its counter.
    await db.orderItem.update({ where: { id: order.cups }, data: { statedReturned: 2 } });
    const second = await plantAccepted(db, shop, [{ line: order.cups, quantity: 1 }]);
    await db.orderItem.update({ where: { id: order.cups }, data: { statedReturned: 3 } });
    await settle(second);
    expect((await refundsOf(second))[0]).toMatchObject({ total: 3_333 });
  });

  it('refunded <= paid: what the shop gave back already is taken off, a note for our own refund is not', async () => {
    const paid = 10_000 + 74_900 + 900;
    const first = await plantAccepted(db, shop, [{ line: order.cups, quantity: 3 }]);
    await settle(first);
    const [refund] = await refundsOf(first);
    const note = { accountId: shop.accountId, orderId: order.id, sourceId: shop.sourceId, currency: 'CHF' };
    const at = { issuedAt: new Date(), contentHash: '' };
    await db.creditNote.create({ data: { ...note, ...at, sourceKey: 'G-1', number: 'G-1', total: 10_000 } });
    await db.creditNote.create({ data: { ...note, ...at, sourceKey: 'G-2', number: 'G-2', total: 20_000 } });
    await say(refund?.number ?? '', 'succeeded', { creditNote: 'G-1' });
    const second = await plantAccepted(db, shop, [{ line: order.mill, quantity: 1, offer: { fault: true } }]);
    await settle(second);
    const [last] = await refundsOf(second);
    expect(last).toMatchObject({ total: paid - 10_000 - 20_000, goods: 55_007, shipping: 793 });
  });
});

describe('results of the shop', () => {
  const settled = async (wishes: Parameters<typeof plantAccepted>[2]) => {
    const id = await plantAccepted(db, shop, wishes);
    await settle(id);
    return { id, numbers: (await refundsOf(id)).map(({ number }) => number) };
  };
  const two = () =>
    settled([
      { line: order.cups, quantity: 1 },
      { line: order.mill, quantity: 1, solution: 'credit' },
    ]);

  it('all paid: the return is settled; any failed: it waits for staff, and a later success heals it', async () => {
    const { id, numbers } = await two();
    const [money = '', credit = ''] = numbers;
    expect(await say(money, 'failed', { reason: 'Karte gesperrt', version: 1 })).toMatchObject({ status: 'created' });
    expect(await stateOf(id)).toBe('settlement_failed');
    expect(await say(credit, 'succeeded')).toMatchObject({ status: 'created' });
    expect(await stateOf(id)).toBe('settlement_failed');
    expect(await listRefundsForStaff(staffIn(), id)).toMatchObject([{ failure: 'Karte gesperrt' }, { failure: null }]);
    expect(await say(money, 'succeeded', { version: 2 })).toMatchObject({ status: 'updated' });
    expect(await stateOf(id)).toBe('settled');
    expect((await refundsOf(id)).map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
  });

  it('a failure that heals while another refund is not paid yet: settling again', async () => {
    const { id, numbers } = await two();
    await say(numbers[0] ?? '', 'failed');
    await say(numbers[0] ?? '', 'succeeded');
    expect(await stateOf(id)).toBe('settling');
  });

  it('goes by the number or by the id of the message, and another shop’s is not found', async () => {
    const { numbers } = await two();
    const [money] = await requests();
    expect(await say(money?.id ?? '', 'succeeded')).toMatchObject({ status: 'created' });
    const stranger = { id: (await plantShop(db, `Fremd ${count}`)).sourceId, timeZone: 'Europe/Zurich' };
    for (const id of [numbers[1], money?.id, 'ER-22222222']) {
      const [answer] = await takeEntries(db, stranger, 'refunds', [
        { id, state: 'failed', at: new Date().toISOString() },
      ]);
      expect(answer).toMatchObject({ status: 'refused', error: { issues: [{ path: 'id' }] } });
    }
  });

  it('R09 in any order and however often: success wins, and a failure after it is ignored', async () => {
    const said = [
      ['failed', { at: '2026-12-01T10:00:00Z', version: 1 }],
      ['succeeded', { at: '2026-12-02T10:00:00Z', version: 2, creditNote: 'G-8' }],
      ['succeeded', { at: '2026-12-02T10:00:00Z', version: 3, creditNote: 'G-9' }],
    ] as const;
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
      [2, 0, 1, 1],
      [0, 2, 0, 1],
      [1, 2, 0],
    ]) {
      shop = await plantShop(db, `Shop ${count} ${order.join()}`);
      const planted = await plantDelivered(db, shop, 'RW');
      const { id, numbers } = await settled([{ line: planted.mill, quantity: 1, solution: 'credit' }]);
      for (const index of order) {
        const [state, facts] = said[index] ?? said[0];
        await say(numbers[0] ?? '', state, facts);
      }
      expect(await refundsOf(id)).toMatchObject([{ state: 'succeeded', creditNoteNumber: 'G-9', failure: null }]);
      expect(await stateOf(id)).toBe('settled');
      expect(await db.creditEntry.findMany({ where: { lot: { accountId: shop.accountId } } })).toMatchObject([
        { kind: 'granted', amount: 74_900 },
      ]);
    }
  });

  it('credit is granted once, and ends as the shop says on the day', async () => {
    await db.setting.create({ data: { key: 'returns', value: { ...DEFAULT_SETTINGS, creditYears: 2 } } });
    await pause(300);
    const { numbers } = await settled([{ line: order.mill, quantity: 1, solution: 'credit' }]);
    const at = '2026-12-31T23:30:00Z';
    await Promise.all([say(numbers[0] ?? '', 'succeeded', { at }), say(numbers[0] ?? '', 'succeeded', { at })]);
    const lots = await db.creditLot.findMany({ where: { accountId: shop.accountId }, include: { entries: true } });
    expect(lots).toMatchObject([{ expiresOn: new Date('2029-01-01'), entries: [{ amount: 74_900 }] }]);
    await db.setting.deleteMany();
    await pause(300);
  });
});

describe('retryRefund', () => {
  async function failed() {
    const id = await plantAccepted(db, shop, [{ line: order.cups, quantity: 1 }]);
    await settle(id);
    const [refund] = await refundsOf(id);
    if (!refund) throw new Error('There is a refund');
    await say(refund.number, 'failed', { at: new Date(Date.now() - 600_000).toISOString(), reason: 'Konto zu' });
    return { id, refund };
  }

  it('tells the shop anew under an id of its own, from failed only, and never for those who may only look', async () => {
    const { id, refund } = await failed();
    expect(await retryRefund(staffIn('view'), refund.id)).toEqual({ ok: false, reason: 'not_allowed' });
    expect(await retryRefund(staffIn(), refund.id)).toEqual({ ok: true });
    const [first, second] = await requests();
    expect(second?.payload).toEqual(first?.payload);
    expect(await refundsOf(id)).toMatchObject([{ state: 'pending', attempts: 2, requestId: second?.id }]);
    expect(await stateOf(id)).toBe('settling');
    expect(await retryRefund(staffIn(), refund.id)).toEqual({ ok: false, reason: 'not_failed' });
    await say(refund.number, 'succeeded');
    expect(await retryRefund(staffIn(), refund.id)).toEqual({ ok: false, reason: 'not_failed' });
    expect(await retryRefund(staffIn(), '019ab7c2-5d1e-7c3a-9f04-6b1d2e8a7c55')).toMatchObject({ reason: 'unknown' });
  });

  it('R04 four at once: one tells the shop', async () => {
    const { refund } = await failed();
    const results = await Promise.all(Array.from({ length: 4 }, () => retryRefund(staffIn(), refund.id)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await requests()).toHaveLength(2);
  });

  it('R05 killed before its commit: nothing has happened, and the next try tells the shop once', async () => {
    const { id, refund } = await failed();
    // It gets as far as the request, whose number waits for this lock.
    const held = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const holding = db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`shop_request:${shop.sourceId}`}, 0))`;
        held.resolve();
        await release.promise;
      },
      { timeout: 20_000 },
    );
    await held.promise;
    const killed = retryRefund(staffIn(), refund.id).then(
      () => 'done',
      () => 'killed',
    );
    for (let gone = 0; gone === 0; await pause(20)) {
      const [row] = await db.$queryRaw<{ count: number }[]>`
        SELECT count(pg_terminate_backend(pid))::int AS count FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event = 'advisory' AND pid <> pg_backend_pid()`;
      gone = row?.count ?? 0;
    }
    expect(await killed).toBe('killed');
    release.resolve();
    await holding;
    expect(await refundsOf(id)).toMatchObject([{ state: 'failed', attempts: 1 }]);
    expect([await stateOf(id), (await requests()).length]).toEqual(['settlement_failed', 1]);
    expect(await retryRefund(staffIn(), refund.id)).toEqual({ ok: true });
    expect(await requests()).toHaveLength(2);
  });

  it('what the shop says of the time before does not end the new try', async () => {
    const { id, refund } = await failed();
    const [first] = await requests();
    await retryRefund(staffIn(), refund.id);
    const before = new Date(Date.now() - 600_000).toISOString();
    expect(await say(refund.number, 'failed', { at: before, reason: 'Konto zu, noch einmal' })).toMatchObject({
      status: 'ignored',
    });
    expect(await say(first?.id ?? '', 'failed')).toMatchObject({ status: 'ignored' });
    expect(await refundsOf(id)).toMatchObject([{ state: 'pending', attempts: 2 }]);
    // Paid all the same is paid.
    expect(await say(first?.id ?? '', 'succeeded')).toMatchObject({ status: 'updated' });
    expect(await stateOf(id)).toBe('settled');
  });
});
