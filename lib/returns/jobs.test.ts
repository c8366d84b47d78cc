import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { plantCustomer } from '@/e2e/support/people';
import { plantReturn } from '@/e2e/support/returns';
import { scopeIn } from '@/e2e/support/scope';
import { localDay } from '@/lib/core/format';
import { handleOutboxRow } from '@/lib/core/worker';
import { handlers } from '@/lib/ingest/jobs/way-back';
import { takeEntries } from '@/lib/ingest/mutations/calls';
import { toDateColumn } from '@/lib/orders/utils';
import { daysAfter } from '@/lib/rules/policy/working-days';
import { returnsByTime } from './jobs';
import { markSent } from './mutations/way-back';
import { getReturn } from './queries/detail';
import type { ReturnOwner, ReturnState } from './types';

const { db } = await testDatabase();
const today = localDay(new Date());
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
let count = 0;

/** A return in a state, with what is changed about it. */
async function planted(state: ReturnState, words: Parameters<typeof db.return.update>[0]['data'] = {}) {
  count += 1;
  const number = `J-${count}`;
  const { accountId } = await plantCustomer(db, [{ number }]);
  const { id, number: returned } = await plantReturn(db, { accountId }, number, { state });
  const row = await db.return.update({
    where: { id },
    data: words,
    select: { id: true, sourceId: true, source: { select: { name: true, timeZone: true } } },
  });
  const owner: ReturnOwner = { kind: 'account', scope: scopeIn({ id: accountId, kind: 'private' }) };
  const source = { id: row.sourceId, ...row.source };
  return { id, number: returned, owner, source };
}

const stateOf = async (id: string) =>
  (await db.return.findUniqueOrThrow({ where: { id }, select: { state: true } })).state;
const waits = (days: number) => ({ waitsFor: 'customer', nextOn: toDateColumn(daysAfter(today, days)) });

describe('time', () => {
  it('ends what was not sent, after its last day and not on it', async () => {
    const late = await planted('approved', waits(-1));
    const last = await planted('approved', waits(0));
    await returnsByTime();
    expect([await stateOf(late.id), await stateOf(last.id)]).toEqual(['expired', 'approved']);
    await returnsByTime();
    expect(await db.returnEvent.count({ where: { returnId: late.id } })).toBe(1);
  });

  it('closes what is settled or sent back two weeks later', async () => {
    const stateAt = new Date(Date.now() - 15 * 24 * 3_600_000);
    const [settled, sentBack, fresh] = [
      await planted('settled', { stateAt }),
      await planted('sent_back', { stateAt }),
      await planted('settled'),
    ];
    await returnsByTime();
    expect([await stateOf(settled.id), await stateOf(sentBack.id), await stateOf(fresh.id)]).toEqual([
      'closed',
      'closed',
      'settled',
    ]);
  });

  it('reminds of a draft and of goods to be sent before the last day, once', async () => {
    const draft = await planted('draft', waits(2));
    const send = await planted('approved', waits(3));
    const far = await planted('draft', waits(10));
    await returnsByTime();
    await returnsByTime();
    const told = async (number: string) =>
      (await db.message.findMany({ where: { contentKey: { startsWith: number } }, select: { kind: true } })).map(
        ({ kind }) => kind,
      );
    expect(await told(draft.number)).toEqual(['return_reminder']);
    expect(await told(send.number)).toEqual(['return_reminder']);
    expect(await told(far.number)).toEqual([]);
    expect(await stateOf(draft.id)).toBe('draft');
  });

  it('clears drafts that nobody has touched for half a year', async () => {
    const old = await planted('draft', { updatedAt: new Date(Date.now() - 181 * 24 * 3_600_000) });
    const young = await planted('draft');
    await returnsByTime();
    expect(await db.return.count({ where: { id: { in: [old.id, young.id] } } })).toBe(1);
  });
});

describe('the parcel with the goods', () => {
  const event = (trackingNumber: string, state: string, hours: number) => ({
    ...{ trackingNumber, at: ago(hours), code: state, state, text: 'Sortierzentrum', place: 'Härkingen' },
  });

  it('is told by its carrier, in any order and twice: on its way, arrived, and never received by that', async () => {
    const { id, number, owner, source } = await planted('approved', { trackingNumber: '99.00.1', ...waits(5) });
    const handedOver = event('99001', 'in_transit', 9);
    await takeEntries(db, source, 'tracking-events', [event('99 00 1', 'delivered', 1), handedOver]);
    const again = await takeEntries(db, source, 'tracking-events', [{ ...handedOver, trackingNumber: '99.00.1' }]);
    expect(again).toMatchObject([{ status: 'unchanged' }]);
    expect(await stateOf(id)).toBe('in_transit');
    expect(await getReturn(owner, number)).toMatchObject({
      parcel: { state: 'delivered', events: [{ state: 'delivered' }, { state: 'in_transit' }] },
      mayCancel: false,
    });
  });

  it('was known to its carrier before its number was typed: what was said waits for it, and is told once', async () => {
    const { id, number, owner, source } = await planted('approved', waits(5));
    const early = [event('55.1', 'in_transit', 9), event('55 1', 'delivered', 1)];
    const results = await takeEntries(db, source, 'tracking-events', early);
    expect(results).toMatchObject([{ status: 'waiting' }, { status: 'waiting' }]);
    expect(await markSent(owner, number, { carrier: 'Die Post', trackingNumber: '5-51' })).toBeNull();
    const rows = await db.outboxEvent.findMany({ where: { type: 'return.numbered' }, select: { id: true } });
    expect(rows).toHaveLength(1);
    for (const row of [...rows, ...rows]) await handleOutboxRow(row.id, handlers);
    expect(await getReturn(owner, number)).toMatchObject({
      parcel: { state: 'delivered', events: [{ state: 'delivered' }, { state: 'in_transit' }] },
    });
    expect(await stateOf(id)).toBe('in_transit');
    expect(await db.waitingEntry.count({ where: { sourceId: source.id } })).toBe(0);
  });

  it('of another shop is not this one, and a label alone moves nothing', async () => {
    const mine = await planted('approved', { trackingNumber: '77.1', ...waits(5) });
    const other = await planted('approved', { trackingNumber: '66.1', ...waits(5) });
    const results = await takeEntries(db, other.source, 'tracking-events', [event('77.1', 'in_transit', 2)]);
    expect(results).toMatchObject([{ status: 'waiting' }]);
    await takeEntries(db, mine.source, 'tracking-events', [event('77.1', 'label_created', 2)]);
    expect(await stateOf(mine.id)).toBe('approved');
  });
});

it('an id that is no return of anybody is nothing', async () => {
  const { owner } = await planted('draft');
  expect(await getReturn(owner, `RT-${randomUUID().slice(0, 8)}`)).toBeNull();
});
