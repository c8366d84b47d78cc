import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { readMail } from '@/e2e/support/mail-server';
import { scopeIn } from '@/e2e/support/scope';
import type { Transaction } from '@/lib/core/db';
import { IdempotencyConflict } from '@/lib/core/idempotency';
import { handleOutboxRow } from '@/lib/core/worker';
import { handlers } from '@/lib/guest/jobs';
import { guestScopeOf } from '@/lib/identity/policy/scopes';
import type { Resource } from '@/lib/ingest/contracts/v1/resources';
import { takeEntries } from '@/lib/ingest/mutations/calls';
import { openSource } from '@/lib/ingest/mutations/sources';
import { recomputeSummaries, refreshSummaries } from '@/lib/orders/mutations/summaries';
import { ruleSchema } from '@/lib/rules/schema';
import { cancelItems } from './mutations/cancel';
import { settleCancellations } from './mutations/settle';
import { getCancellation, getCancelPage, getGuestCancellation, getGuestCancelPage } from './queries';
import type { CancelWish } from './types';

// What customers ask for by the portal and shops report by the door of the API.

const { db } = await testDatabase();
const source = await openSource(db, 'shop');
await db.setting.create({
  data: {
    key: 'rules',
    value: [ruleSchema.parse({ id: 'cancel', right: 'cancel', validFrom: '2020-01-01', terms: {} })] as never,
  },
});

let count = 0;
let key = '';
let account = { id: '', kind: 'private' as const };
let items: Record<string, string> = {};
/** One person at the keyboard, whatever the account. */
const customerId = uuid();
const own = () => ({ ...scopeIn(account), customerId });
beforeEach(async () => {
  await db.outboxEvent.deleteMany();
  count += 1;
  key = `CA-${count}`;
  await order();
  const { id, accountId } = await stored();
  account = { id: accountId, kind: 'private' };
  const lines = await db.orderItem.findMany({ where: { orderId: id }, select: { id: true, lineKey: true } });
  items = Object.fromEntries(lines.map((line) => [line.lineKey, line.id]));
});

async function say(resource: Resource, ...entries: object[]) {
  const results = await takeEntries(db, source, resource, entries);
  for (const { status, error } of results) expect(status, JSON.stringify(error)).not.toBe('refused');
}
const line = (name: string, quantity: number, words: object = {}) => ({
  ...{ line: name, sku: `S-${name}`, name: `Becher ${name}`, unitPrice: 1_000, quantity },
  ...words,
});
const order = (lines: object[] = [line('a', 3), line('b', 1)], words: object = {}) =>
  say('orders', {
    ...{ id: key, contact: { email: `${key.toLowerCase()}@example.ch` }, placedAt: new Date().toISOString() },
    ...{ currency: 'CHF', items: lines, ...words },
  });
const parcel = (quantity: number, words: object = {}) =>
  say('shipments', { id: `${key}-p`, order: key, carrier: 'Die Post', items: [{ line: 'a', quantity }], ...words });
const stored = () =>
  db.order.findFirstOrThrow({ where: { sourceKey: key }, select: { id: true, accountId: true, number: true } });
const wish = (pieces: Record<string, number>, words: Partial<CancelWish> = {}): CancelWish => ({
  lines: Object.entries(pieces).map(([name, quantity]) => ({ id: items[name] ?? uuid(), quantity })),
  ...{ reason: null, reasonText: null, ...words },
});
const ask = (pieces: Record<string, number>, formKey: string = uuid(), words: Partial<CancelWish> = {}) =>
  cancelItems({ customer: own(), number: key }, wish(pieces, words), formKey);
async function asked(pieces: Record<string, number>): Promise<string> {
  const result = await ask(pieces);
  if (!result.ok) throw new Error(result.reason);
  return result.id;
}
/** All that a cancellation leaves behind, counted. */
async function traces() {
  const { id: orderId } = await stored();
  const where = { orderId };
  const cancelling = await db.orderItem.findMany({ where, orderBy: { position: 'asc' } });
  return {
    cancellations: await db.cancellation.count({ where }),
    cancelling: cancelling.map(({ quantityCancelling }) => quantityCancelling),
    requests: await db.shopRequest.count({ where: { subject: key, type: 'cancellation-request' } }),
    messages: await db.message.count({ where: { ...where, kind: 'cancellation_requested' } }),
    events: await db.orderEvent.count({ where: { ...where, kind: 'cancellation_requested' } }),
    audit: await db.auditEntry.count({ where: { action: 'cancellation.requested', accountId: account.id } }),
  };
}
const NONE = { cancellations: 0, cancelling: [0, 0], requests: 0, messages: 0, events: 0, audit: 0 };
const ONE = { cancellations: 1, requests: 1, messages: 1, events: 1, audit: 1 };
const page = (id: string) => getCancellation(scopeIn(account), key, id);
const answers = async (id: string) => {
  const found = await page(id);
  return [found?.state, ...(found?.lines ?? []).map(({ confirmed, refused }) => `${confirmed} ${refused}`)];
};

const mailFolder = () => join(process.env.PORTAL_DATA ?? '', 'mail');
/** Handles what is due, as the worker does. @returns what became of the messages about cancellations, in order */
async function mails() {
  const open = await db.outboxEvent.findMany({ where: { processedAt: null }, orderBy: { id: 'asc' } });
  for (const { id } of open) await handleOutboxRow(id, handlers);
  const { id: orderId } = await stored();
  const kinds = ['cancellation_requested', 'cancellation_answered'] as const;
  const where = { orderId, kind: { in: [...kinds] } };
  const rows = await db.message.findMany({ where, orderBy: { id: 'asc' } });
  return rows.map(({ kind, state, skipped }) => `${kind} ${skipped ?? state}`);
}

describe('asking', () => {
  it('R22 leaves the cancellation, the pieces, the request to the shop, the receipt, history and audit together', async () => {
    const result = await ask({ a: 2, b: 1 }, uuid(), { reason: 'other', reasonText: 'Umzug' });
    expect(result).toEqual({ ok: true, id: expect.any(String) });
    expect(await traces()).toEqual({ ...ONE, cancelling: [2, 1] });
    const [request] = await db.shopRequest.findMany({ where: { subject: key } });
    expect(request?.payload).toEqual({
      order: { id: key, number: key },
      requestedBy: 'customer',
      lines: [
        { line: 'a', quantity: 2 },
        { line: 'b', quantity: 1 },
      ],
      reason: { code: 'other', text: 'Umzug' },
    });
    const row = await db.cancellation.findFirstOrThrow({ where: { requestId: request?.id ?? '' } });
    expect(row).toMatchObject({ origin: 'customer', state: 'requested', goods: 3_000, total: 3_000 });
    expect(row.number).toMatch(/^ST-[2-9B-DF-HJ-NP-TV-XZ]{8}$/);
    expect(row.customerId).toBe(row.actorId);
  });

  it('what is asked for cannot be asked for again, the rest can', async () => {
    await asked({ a: 2 });
    const found = await getCancelPage(scopeIn(account), key, null);
    expect(found?.lines.map(({ max, asked: open }) => [max, open])).toEqual([
      [1, 2],
      [1, 0],
    ]);
    expect(await ask({ a: 2 })).toEqual({ ok: false, reason: 'cancelChanged' });
    expect((await ask({ a: 1 })).ok).toBe(true);
  });

  it('another account finds nothing: no page, no cancellation, and cannot cancel (domain rule 9)', async () => {
    const id = await asked({ a: 1 });
    const other = scopeIn({ id: uuid(), kind: 'private' });
    expect(await getCancelPage(other, key, null)).toBeNull();
    expect(await getCancellation(other, key, id)).toBeNull();
    expect(await cancelItems({ customer: other, number: key }, wish({ a: 1 }), uuid())).toEqual({
      ok: false,
      reason: 'unknown',
    });
    const guest = guestScopeOf({ id: uuid(), orderId: uuid(), giftEmail: null, expiresAt: new Date() });
    expect(await getGuestCancelPage(guest, null)).toBeNull();
    expect(await getGuestCancellation(guest, id)).toBeNull();
  });

  it('a line of another order is none of this one, and nothing is done', async () => {
    const elsewhere = items.a ?? '';
    count += 1;
    key = `CA-${count}`;
    await order();
    account = { id: (await stored()).accountId, kind: 'private' };
    const foreign = { lines: [{ id: elsewhere, quantity: 1 }], reason: null, reasonText: null };
    const result = await cancelItems({ customer: scopeIn(account), number: key }, foreign, uuid());
    expect(result).toEqual({ ok: false, reason: 'cancelChanged' });
    expect(await traces()).toEqual(NONE);
  });

  it('a guest asks for the one order of the session', async () => {
    const { id: orderId } = await stored();
    const guest = guestScopeOf({ id: uuid(), orderId, giftEmail: null, expiresAt: new Date() });
    const result = await cancelItems({ guest }, wish({ b: 1 }), uuid());
    if (!result.ok) throw new Error(result.reason);
    expect(await getGuestCancellation(guest, result.id)).toMatchObject({ orderNumber: key, state: 'requested' });
    expect(await db.cancellation.findUniqueOrThrow({ where: { id: result.id } })).toMatchObject({
      ...{ origin: 'guest', customerId: null, actorId: null },
    });
    const where = { entityId: result.id };
    expect(await db.auditEntry.findMany({ where })).toMatchObject([{ actorKind: 'guest' }]);
  });
});

describe('once and together', () => {
  it('R01 the same form twice at a time and once more later: one cancellation, the same receipt', async () => {
    const form = uuid();
    const both = await Promise.all([ask({ a: 1 }, form), ask({ a: 1 }, form)]);
    const later = await ask({ a: 1 }, form);
    expect(new Set([...both, later].map((one) => (one.ok ? one.id : one.reason))).size).toBe(1);
    expect(later.ok).toBe(true);
    expect(await traces()).toEqual({ ...ONE, cancelling: [1, 0] });
  });

  it('R02 the same key with another wish is refused', async () => {
    const form = uuid();
    await ask({ a: 1 }, form);
    await expect(ask({ a: 2 }, form)).rejects.toThrow(IdempotencyConflict);
    expect(await traces()).toEqual({ ...ONE, cancelling: [1, 0] });
  });

  it('R04 an answer that got lost: whoever sends the form again gets the receipt of what was done', async () => {
    const form = uuid();
    const lost = await ask({ a: 3 }, form);
    // Since then nothing is open any more, which a new form would be told.
    expect(await ask({ a: 3 })).toEqual({ ok: false, reason: 'cancelChanged' });
    expect(await ask({ a: 3 }, form)).toEqual(lost);
  });

  it('T48 two at once for the last piece: exactly one wins', async () => {
    const both = await Promise.all([ask({ b: 1 }), ask({ b: 1 })]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await traces()).toEqual({ ...ONE, cancelling: [0, 1] });
  });

  it('R06 a refusal in the middle leaves nothing, and the same form may be sent again', async () => {
    const form = uuid();
    await parcel(2, { state: 'label_created' });
    expect(await ask({ a: 3, b: 1 }, form)).toEqual({ ok: false, reason: 'cancelChanged' });
    expect(await traces()).toEqual(NONE);
    expect((await ask({ a: 1, b: 1 }, form)).ok).toBe(true);
  });
});

describe('the race with dispatch', () => {
  /** Holds an order's lock, lets somebody wait for it, and ends. */
  async function whileLocked<T>(work: (tx: Transaction) => Promise<unknown>, waiting: () => Promise<T>): Promise<T> {
    const { id } = await stored();
    let started: Promise<T> | undefined;
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM orders WHERE id = ${id}::uuid FOR UPDATE`;
      started = waiting();
      for (let tries = 0; tries < 100; tries += 1) {
        const [row] = await db.$queryRaw<{ waits: boolean }[]>`
          SELECT EXISTS (SELECT FROM pg_stat_activity
                          WHERE datname = current_database() AND wait_event_type = 'Lock') AS waits`;
        if (row?.waits) break;
        await new Promise((wait) => setTimeout(wait, 20));
      }
      await work(tx);
    });
    return started as Promise<T>;
  }

  it('the label comes first: whoever waited for it is refused, and the page names the pieces', async () => {
    const { id: orderId } = await stored();
    const label = async (tx: Transaction) => {
      const data = { orderId, sourceId: source.id, sourceKey: `${key}-label`, sequence: 1 };
      const { id } = await tx.shipment.create({ data, select: { id: true } });
      await tx.shipmentItem.create({ data: { shipmentId: id, orderItemId: items.a ?? '', quantity: 2 } });
      await refreshSummaries(tx, [orderId]);
    };
    expect(await whileLocked(label, () => ask({ a: 3 }))).toEqual({ ok: false, reason: 'cancelChanged' });
    expect(await traces()).toEqual(NONE);
    const found = await getCancelPage(scopeIn(account), key, new Map([[1, 3]]));
    expect(found?.lines[0]).toMatchObject({ chosen: 1, gone: { quantity: 2, refusal: { why: 'dispatched' } } });
  });

  it('the wish comes first: the parcel that waited for it is written, and answers it', async () => {
    const id = await asked({ a: 2 });
    await whileLocked(
      async () => undefined,
      () => parcel(3, { state: 'in_transit', handedOverAt: new Date().toISOString() }),
    );
    expect(await answers(id)).toEqual(['refused', '0 2']);
  });

  it('both at once, many times: either it is refused, or the parcel answers it', async () => {
    for (let round = 0; round < 5; round += 1) {
      count += 1;
      key = `CA-${count}`;
      await order();
      const { id: orderId, accountId } = await stored();
      account = { id: accountId, kind: 'private' };
      const lines = await db.orderItem.findMany({ where: { orderId }, select: { id: true, lineKey: true } });
      items = Object.fromEntries(lines.map((one) => [one.lineKey, one.id]));
      const [result] = await Promise.all([ask({ a: 3 }), parcel(3, { state: 'in_transit' })]);
      if (result.ok) expect(await answers(result.id)).toEqual(['refused', '0 3']);
      else expect(await traces()).toEqual(NONE);
    }
  });
});

describe('the answer', () => {
  it('the order comes with its new quantities: confirmed, told, in the history, and nothing is asked any more', async () => {
    const id = await asked({ a: 2, b: 1 });
    await order([line('a', 3, { cancelled: 2 }), line('b', 1, { cancelled: 1 })]);
    expect(await answers(id)).toEqual(['confirmed', '2 0', '1 0']);
    expect((await traces()).cancelling).toEqual([0, 0]);
    const { id: orderId } = await stored();
    const kinds = await db.message.findMany({ where: { orderId, kind: 'cancellation_answered' } });
    expect(kinds).toMatchObject([{ contentKey: id, state: 'waiting' }]);
    expect(await db.orderEvent.count({ where: { orderId, kind: 'cancellation_confirmed' } })).toBe(1);
    expect(await db.auditEntry.count({ where: { entityId: id, action: 'cancellation.confirmed' } })).toBe(1);
    // The same again says nothing new.
    await db.$transaction((tx) => settleCancellations(tx, [orderId]));
    expect(await db.message.count({ where: { orderId, kind: 'cancellation_answered' } })).toBe(1);
  });

  it('a shop that orders fewer, or takes the line out, has said yes as well', async () => {
    const fewer = await asked({ a: 1 });
    const gone = await asked({ b: 1 });
    await order([line('a', 2)]);
    expect(await answers(fewer)).toEqual(['confirmed', '1 0']);
    expect(await answers(gone)).toEqual(['confirmed', '1 0']);
  });

  it('sent instead: refused; a part of each: confirmed in part', async () => {
    const id = await asked({ a: 3 });
    await parcel(1, { state: 'in_transit' });
    expect(await answers(id)).toEqual(['requested', '0 1']);
    expect((await traces()).cancelling).toEqual([2, 0]);
    await order([line('a', 3, { cancelled: 2 }), line('b', 1)]);
    expect(await answers(id)).toEqual(['confirmed', '2 1']);
  });

  it('a label alone is no answer; that the carrier has it is, by its own message, too', async () => {
    const id = await asked({ a: 3 });
    await parcel(3, { state: 'label_created' });
    expect(await answers(id)).toEqual(['requested', '0 0']);
    const at = new Date().toISOString();
    await say('tracking-events', { shipment: `${key}-p`, at, code: 'PICKED_UP', state: 'in_transit' });
    expect(await answers(id)).toEqual(['refused', '0 3']);
  });

  it('an order that the shop closes leaves nothing open', async () => {
    const id = await asked({ a: 1 });
    await order(undefined, { completed: true });
    expect(await answers(id)).toEqual(['refused', '0 1']);
  });

  it('oldest first, and what was cancelled before anybody asked is no answer', async () => {
    await order([line('a', 3, { cancelled: 1 }), line('b', 1)]);
    const first = await asked({ a: 1 });
    const second = await asked({ a: 1 });
    await order([line('a', 3, { cancelled: 2 }), line('b', 1)]);
    expect([await answers(first), await answers(second)]).toEqual([
      ['confirmed', '1 0'],
      ['requested', '0 0'],
    ]);
  });

  it('R07 is told by mail once: the receipt, then the answer; what nobody wants to hear is not sent', async () => {
    const id = await asked({ a: 3 });
    expect(await mails()).toEqual(['cancellation_requested sent']);
    await parcel(1, { state: 'in_transit' });
    await order([line('a', 3, { cancelled: 2 }), line('b', 1)]);
    expect(await mails()).toEqual(['cancellation_requested sent', 'cancellation_answered sent']);
    const { number } = await db.cancellation.findUniqueOrThrow({ where: { id } });
    const sent = readdirSync(mailFolder()).map((file) => readMail(readFileSync(join(mailFolder(), file), 'utf8')));
    const [receipt, answer] = sent.filter(({ text, headers }) => (text + headers.subject).includes(number));
    expect(receipt?.text).toContain('3 × Becher a');
    expect(answer?.text).toMatch(/2 × Becher a[\s\S]*1 × Becher a/);
    expect(answer?.text).toMatch(/http:\/\/localhost:3000\/bestellung\//);

    await order();
    const { id: orderId } = await stored();
    await db.messageSwitch.create({ data: { orderId, kind: 'cancellation_requested', wanted: false } });
    await asked({ b: 1 });
    expect(await mails()).toContain('cancellation_requested unwanted');
  });

  it('a receipt that the answer overtook is not sent any more', async () => {
    await asked({ b: 1 });
    await order([line('a', 3), line('b', 1, { cancelled: 1 })]);
    expect(await mails()).toEqual(['cancellation_requested overtaken', 'cancellation_answered sent']);
  });

  it('stored pieces are those of open asks, and summaries hold, whatever happened above', async () => {
    const wrong = await db.$queryRaw`
      SELECT item.id FROM order_item item LEFT JOIN cancellation_line line ON line.order_item_id = item.id
       GROUP BY item.id HAVING item.quantity_cancelling <> coalesce(sum(line.quantity - line.confirmed - line.refused), 0)
           OR item.quantity_cancelling > item.quantity_open`;
    expect(wrong).toEqual([]);
    expect((await recomputeSummaries(db)).mended).toEqual([]);
  });
});
