import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { plantCase, plantDelivered, seenOf, staffScope } from '@/e2e/support/cases';
import { testDatabase } from '@/e2e/support/database';
import { recomputeSummaries } from '@/lib/orders/mutations/summaries';
import { recomputeGivenBack } from '@/lib/returns/mutations/quantities';
import { RULES } from '@/lib/rules/constants';
import { decideTogether } from './mutations/bulk';
import {
  approveCase,
  cancelCase,
  declineCase,
  inspectCase,
  judgeCase,
  receiveCase,
  reopenCase,
  sendBackCase,
} from './mutations/cases';
import { assignCase, returnUnknown, takeIn } from './mutations/intake';
import { retryCase, settleCase } from './mutations/settle';
import { getCase, getCasePhoto } from './queries/case';
import { getAssignable, listShops } from './queries/intake';
import { countWaiting, listCases } from './queries/queue';
import { queueFilterSchema } from './schema';

const { db } = await testDatabase();
const source = await db.source.create({ data: { name: 'Testshop' } });
const rule = { id: 'return', right: 'return', validFrom: '2018-01-01' };
const window = { days: 30, from: 'item', roll: null };
await db.setting.create({ data: { key: RULES, value: [{ ...rule, terms: { window } }] } });
const staff = staffScope();
const changed = { ok: false, reason: 'changed', fields: {} };

const plant = (words?: Parameters<typeof plantCase>[2]) => plantCase(db, source.id, words);
/** What a form on the page of the case as it stands now sends. */
const form = async (number: string, fields: Record<string, string> = {}) => ({
  ...fields,
  ...{ return: number, seen: await seenOf(db, number) },
});
const stateOf = async (number: string) =>
  (await db.return.findUniqueOrThrow({ where: { number }, select: { state: true } })).state;
const pieces = (line: string) =>
  db.orderItem.findUniqueOrThrow({
    where: { id: line },
    select: { quantityReturning: true, quantityReturned: true },
  });
const list = (words: Record<string, string>, after: { day: string; id: string } | null = null) =>
  listCases(staff, queueFilterSchema.parse(words), after);

describe('a case', () => {
  it('goes by forms from the request to what is accepted, part by part, with who did it', async () => {
    const { return: number, line } = await plant({ quantity: 3 });
    const part = { quantity1: '2', refusal1: '' };
    expect(await approveCase(staff, await form(number, part))).toMatchObject({ fields: { refusal1: 'returnRefusal' } });
    expect(await approveCase(staff, await form(number, { quantity1: '4' }))).toMatchObject({
      fields: { quantity1: 'returnQuantities' },
    });
    expect(await approveCase(staff, await form(number, { ...part, refusal1: 'Eine ist benutzt' }))).toEqual({
      ok: true,
    });
    expect(await pieces(line)).toEqual({ quantityReturning: 2, quantityReturned: 0 });
    expect(await receiveCase(staff, await form(number, { quantity1: '3' }))).toMatchObject({
      fields: { quantity1: 'returnQuantities' },
    });
    expect(await receiveCase(staff, await form(number, { quantity1: '' }))).toMatchObject({ ok: false });
    const came = await form(number, { quantity1: '1', condition1: 'opened' });
    expect(await receiveCase(staff, came)).toEqual({ ok: true });
    // The same form again is no second parcel.
    expect(await receiveCase(staff, came)).toEqual(changed);
    expect(await receiveCase(staff, await form(number, { quantity1: '1' }))).toEqual({ ok: true });
    expect(await pieces(line)).toEqual({ quantityReturning: 0, quantityReturned: 2 });
    expect(await judgeCase(staff, await form(number, { quantity1: '2' }))).toMatchObject({ reason: 'not_possible' });
    expect(await inspectCase(staff, await form(number))).toEqual({ ok: true });
    const judged = { quantity1: '1', refusal1: 'Sprung', note: 'Danke' };
    expect(await judgeCase(staff, await form(number, judged))).toEqual({ ok: true });
    expect(await getCase(staff, number)).toMatchObject({
      ...{ state: 'accepted', partial: true, decision: 'Danke', acts: ['settle'] },
      lines: [{ requested: 3, approved: 2, received: 2, accepted: 1, condition: 'opened', refusal: 'Sprung' }],
      // One cup, less the way back.
      money: { of: 'accepted', plans: [{ goods: 1000, shipping: -790, total: 210 }] },
    });
    expect(await db.returnEvent.count({ where: { return: { number }, actorId: staff.staffId } })).toBe(5);
    // The shop is told once, however often somebody presses the button.
    const told = await Promise.all([settleCase(staff, number), settleCase(staff, number)]);
    expect(told.filter(({ ok }) => ok)).toHaveLength(1);
    const [refund] = (await getCase(staff, number))?.refunds ?? [];
    expect(refund).toMatchObject({ state: 'pending', total: 210, attempts: 1 });
    expect(await retryCase(staff, number)).toMatchObject({ reason: 'not_possible' });
    await db.refund.update({
      where: { id: refund?.id ?? '' },
      data: { state: 'failed', settledAt: new Date(), failure: 'Konto zu' },
    });
    await db.return.update({ where: { number }, data: { state: 'settlement_failed' } });
    expect(await getCase(staff, number)).toMatchObject({ acts: ['retry'], refunds: [{ failure: 'Konto zu' }] });
    expect(await retryCase(staff, number)).toEqual({ ok: true });
    expect(await getCase(staff, number)).toMatchObject({
      state: 'settling',
      refunds: [{ state: 'pending', attempts: 2 }],
    });
  });

  it('shows what was bought, said and promised, the money, the trace and the other returns', async () => {
    const given = await plant({ quantity: 2 });
    const page = await getCase(staff, given.id);
    expect(page).toMatchObject({
      ...{ number: given.return, customer: { name: given.name, company: false }, shop: 'Testshop' },
      lines: [
        { reason: 'not-liked', reasonText: 'Zu gross', order: { number: given.number, total: 3000, quantity: 3 } },
      ],
      money: { of: 'requested', plans: [{ goods: 2000, shipping: -790, total: 1210, order: given.number }] },
      events: [{ state: 'requested', actor: 'customer', who: given.name }],
      ...{ others: [], acts: ['approve', 'decline', 'cancel'] },
    });
    expect(page?.lines[0]?.trace.map(({ about }) => about)).toEqual(['rules', 'quantity', 'date', 'money']);
    await db.return.update({ where: { id: given.id }, data: { state: 'draft' } });
    expect(await getCase(staff, given.return)).toBeNull();
    expect(await getCase(staff, randomUUID())).toBeNull();
    expect(await getCasePhoto(staff, randomUUID())).toBeNull();
  });

  it('is declined, cancelled and opened again with a reason only', async () => {
    const [one, two, three] = [await plant(), await plant(), await plant({ state: 'expired' })];
    expect(await declineCase(staff, { ...(await form(one.return)), note: '' })).toMatchObject({
      reason: 'reason_missing',
    });
    expect(await declineCase(staff, { ...(await form(one.return)), note: 'Zu spät' })).toEqual({ ok: true });
    expect(await cancelCase(staff, { ...(await form(two.return)), note: '' })).toMatchObject({
      reason: 'reason_missing',
    });
    expect(await cancelCase(staff, { ...(await form(two.return)), note: 'Am Telefon' })).toEqual({ ok: true });
    await db.returnItem.updateMany({ where: { returnId: three.id }, data: { approved: 2 } });
    expect((await getCase(staff, three.return))?.acts).toEqual(['reopen']);
    expect(await reopenCase(staff, { ...(await form(three.return)), note: 'Krank' })).toEqual({ ok: true });
    expect([await stateOf(one.return), await stateOf(two.return), await stateOf(three.return)]).toEqual([
      ...['declined', 'cancelled', 'approved'],
    ]);
    expect((await getCase(staff, one.return))?.acts).toEqual([]);
  });

  it('with goods that stay is accepted at once; what is rejected is sent back', async () => {
    const kept = await plant();
    expect(await approveCase(staff, await form(kept.return, { quantity1: '2', keep: 'on' }))).toEqual({ ok: true });
    expect(await getCase(staff, kept.return)).toMatchObject({ state: 'accepted', lines: [{ accepted: 2 }] });
    const { return: number, line } = await plant();
    await approveCase(staff, await form(number, { quantity1: '2' }));
    await receiveCase(staff, await form(number, { quantity1: '2' }));
    await inspectCase(staff, await form(number));
    expect(await judgeCase(staff, await form(number, { quantity1: '0', refusal1: 'Sturz' }))).toEqual({ ok: true });
    expect(await sendBackCase(staff, await form(number))).toEqual({ ok: true });
    expect(await stateOf(number)).toBe('sent_back');
    expect(await pieces(line)).toEqual({ quantityReturning: 0, quantityReturned: 0 });
  });

  it('T48 of two who decide at once one does, and the other is told that it has changed', async () => {
    const { return: number } = await plant();
    const [approving, declining] = [await form(number, { quantity1: '2' }), await form(number)];
    const answers = await Promise.all([
      approveCase(staff, approving),
      declineCase(staffScope(), { ...declining, note: 'Nein' }),
      approveCase(staffScope(), approving),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual([changed, changed]);
    expect(await db.returnEvent.count({ where: { return: { number } } })).toBe(2);
  });

  it('that there is not, and a draft, are decided by nobody', async () => {
    const { return: number, id } = await plant();
    await db.return.update({ where: { id }, data: { state: 'draft' } });
    expect(await approveCase(staff, await form(number, { quantity1: '2' }))).toMatchObject({ reason: 'unknown' });
    const nobody = { return: 'RT-22222222', seen: new Date().toISOString() };
    expect(await inspectCase(staff, nobody)).toMatchObject({ ok: false, reason: 'unknown' });
  });
});

describe('several at once', () => {
  it('are each decided for themselves: what cannot be is named and holds up nothing', async () => {
    const [one, two, three] = [await plant(), await plant(), await plant()];
    await declineCase(staff, { ...(await form(three.return)), note: 'Nein' });
    const numbers = [one.return, three.return, 'RT-22222222', two.return];
    expect(await decideTogether(staff, 'approve', numbers)).toEqual([
      { number: one.return, reason: null },
      { number: three.return, reason: 'not_possible' },
      { number: 'RT-22222222', reason: 'unknown' },
      { number: two.return, reason: null },
    ]);
    // The same again finds nothing to do.
    expect(await decideTogether(staff, 'approve', [one.return])).toMatchObject([{ reason: 'not_possible' }]);
    expect(await decideTogether(staff, 'receive', [one.return])).toMatchObject([{ reason: null }]);
    expect(await decideTogether(staff, 'receive', [one.return])).toMatchObject([{ reason: 'not_possible' }]);
    await receiveCase(staff, await form(two.return, { quantity1: '1' }));
    expect(await decideTogether(staff, 'accept', [one.return, two.return])).toEqual([
      { number: one.return, reason: null },
      { number: two.return, reason: 'quantities' },
    ]);
    expect(await getCase(staff, one.return)).toMatchObject({ state: 'accepted', lines: [{ accepted: 2 }] });
    expect(await stateOf(two.return)).toBe('received');
  });
});

describe('goods without an order', () => {
  const goods = {
    source: source.id,
    name: 'Tasse',
    sku: 'A-1',
    quantity: 2,
    condition: 'used',
    note: 'Ohne Schein',
  } as const;

  it('R01 are booked once, and belong to nobody until they are assigned to a line that has so many left', async () => {
    const key = randomUUID();
    const [taken, again] = await Promise.all([takeIn(staff, goods, key), takeIn(staff, goods, key)]);
    expect(again).toEqual(taken);
    expect(taken?.known).toBe(false);
    const number = taken?.number ?? '';
    expect(await takeIn(staff, { ...goods, source: randomUUID() }, randomUUID())).toBeNull();
    expect(await getCase(staff, number)).toMatchObject({
      ...{ state: 'received', origin: 'staff', customer: null, waitsFor: 'staff' },
      ...{
        acts: ['assign', 'without_receipt', 'return_unknown'],
        money: { plans: [] },
        lines: [{ received: 2, condition: 'used' }],
      },
    });
    expect(await decideTogether(staff, 'accept', [number])).toMatchObject([{ reason: 'not_possible' }]);
    const one = await plantDelivered(db, source.id, 1);
    const three = await plantDelivered(db, source.id, 3);
    expect(await assignCase(staff, await form(number), one.line)).toEqual({ ok: false, reason: 'quantities' });
    expect(await assignCase(staff, await form(number), randomUUID())).toEqual({ ok: false, reason: 'not_possible' });
    expect(await getAssignable(staff, number, three.number)).toMatchObject({ lines: [{ id: three.line, left: 3 }] });
    expect(await getAssignable(staff, number, 'nix')).toBeNull();
    const assigning = await form(number);
    expect(await assignCase(staff, assigning, three.line)).toEqual({ ok: true });
    expect(await assignCase(staff, assigning, three.line)).toEqual({ ok: false, reason: 'changed' });
    expect(await assignCase(staff, await form(number), three.line)).toEqual({ ok: false, reason: 'not_possible' });
    expect(await pieces(three.line)).toEqual({ quantityReturning: 0, quantityReturned: 2 });
    expect(await getCase(staff, number)).toMatchObject({
      ...{ customer: { name: three.name }, acts: ['inspect'] },
      lines: [{ order: { number: three.number }, solution: 'refund', offer: { rules: ['return'] } }],
      money: { plans: [{ goods: 2000 }] },
    });
    expect(await db.auditEntry.count({ where: { action: 'return.assigned', accountId: three.accountId } })).toBe(1);
  });

  it('two shops’ orders are apart', async () => {
    const other = await db.source.create({ data: { name: 'Anderer Shop' } });
    const number = (await takeIn(staff, { ...goods, source: other.id }, randomUUID()))?.number ?? '';
    const given = await plantDelivered(db, source.id);
    expect(await getAssignable(staff, number, given.number)).toBeNull();
    expect(await assignCase(staff, await form(number), given.line)).toEqual({ ok: false, reason: 'not_possible' });
    expect((await listShops(staff)).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Testshop', 'Anderer Shop']),
    );
  });

  it('with a number that is known are that return’s, whatever blanks it is typed with', async () => {
    const { return: number } = await plant({ trackingNumber: '99.60.004817' });
    const known = { number, known: true };
    expect(await takeIn(staff, { ...goods, trackingNumber: '99 60 004817' }, randomUUID())).toEqual(known);
    expect(await takeIn(staff, { ...goods, trackingNumber: number.toLowerCase() }, randomUUID())).toEqual(known);
  });

  it('go back to whom they came from in one step', async () => {
    const number = (await takeIn(staff, goods, randomUUID()))?.number ?? '';
    expect(await returnUnknown(staff, { ...(await form(number)), note: 'Nicht von uns' })).toEqual({ ok: true });
    expect(await getCase(staff, number)).toMatchObject({ state: 'sent_back', acts: [], decision: 'Nicht von uns' });
    const { return: known } = await plant();
    expect(await returnUnknown(staff, { ...(await form(known)), note: 'Nein' })).toMatchObject({ ok: false });
  });
});

describe('the queue', () => {
  it('finds a case by its number, tracking number, order and name, and counts what waits', async () => {
    const given = await plant({ nextOn: '2020-01-06', trackingNumber: '88.1.2.3' });
    for (const suche of [given.return, given.return.slice(3), '88123', given.number, given.name.slice(0, 6)]) {
      expect((await list({ suche })).entries.map(({ number }) => number)).toContain(given.return);
    }
    for (const suche of ['%', '___', 'nirgends', given.return.slice(0, 6)]) {
      expect((await list({ suche })).entries.map(({ number }) => number)).not.toContain(given.return);
    }
    const { entries, waiting } = await list({ faellig: 'ja' });
    expect(entries.map(({ number, overdue }) => ({ number, overdue }))).toEqual([
      { number: given.return, overdue: true },
    ]);
    expect(waiting.overdue).toBe(1);
    expect(await countWaiting(staff)).toEqual(waiting);
    expect((await list({})).entries[0]).toMatchObject({
      ...{ number: given.return, customer: given.name, orders: [given.number], more: 0 },
      items: [{ name: 'Tasse', quantity: 2 }],
    });
  });

  it('shows no draft, not even among all', async () => {
    const { id, return: number } = await plant();
    await db.return.update({ where: { id }, data: { state: 'draft', waitsFor: null } });
    expect((await list({ alle: 'ja', suche: number })).entries).toEqual([]);
    expect((await list({ zustand: 'declined', alle: 'ja' })).entries.every(({ state }) => state === 'declined')).toBe(
      true,
    );
    expect((await list({ zustand: 'declined' })).entries).toEqual([]);
  });
});

it('what is stored of lines and orders is what recomputing finds', async () => {
  // Planted cases count nothing until they are moved.
  await recomputeGivenBack(db);
  expect(await recomputeGivenBack(db)).toMatchObject({ mended: 0 });
  expect(await recomputeSummaries(db)).toMatchObject({ mended: [] });
});
