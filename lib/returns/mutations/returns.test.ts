import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { plantCustomer } from '@/e2e/support/people';
import { scopeIn } from '@/e2e/support/scope';
import type { StaffScope } from '@/lib/identity/types/viewer';
import { saveOrders } from '@/lib/orders/mutations/orders';
import { recomputeSummaries } from '@/lib/orders/mutations/summaries';
import type { ReturnOwner } from '@/lib/returns/types';
import { RULES } from '@/lib/rules/constants';
import { item, order, shipping } from '@/prisma/seed/builders';
import { getReturn } from '../queries/detail';
import { getDraft } from '../queries/draft';
import { listReturns } from '../queries/list';
import { approve, decline, inspect, judge, receive, reopen, sendBack } from './decisions';
import { dropDraft, startReturn } from './drafts';
import { recomputeGivenBack } from './quantities';
import { sayReasons, saySolutions, sayWay } from './steps';
import { submitReturn } from './submit';
import { cancelReturn, markSent } from './way-back';

const { db } = await testDatabase();

await db.setting.create({
  data: {
    key: RULES,
    value: [
      {
        ...{ id: 'return', right: 'return', validFrom: '2018-01-01' },
        terms: { window: { days: 30, from: 'item', roll: null }, shipping: { by: 'flat', amounts: { CHF: 790 } } },
      },
      { ...{ id: 'exchange', right: 'exchange', validFrom: '2018-01-01' }, terms: {} },
      {
        ...{ id: 'claim', right: 'claim', validFrom: '2018-01-01' },
        terms: { window: { days: 731, from: 'item', roll: null } },
      },
    ],
  },
});

const source = await db.source.create({ data: { name: 'Testshop' } });
const staff = { staffId: randomUUID(), role: 'act' } as StaffScope;
const today = new Date().toISOString().slice(0, 10);
let count = 0;

/** An account with one order of three cups that came today, and its line. */
async function delivered(quantity = 3, words: Partial<Parameters<typeof order>[0]> = {}) {
  const { id: customerId, accountId } = await plantCustomer(db, []);
  const scope = { ...scopeIn({ id: accountId, kind: 'private' }), customerId };
  const owner: ReturnOwner = { kind: 'account', scope };
  count += 1;
  const cups = item({ sku: 'A-1', name: 'Tasse', price: 1000 }, quantity);
  const arrived = { quantityOpen: 0, quantityDelivered: quantity, deliveredOn: today };
  const input = order({
    ...{ accountId, sourceId: source.id, number: `R-${count}`, placed: 5 },
    ...{ items: [{ ...cups, ...arrived }], fees: [shipping(900)] },
    ...words,
  });
  const [orderId = ''] = await db.$transaction((tx) => saveOrders(tx, [input]));
  const lines = await db.orderItem.findMany({ where: { orderId }, orderBy: { position: 'asc' }, select: { id: true } });
  return { owner, orderId, line: lines[0]?.id ?? '', lines: lines.map(({ id }) => id) };
}

type Given = Awaited<ReturnType<typeof delivered>>;

/** Goes through the steps until the last one. */
async function prepared({ owner, line }: Pick<Given, 'owner' | 'line'>, quantity: number, reason = 'not-liked') {
  const started = await startReturn(owner, [{ line, quantity }], null);
  if (!started.ok) throw new Error(started.reason);
  const [number = ''] = started.numbers;
  await sayReasons(owner, number, { reason1: reason, text1: 'Zu gross' });
  await saySolutions(owner, number, { solution1: 'refund' });
  await sayWay(owner, number, { way: 'post' });
  return number;
}

async function sent(given: Given, quantity: number, reason?: string) {
  const number = await prepared(given, quantity, reason);
  const answer = await submitReturn(given.owner, number, randomUUID());
  expect(answer).toEqual({ ok: true, number });
  const row = await db.return.findUniqueOrThrow({ where: { number }, include: { items: true } });
  return { number, id: row.id, item: row.items[0]?.id ?? '' };
}

const piecesOf = (line: string) =>
  db.orderItem.findUniqueOrThrow({
    where: { id: line },
    select: { quantityReturning: true, quantityTakenBack: true, quantityReturned: true, quantityDelivered: true },
  });

const all = (id: string, quantity: number) => [{ id, quantity, refusal: null }];

describe('a draft', () => {
  it('keeps what was said at each step, for its owner and nobody else', async () => {
    const given = await delivered();
    const number = await prepared(given, 2);
    expect(await getDraft(given.owner, number)).toMatchObject({
      way: 'post',
      lines: [{ quantity: 2, reason: 'not-liked', reasonText: 'Zu gross', solution: 'refund' }],
    });
    const stranger = (await delivered()).owner;
    expect(await getDraft(stranger, number)).toBeNull();
    expect(await sayReasons(stranger, number, { reason1: 'other' })).toBeNull();
    expect(await submitReturn(stranger, number, randomUUID())).toMatchObject({ ok: false, reason: 'unknown' });
    expect(await dropDraft(stranger, number)).toBe(false);
    expect((await listReturns(stranger, null)).returns).toEqual([]);
    // It asks for nothing yet.
    expect(await piecesOf(given.line)).toMatchObject({ quantityReturning: 0 });
  });

  it('takes no line of somebody else, and no more than came', async () => {
    const given = await delivered();
    const { owner } = await delivered();
    expect(await startReturn(owner, [{ line: given.line, quantity: 1 }], null)).toEqual({
      ok: false,
      reason: 'not_open',
    });
    expect(await startReturn(given.owner, [{ line: given.line, quantity: 4 }], null)).toEqual({
      ok: false,
      reason: 'not_open',
    });
    expect(await startReturn(given.owner, [{ line: given.line, quantity: 0 }], null)).toEqual({
      ok: false,
      reason: 'nothing_chosen',
    });
  });

  it('of several lines one that may go back carries none that may not', async () => {
    const [given, other] = [await delivered(), await delivered()];
    for (const wrong of [
      { line: given.line, quantity: 9 },
      { line: other.line, quantity: 1 },
      { line: randomUUID(), quantity: 1 },
    ]) {
      const lines = [{ line: given.line, quantity: 1 }, wrong];
      expect(await startReturn(given.owner, lines, null)).toMatchObject({ ok: false });
    }
    expect((await listReturns(given.owner, null)).returns).toEqual([]);
  });

  it('changes its quantity and keeps its reason, but asks for the solution anew', async () => {
    const given = await delivered();
    const number = await prepared(given, 1);
    expect(await startReturn(given.owner, [{ line: given.line, quantity: 3 }], number)).toEqual({
      ok: true,
      numbers: [number],
    });
    expect(await getDraft(given.owner, number)).toMatchObject({
      lines: [{ quantity: 3, reason: 'not-liked', solution: null }],
    });
  });

  it('is thrown away with all that belongs to it', async () => {
    const given = await delivered();
    const number = await prepared(given, 1);
    expect(await dropDraft(given.owner, number)).toBe(true);
    expect(await db.return.count({ where: { number } })).toBe(0);
  });
});

describe('a request', () => {
  it('R01 sent twice at once, and again later, is one return', async () => {
    const given = await delivered();
    const number = await prepared(given, 2);
    const key = randomUUID();
    const answers = await Promise.all([
      submitReturn(given.owner, number, key),
      submitReturn(given.owner, number, key),
      submitReturn(given.owner, number, randomUUID()),
    ]);
    expect(answers).toEqual([
      { ok: true, number },
      { ok: true, number },
      { ok: true, number },
    ]);
    expect(await db.returnEvent.count({ where: { return: { number } } })).toBe(1);
    expect(await piecesOf(given.line)).toMatchObject({ quantityReturning: 2 });
  });

  it('T48 of two parallel returns of the last piece one wins, and the other keeps what was said', async () => {
    const given = await delivered(1);
    const [one, two] = [await prepared(given, 1), await prepared(given, 1)];
    const answers = await Promise.all([
      submitReturn(given.owner, one, randomUUID()),
      submitReturn(given.owner, two, randomUUID()),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok)).toEqual([{ ok: false, reason: 'changed', step: null }]);
    expect(await piecesOf(given.line)).toMatchObject({ quantityReturning: 1 });
    const loser = answers[0]?.ok ? two : one;
    expect(await getDraft(given.owner, loser)).toMatchObject({
      lines: [{ reason: 'not-liked', reasonText: 'Zu gross' }],
    });
  });

  it('a second return on the same order works, for what is left', async () => {
    const given = await delivered(3);
    await sent(given, 2);
    expect(await startReturn(given.owner, [{ line: given.line, quantity: 2 }], null)).toMatchObject({ ok: false });
    await sent(given, 1);
    expect(await piecesOf(given.line)).toMatchObject({ quantityReturning: 3, quantityReturned: 0 });
  });

  it('is not booked as received by asking, and can be declined by staff', async () => {
    const given = await delivered();
    const { id, number } = await sent(given, 1);
    expect(await getReturn(given.owner, number)).toMatchObject({
      state: 'requested',
      waitsFor: 'staff',
      mayCancel: true,
    });
    expect(await receive(staff, id, [])).toMatchObject({ ok: false });
    expect(await decline(staff, id, '')).toEqual({ ok: false, reason: 'reason_missing' });
    expect(await decline(staff, id, 'Zu spät gemeldet')).toEqual({ ok: true });
    expect(await getReturn(given.owner, number)).toMatchObject({ state: 'declined', decision: 'Zu spät gemeldet' });
    expect(await piecesOf(given.line)).toMatchObject({ quantityReturning: 0 });
  });

  it('is cancelled by its owner until the goods are on their way', async () => {
    const given = await delivered();
    const one = await sent(given, 1);
    const stranger = (await delivered()).owner;
    expect(await cancelReturn(stranger, one.number)).toBe('unknown');
    expect(await cancelReturn(given.owner, one.number)).toBeNull();
    expect(await cancelReturn(given.owner, one.number)).toBeNull();
    expect(await piecesOf(given.line)).toMatchObject({ quantityReturning: 0 });
    const two = await sent(given, 1);
    await approve(staff, two.id, { lines: all(two.item, 1), note: null, keep: false });
    expect(await markSent(given.owner, two.number, { carrier: 'Die Post', trackingNumber: '99.1' })).toBeNull();
    expect(await cancelReturn(given.owner, two.number)).toBe('not_possible');
  });

  it('gets the number of its parcel later, once', async () => {
    const given = await delivered();
    const { number, id, item: line } = await sent(given, 1);
    await approve(staff, id, { lines: all(line, 1), note: null, keep: false });
    expect(await markSent(given.owner, number, { carrier: null, trackingNumber: null })).toBeNull();
    expect(await getReturn(given.owner, number)).toMatchObject({ state: 'in_transit', maySend: true });
    expect(await markSent(given.owner, number, { carrier: 'Die Post', trackingNumber: '99.2' })).toBeNull();
    expect(await markSent(given.owner, number, { carrier: 'Die Post', trackingNumber: '99.2' })).toBeNull();
    expect(await markSent(given.owner, number, { carrier: 'Die Post', trackingNumber: '99.3' })).toBe('not_possible');
    expect(await getReturn(given.owner, number)).toMatchObject({
      ...{ parcel: { carrier: 'Die Post', trackingNumber: '99.2' }, maySend: false },
    });
    expect(await db.returnEvent.count({ where: { returnId: id, state: 'in_transit' } })).toBe(1);
  });
});

describe('staff', () => {
  it('approves in part with a reason, receives, inspects, accepts: quantities always add up', async () => {
    const given = await delivered(3);
    const { id, item: line, number } = await sent(given, 3);
    const part = { id: line, quantity: 2, refusal: 'Eine ist benutzt' };
    expect(await approve(staff, id, { lines: [{ ...part, refusal: null }], note: null, keep: false })).toEqual({
      ok: false,
      reason: 'reason_missing',
    });
    expect(await approve(staff, id, { lines: [{ ...part, quantity: 4 }], note: null, keep: false })).toEqual({
      ok: false,
      reason: 'quantities',
    });
    expect(await approve(staff, id, { lines: [part], note: null, keep: false })).toEqual({ ok: true });
    expect(await piecesOf(given.line)).toMatchObject({ quantityReturning: 2, quantityReturned: 0 });
    expect(await receive(staff, id, [{ id: line, quantity: 3, condition: 'opened' }])).toEqual({
      ok: false,
      reason: 'quantities',
    });
    expect(await receive(staff, id, [{ id: line, quantity: 1, condition: 'opened' }])).toEqual({ ok: true });
    expect(await piecesOf(given.line)).toMatchObject({ quantityReturning: 1, quantityReturned: 1 });
    // A second parcel.
    expect(await receive(staff, id, [{ id: line, quantity: 1, condition: 'opened' }])).toEqual({ ok: true });
    expect(await judge(staff, id, { lines: all(line, 2), note: null })).toEqual({ ok: false, reason: 'not_possible' });
    expect(await inspect(staff, id)).toEqual({ ok: true });
    expect(await judge(staff, id, { lines: [{ id: line, quantity: 1, refusal: 'Sprung' }], note: 'Danke' })).toEqual({
      ok: true,
    });
    expect(await piecesOf(given.line)).toMatchObject({ quantityReturning: 0, quantityReturned: 1 });
    expect(await getReturn(given.owner, number)).toMatchObject({
      state: 'accepted',
      decision: 'Danke',
      lines: [{ accepted: 1, refusal: 'Sprung' }],
    });
    expect(await db.shopRequest.count({ where: { type: 'return-request', subject: `R-${count}` } })).toBe(1);
  });

  it('rejects what came, and sends it back: the customer has it again', async () => {
    const given = await delivered(1);
    const { id, item: line } = await sent(given, 1);
    await approve(staff, id, { lines: all(line, 1), note: null, keep: false });
    await receive(staff, id, [{ id: line, quantity: 1, condition: 'damaged' }]);
    await inspect(staff, id);
    expect(await judge(staff, id, { lines: [{ id: line, quantity: 0, refusal: 'Sturzschaden' }], note: null })).toEqual(
      { ok: true },
    );
    expect(await sendBack(staff, id, null)).toEqual({ ok: true });
    expect(await piecesOf(given.line)).toMatchObject({ quantityReturning: 0, quantityReturned: 0 });
    // And may ask again.
    await sent(given, 1);
  });

  it('R04 what is decided twice at once is decided once', async () => {
    const given = await delivered(1);
    const { id, item: line } = await sent(given, 1);
    const decision = { lines: all(line, 1), note: null, keep: false };
    const answers = await Promise.all([approve(staff, id, decision), approve(staff, id, decision)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.returnEvent.count({ where: { returnId: id, state: 'approved' } })).toBe(1);
  });

  it('opens an expired return again once, with a reason, unless its pieces came back meanwhile', async () => {
    const given = await delivered(1);
    const { id, item: line } = await sent(given, 1);
    await approve(staff, id, { lines: all(line, 1), note: null, keep: false });
    await db.return.update({ where: { id }, data: { state: 'expired' } });
    await recomputeGivenBack(db);
    expect(await reopen(staff, id, '')).toEqual({ ok: false, reason: 'reason_missing' });
    const other = await sent(given, 1);
    expect(await reopen(staff, id, 'Krank gewesen')).toEqual({ ok: false, reason: 'quantities' });
    await cancelReturn(given.owner, other.number);
    expect(await reopen(staff, id, 'Krank gewesen')).toEqual({ ok: true });
    await db.return.update({ where: { id }, data: { state: 'expired' } });
    expect(await reopen(staff, id, 'Noch einmal')).toEqual({ ok: false, reason: 'not_possible' });
    await db.return.update({ where: { id }, data: { state: 'approved' } });
  });
});

it('one return is of one seller, currency and regime: a mixed choice becomes several', async () => {
  const given = await delivered(1);
  const { accountId } = (given.owner as Extract<ReturnOwner, { kind: 'account' }>).scope;
  const arrived = { quantityOpen: 0, quantityDelivered: 1, deliveredOn: today };
  const input = order({
    ...{ accountId, sourceId: source.id, number: 'R-eur', placed: 5, currency: 'EUR' },
    items: [{ ...item({ sku: 'B-1', name: 'Kanne', price: 3000 }, 1), ...arrived }],
  });
  const [orderId = ''] = await db.$transaction((tx) => saveOrders(tx, [input]));
  const { id } = await db.orderItem.findFirstOrThrow({ where: { orderId }, select: { id: true } });
  const started = await startReturn(
    given.owner,
    [
      { line: given.line, quantity: 1 },
      { line: id, quantity: 1 },
    ],
    null,
  );
  expect(started).toMatchObject({ ok: true, numbers: [expect.any(String), expect.any(String)] });
});

it('what is stored of lines and orders is what recomputing finds', async () => {
  expect(await recomputeGivenBack(db)).toMatchObject({ mended: 0 });
  expect(await recomputeSummaries(db)).toMatchObject({ mended: [] });
});
