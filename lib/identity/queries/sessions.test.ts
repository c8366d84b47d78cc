import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { openSession } from '@/e2e/support/sessions';
import { requestContext } from '@/lib/core/request-context';
import { SESSION_IDLE_HOURS, SESSION_MAX_DAYS, TOUCH_SECONDS } from '../constants';
import { setPasswordSchema, signInSchema } from '../schema/sign-in';
import type { MemberRole } from '../types/viewer';
import { makeToken } from '../utils';
import { getSignInCandidate } from './arrivals';
import { findSourceAccounts, getViewer, hasOpenLink, listLiveSessions } from './sessions';

const { db } = await testDatabase();

const SECOND = 1_000;
const HOUR = 3600 * SECOND;
const ago = (ms: number) => new Date(Date.now() - ms);

/** A person with a private account and a session in it. */
async function signedIn(facts: { name?: string; locale?: string } = {}) {
  const email = `${uuid()}@example.ch`;
  const customer = await db.customer.create({ data: { email, emailKey: email, name: 'Lea Brunner', ...facts } });
  const account = await join(customer.id, 'owner');
  const sessionId = await openSession(db, { id: customer.id, accountId: account.id });
  const move = (data: Parameters<typeof db.session.update>[0]['data']) =>
    db.session.update({ where: { id: sessionId }, data });
  return { email, customer, account, sessionId, move };
}

function join(customerId: string, role: MemberRole, createdAt = new Date()) {
  const kind = role === 'owner' ? 'private' : 'company';
  return db.account.create({ data: { kind, name: role, memberships: { create: { customerId, role, createdAt } } } });
}

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const context = { traceId: '', address: '', statements: 0 };
  await requestContext.run(context, work);
  return context.statements;
}

describe('getViewer', () => {
  it('gives person, active account and role by one statement, with and without noting "last seen"', async () => {
    const { customer, account, sessionId, move } = await signedIn({ locale: 'fr-CH' });
    expect(await getViewer(sessionId)).toEqual({
      sessionId,
      actor: { id: customer.id, name: 'Lea Brunner' },
      subject: { id: customer.id, name: 'Lea Brunner', locale: 'fr-CH' },
      account: { id: account.id, kind: 'private', name: 'owner', role: 'owner' },
      otherAccounts: [],
      staffRole: null,
      view: null,
      proofs: ['password'],
      fresh: true,
      secondFactor: false,
      enrolling: false,
    });
    expect(await statementsOf(() => getViewer(sessionId))).toBe(1);
    await move({ lastSeenAt: ago(HOUR) });
    expect(await statementsOf(() => getViewer(sessionId))).toBe(1);
  });

  it('a language that we do not speak any more counts as not chosen', async () => {
    const { sessionId } = await signedIn({ locale: 'rm-CH' });
    expect((await getViewer(sessionId))?.subject.locale).toBeNull();
  });

  it('T27 the idle limit counts from when somebody was last seen', async () => {
    const { sessionId, move } = await signedIn();
    await move({ lastSeenAt: ago(SESSION_IDLE_HOURS * HOUR - 60 * SECOND) });
    expect(await getViewer(sessionId)).not.toBeNull();
    // That visit was noted, so the limit starts anew.
    expect(await getViewer(sessionId)).not.toBeNull();
    await move({ lastSeenAt: ago(SESSION_IDLE_HOURS * HOUR + SECOND) });
    expect(await getViewer(sessionId)).toBeNull();
    // A look at a dead session does not wake it.
    expect(await getViewer(sessionId)).toBeNull();
  });

  it('T27 the absolute limit counts from sign-in, however busy somebody is', async () => {
    const { sessionId, move } = await signedIn();
    const { createdAt, expiresAt } = await db.session.findUniqueOrThrow({ where: { id: sessionId } });
    expect(Math.round((expiresAt.getTime() - createdAt.getTime()) / HOUR)).toBe(SESSION_MAX_DAYS * 24);
    await getViewer(sessionId);
    expect((await db.session.findUniqueOrThrow({ where: { id: sessionId } })).expiresAt).toEqual(expiresAt);
    await move({ createdAt: ago(HOUR), expiresAt: ago(SECOND) });
    expect(await getViewer(sessionId)).toBeNull();
  });

  it('"last seen" is written at most once a minute', async () => {
    const { sessionId, move } = await signedIn();
    const seenAfter = async (lastSeenAt: Date) => {
      await move({ lastSeenAt });
      await getViewer(sessionId);
      return (await db.session.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt;
    };
    const recent = ago((TOUCH_SECONDS - 10) * SECOND);
    expect(await seenAfter(recent)).toEqual(recent);
    const older = ago((TOUCH_SECONDS + 1) * SECOND);
    expect((await seenAfter(older)).getTime()).toBeGreaterThan(older.getTime() + TOUCH_SECONDS * SECOND);
  });

  it.each<[string, (one: Awaited<ReturnType<typeof signedIn>>) => Promise<unknown>]>([
    ['the session is ended', ({ move }) => move({ endedAt: new Date() })],
    [
      'T26 the person is disabled',
      ({ customer }) => db.customer.update({ where: { id: customer.id }, data: { disabledAt: new Date() } }),
    ],
    ['T26 the person is deleted', ({ customer }) => db.customer.delete({ where: { id: customer.id } })],
    [
      'the membership is taken away',
      ({ customer }) => db.membership.deleteMany({ where: { customerId: customer.id } }),
    ],
  ])('nobody is signed in with the next request when %s', async (_what, takeAway) => {
    const one = await signedIn();
    const other = await signedIn();
    expect(await getViewer(one.sessionId)).not.toBeNull();
    await takeAway(one);
    expect(await getViewer(one.sessionId)).toBeNull();
    expect(await getViewer(other.sessionId)).not.toBeNull();
  });

  it('a membership of another account does not help', async () => {
    const { customer, account, sessionId } = await signedIn();
    await join(customer.id, 'admin');
    await db.membership.delete({ where: { accountId_customerId: { accountId: account.id, customerId: customer.id } } });
    expect(await getViewer(sessionId)).toBeNull();
  });

  it.each([
    ['garbage', 'garbage'],
    ['SQL', "' OR true --"],
    ['nothing', ''],
    ['an unknown id', uuid()],
    ['a filter', { not: '' }],
    ['a list', [uuid()]],
    ['null', null],
    ['an object that reads like an id', { toString: () => uuid() }],
  ])('T43 %s in place of a session id is nobody', async (_what, id) => {
    await signedIn();
    expect(await getViewer(id as string)).toBeNull();
  });
});

describe('of an open page', () => {
  it('a look that nobody made leaves "last seen" as it is', async () => {
    const { sessionId, move } = await signedIn();
    const lastSeenAt = ago(SESSION_IDLE_HOURS * HOUR - 60 * SECOND);
    await move({ lastSeenAt });
    expect(await getViewer(sessionId, { touch: false })).not.toBeNull();
    expect([...(await listLiveSessions([sessionId]))]).toEqual([sessionId]);
    expect((await db.session.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt).toEqual(lastSeenAt);
  });

  it('those are live that a request would be let in with, told by one statement', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => signedIn()));
    const [live, ended, idle, expired, disabled, alone] = all;
    await ended?.move({ endedAt: new Date() });
    await idle?.move({ lastSeenAt: ago(SESSION_IDLE_HOURS * HOUR + SECOND) });
    await expired?.move({ createdAt: ago(HOUR), expiresAt: ago(SECOND) });
    await db.customer.update({ where: { id: disabled?.customer.id ?? '' }, data: { disabledAt: new Date() } });
    await db.membership.deleteMany({ where: { customerId: alone?.customer.id ?? '' } });
    const ids = [...all.map(({ sessionId }) => sessionId), uuid()];
    expect([...(await listLiveSessions(ids))]).toEqual([live?.sessionId]);
    expect(await statementsOf(() => listLiveSessions(ids))).toBe(1);
    for (const id of ids) expect((await getViewer(id)) !== null).toBe(id === live?.sessionId);
  });
});

describe('getSignInCandidate', () => {
  it('opens the private account first, then the company joined first', async () => {
    const { email, customer, account } = await signedIn();
    const [late, early] = [
      await join(customer.id, 'admin', ago(HOUR)),
      await join(customer.id, 'admin', ago(2 * HOUR)),
    ];
    expect((await getSignInCandidate(email))?.accountId).toBe(account.id);
    await db.account.delete({ where: { id: account.id } });
    expect((await getSignInCandidate(email))?.accountId).toBe(early.id);
    await db.account.delete({ where: { id: early.id } });
    expect((await getSignInCandidate(email))?.accountId).toBe(late.id);
    await db.account.delete({ where: { id: late.id } });
    expect((await getSignInCandidate(email))?.accountId).toBeNull();
  });

  it('the company joined first, whatever the roles', async () => {
    const { email, customer, account } = await signedIn();
    await db.account.delete({ where: { id: account.id } });
    const first = await join(customer.id, 'viewer', ago(2 * HOUR));
    await join(customer.id, 'admin', ago(HOUR));
    expect((await getSignInCandidate(email))?.accountId).toBe(first.id);
  });

  it('T18 known, unknown and disabled people cost one statement each', async () => {
    const { email, customer } = await signedIn();
    const upper = ` ${email.toUpperCase()} `;
    expect((await getSignInCandidate(upper))?.customerId).toBe(customer.id);
    expect(await statementsOf(() => getSignInCandidate(email))).toBe(1);
    expect(await statementsOf(() => getSignInCandidate('nobody@example.ch'))).toBe(1);
    await db.customer.update({ where: { id: customer.id }, data: { disabledAt: new Date() } });
    expect(await getSignInCandidate(email)).toBeNull();
    expect(await statementsOf(() => getSignInCandidate(email))).toBe(1);
  });
});

it('T19 a link is open until it is used or expired, and only for its purpose', async () => {
  const { customer } = await signedIn();
  const { token, hash } = makeToken();
  const change = (data: Parameters<typeof db.oneTimeToken.update>[0]['data']) =>
    db.oneTimeToken.update({ where: { hash }, data });
  await db.oneTimeToken.create({
    data: { hash, purpose: 'set-password', customerId: customer.id, expiresAt: ago(-HOUR) },
  });
  expect([await hasOpenLink(token, 'set-password'), await hasOpenLink(hash, 'set-password')]).toEqual([true, false]);
  await change({ purpose: 'sign-in' });
  expect(await hasOpenLink(token, 'set-password')).toBe(false);
  await change({ purpose: 'set-password', usedAt: new Date() });
  expect(await hasOpenLink(token, 'set-password')).toBe(false);
  await change({ usedAt: null, createdAt: ago(HOUR), expiresAt: ago(SECOND) });
  expect(await hasOpenLink(token, 'set-password')).toBe(false);
});

const filters = [{ not: '' }, { startsWith: '' }, { in: ['a'] }, { OR: [{}] }, ['a'], 7, null];

it.each(filters.map((filter) => [filter]))(
  'T43 %j in place of text is refused by the schemas and opens no link',
  async (filter) => {
    await signedIn();
    expect(signInSchema.safeParse({ email: filter, password: 'x' }).success).toBe(false);
    expect(signInSchema.safeParse({ email: 'lea@example.ch', password: filter }).success).toBe(false);
    expect(setPasswordSchema.safeParse({ token: filter, password: 'long enough' }).success).toBe(false);
    await expect(getSignInCandidate(filter as never)).rejects.toThrow(TypeError);
    await expect(hasOpenLink(filter as never, 'set-password')).rejects.toThrow(TypeError);
  },
);

it('a source’s customer number finds its account, in all sources or in one', async () => {
  const [one, two] = [
    await db.source.create({ data: { name: 'eins' } }),
    await db.source.create({ data: { name: 'zwei' } }),
  ];
  for (const { id: sourceId } of [one, two])
    await db.account.create({ data: { kind: 'company', name: 'Linde', sourceId, sourceKey: '12662' } });
  const found = await findSourceAccounts('12662', null);
  expect(found.map(({ source }) => source).sort()).toEqual(['eins', 'zwei']);
  expect(await findSourceAccounts('12662', 'zwei')).toMatchObject([{ kind: 'company', source: 'zwei' }]);
  expect(await findSourceAccounts('1', null)).toEqual([]);
});
