import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { requestContext } from '@/lib/core/request-context';
import {
  endGuestSession,
  leaveGuestSession,
  openGuestSession as openLook,
  replaceGuestLink,
} from '@/lib/identity/mutations/guests';
import { findOpenGuestLink, getGuestSession } from '@/lib/identity/queries/guests';
import { saveOrder } from '@/lib/orders/mutations/orders';
import { item, order } from '@/prisma/seed/builders';
import { GUEST_LIMITS } from './constants';
import { requestGuestLink } from './mutations';

const { db } = await testDatabase();

/** The id of a look, as the cookie gets it. */
const openGuestSession = async (token: string, replaces: string | null) =>
  (await openLook(token, replaces))?.id ?? null;

let count = 0;
async function plant() {
  count += 1;
  const account = await db.account.create({ data: { kind: 'private', name: 'Gast' }, select: { id: true } });
  const source = await db.source.create({ data: { name: `shop-${count}` }, select: { id: true } });
  const number = `RW-${20_000 + count}`;
  const words = { accountId: account.id, sourceId: source.id, number, placed: 1 };
  const input = {
    ...order({ ...words, items: [item({ sku: 'A', name: 'Tasse', price: 100 }, 1)] }),
    contactEmail: 'a@b.ch',
  };
  const id = await db.$transaction((tx) => saveOrder(tx, input));
  return { id, accountId: account.id, number };
}

const issue = (order: { id: string; accountId: string }) => db.$transaction((tx) => replaceGuestLink(tx, order));
const past = new Date(Date.now() - 60_000);
const longPast = new Date(Date.now() - 3_600_000);
const actions = async (entityId: string) => {
  const rows = await db.auditEntry.findMany({ where: { entityId }, orderBy: { id: 'asc' } });
  return rows.map(({ action, actorKind }) => `${action} by ${actorKind}`);
};

describe('asking for a link', () => {
  /** SQL statements of a wish, and the outbox rows that it left. */
  async function costs(number: string, proof: string) {
    const context = { traceId: uuid(), address: '', statements: 0 };
    await requestContext.run(context, () => requestGuestLink({ number, proof }));
    const rows = await db.outboxEvent.findMany({ where: { traceId: context.traceId } });
    return { statements: context.statements, rows: rows.map(({ type }) => type) };
  }

  it('T18 costs the same for a number that exists and one that does not, with a right and a wrong proof', async () => {
    const { number } = await plant();
    // The process's sender of jobs starts with the first.
    await costs(number, 'warm@up.ch');
    const all = [
      await costs(number, 'a@b.ch'),
      await costs(number, 'other@b.ch'),
      await costs(number, '8003'),
      await costs('RW-99999', 'a@b.ch'),
      await costs('nothing', '0'),
    ];
    expect(all[0]?.rows).toEqual(['guest-link.requested']);
    expect(all[0]?.statements).toBeGreaterThan(1);
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it('T11 is dropped silently when one number was asked for too often, however it is spelt and asked in parallel', async () => {
    const { number } = await plant();
    const spellings = [number, number.toLowerCase(), `#${number}`, number.replace('-', ' ')];
    const wishes = Array.from({ length: GUEST_LIMITS.number.max + 10 }, (_, index) =>
      requestGuestLink({ number: spellings[index % spellings.length] ?? number, proof: `${8000 + index}` }),
    );
    await Promise.all(wishes);
    const rows = await db.outboxEvent.findMany({ where: { type: 'guest-link.requested' }, select: { payload: true } });
    const asked = rows.filter(({ payload }) => JSON.stringify(payload).toUpperCase().includes(number.slice(3)));
    expect(asked).toHaveLength(GUEST_LIMITS.number.max);
  });
});

describe('T19 a link opens a look once', () => {
  it('and is dead then; opening its page alone uses nothing up (T35)', async () => {
    const order = await plant();
    const token = await issue(order);
    for (let look = 0; look < 3; look += 1) expect(await findOpenGuestLink(token)).toBe('guest');
    const guestId = await openGuestSession(token, null);
    expect(await getGuestSession(guestId ?? '')).toMatchObject({ orderId: order.id });
    expect(await openGuestSession(token, null)).toBeNull();
    expect(await findOpenGuestLink(token)).toBeNull();
    expect(await actions(order.id)).toEqual(['guest_link.issued by system', 'guest_link.used by guest']);
    expect(await actions(guestId ?? '')).toEqual(['guest_session.started by guest']);
  });

  it('of two at once one wins', async () => {
    const token = await issue(await plant());
    const both = await Promise.all([openGuestSession(token, null), openGuestSession(token, null)]);
    expect(both.filter((id) => id !== null)).toHaveLength(1);
  });

  it('not after it has expired', async () => {
    const order = await plant();
    const token = await issue(order);
    await db.guestLink.updateMany({ where: { orderId: order.id }, data: { createdAt: longPast, expiresAt: past } });
    expect(await findOpenGuestLink(token)).toBeNull();
    expect(await openGuestSession(token, null)).toBeNull();
  });

  it('not after a newer one for the same order; one for another order stays', async () => {
    const [order, other] = [await plant(), await plant()];
    const [older, apart] = [await issue(order), await issue(other)];
    const newer = await issue(order);
    expect(await openGuestSession(older, null)).toBeNull();
    expect(await openGuestSession(newer, null)).not.toBeNull();
    expect(await openGuestSession(apart, null)).not.toBeNull();
  });

  it('and the database does not know the token', async () => {
    const order = await plant();
    const token = await issue(order);
    expect(JSON.stringify(await db.guestLink.findMany({ where: { orderId: order.id } }))).not.toContain(token);
  });
});

describe('a look', () => {
  const open = async () => {
    const order = await plant();
    return { order, guestId: (await openGuestSession(await issue(order), null)) ?? '' };
  };

  it('T25 is over as soon as it is ended, wherever its id was copied to; ending twice is fine', async () => {
    const { guestId } = await open();
    await leaveGuestSession(guestId);
    await leaveGuestSession(guestId);
    expect(await getGuestSession(guestId)).toBeNull();
    expect(await actions(guestId)).toEqual(['guest_session.started by guest', 'guest_session.ended by guest']);
  });

  it('T27 ends at a fixed time, which looking does not put off', async () => {
    const { guestId } = await open();
    const before = await getGuestSession(guestId);
    expect(await getGuestSession(guestId)).toEqual(before);
    const minutes = ((before?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(29);
    expect(minutes).toBeLessThanOrEqual(30);
    await db.guestSession.update({ where: { id: guestId }, data: { createdAt: longPast, expiresAt: past } });
    expect(await getGuestSession(guestId)).toBeNull();
  });

  it('T28 has a new id each time and ends the one before it in the same browser', async () => {
    const { guestId, order } = await open();
    const next = await openGuestSession(await issue(order), guestId);
    expect(next).not.toBe(guestId);
    expect(await getGuestSession(guestId)).toBeNull();
    expect(await getGuestSession(next ?? '')).not.toBeNull();
  });

  it.each(['', 'unknown', uuid(), '{"not":""}'])('T43 %j is none', async (id) => {
    expect(await getGuestSession(id)).toBeNull();
    if (/^[\da-f-]{36}$/.test(id)) await db.$transaction((tx) => endGuestSession(tx, id));
  });
});
