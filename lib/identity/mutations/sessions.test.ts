import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { hashPassword, verifyPassword } from '@/lib/core/passwords';
import { requestContext } from '@/lib/core/request-context';
import { SIGN_IN_LIMITS } from '../constants';
import { getViewer } from '../queries/sessions';
import * as mutations from './sessions';

const { chooseLocale, endSession, grantAccess, setPasswordByLink, signIn } = mutations;
const { db, owner } = await testDatabase();

const PASSWORD = 'richtig und lang';
const passwordHash = await hashPassword(PASSWORD);
const HOUR = 3_600_000;
const from = { userAgent: 'Firefox', next: '' };
const DEAD = { ok: false, reason: 'linkDead' };

/** A person with a private account and PASSWORD. */
async function createPerson(facts: { disabledAt?: Date; locale?: string } = {}, { account = true } = {}) {
  const email = `${uuid()}@example.ch`;
  const memberships = account
    ? { create: { role: 'owner' as const, account: { create: { kind: 'private' as const, name: 'Lea' } } } }
    : {};
  const { id } = await db.customer.create({
    data: { email, emailKey: email, name: 'Lea', ...facts, secret: { create: { passwordHash } }, memberships },
  });
  const membership = await db.membership.findFirst({ where: { customerId: id } });
  return { id, email, accountId: membership?.accountId ?? '' };
}

/** Signs in and fails the test if that is refused. */
async function sessionOf(person: { email: string }, replaces?: string): Promise<string> {
  const result = await signIn({ email: person.email, password: PASSWORD }, { ...from, replaces });
  if (!result.ok) throw new Error(`not signed in: ${result.reason}`);
  if (result.entrance.step !== 'session') throw new Error('a second factor is asked');
  return result.entrance.sessionId;
}

async function linkFor(person: { email: string; accountId: string }): Promise<string> {
  const { token } = await grantAccess({ accountId: person.accountId, email: person.email, name: 'Lea', role: 'owner' });
  return token;
}

const audit = (entityId: string) =>
  db.auditEntry.findMany({
    where: { entityId },
    orderBy: { id: 'asc' },
    select: { action: true, actorId: true, subjectId: true, actorKind: true },
  });
const actions = async (entityId: string) => (await audit(entityId)).map(({ action }) => action);

describe('signIn', () => {
  it('opens a session in the private account, whatever the case of the address', async () => {
    const person = await createPerson({ locale: 'it-CH' });
    const result = await signIn(
      { email: ` ${person.email.toUpperCase()}`, password: PASSWORD },
      { ...from, userAgent: 'Fire\r\nfox'.padEnd(500, 'x') },
    );
    expect(result).toMatchObject({ ok: true, customerId: person.id, locale: 'it-CH' });
    const session = await db.session.findFirstOrThrow({ where: { customerId: person.id } });
    expect(session).toMatchObject({ accountId: person.accountId, endedAt: null });
    expect(session.userAgent).toMatch(/^Fire {2}foxx+$/);
    expect(session.userAgent).toHaveLength(300);
  });

  it('T18 a wrong password, an unknown address, a disabled person and one without an account look alike', async () => {
    const attempts = [
      { email: (await createPerson()).email, password: `${PASSWORD} ` },
      { email: 'nobody@example.ch', password: PASSWORD },
      { email: (await createPerson({ disabledAt: new Date() })).email, password: PASSWORD },
      { email: (await createPerson({}, { account: false })).email, password: PASSWORD },
    ];
    const before = await db.session.count();
    const statements: number[] = [];
    for (const attempt of attempts) {
      const context = { traceId: '', address: '', statements: 0 };
      expect(await requestContext.run(context, () => signIn(attempt, from))).toEqual({ ok: false, reason: 'signIn' });
      statements.push(context.statements);
    }
    expect(new Set(statements).size).toBe(1);
    expect(await db.session.count()).toBe(before);
  });

  it('T28 the session id is new each time, and the session whose place it takes is over', async () => {
    const person = await createPerson();
    const first = await sessionOf(person);
    const second = await sessionOf(person, first);
    const third = await sessionOf(person);
    expect(new Set([first, second, third]).size).toBe(3);
    expect([await getViewer(first), !!(await getViewer(second)), !!(await getViewer(third))]).toEqual([
      null,
      true,
      true,
    ]);
  });

  it('a refused sign-in leaves the session of before', async () => {
    const person = await createPerson();
    const first = await sessionOf(person);
    await signIn({ email: person.email, password: 'wrong' }, { ...from, replaces: first });
    expect(await getViewer(first)).not.toBeNull();
  });

  it('T17 of 50 parallel wrong passwords no more are compared than the rule allows, and no session is opened', async () => {
    const person = await createPerson();
    const attempts = Array.from({ length: 50 }, () => signIn({ email: person.email, password: 'wrong' }, from));
    const reasons = (await Promise.all(attempts)).map((result) => (result.ok ? 'ok' : result.reason));
    const windows = await db.rateLimit.findMany({ where: { bucket: { contains: person.email } } });
    expect(windows.reduce((sum, { count }) => sum + count, 0)).toBe(50);
    // One window; two if the quarter of an hour ended meanwhile.
    const allowed = windows.reduce((sum, { count }) => sum + Math.min(count, SIGN_IN_LIMITS.account.max), 0);
    expect(reasons.filter((reason) => reason === 'signIn')).toHaveLength(allowed);
    expect(reasons.filter((reason) => reason === 'limited')).toHaveLength(50 - allowed);
    expect(await db.session.count({ where: { customerId: person.id } })).toBe(0);
  });

  it('T17 the limit is one account’s and lasts one window; a password set by link opens the way at once', async () => {
    const person = await createPerson();
    const bucket = `signIn:account:${person.email}`;
    const token = await linkFor(person);
    const fill = async () => {
      await signIn({ email: person.email, password: 'wrong' }, from);
      await db.rateLimit.updateMany({ where: { bucket }, data: { count: SIGN_IN_LIMITS.account.max } });
    };
    await fill();
    expect(await signIn({ email: person.email, password: PASSWORD }, from)).toEqual({ ok: false, reason: 'limited' });
    await sessionOf(await createPerson());
    expect(await setPasswordByLink({ token, password: PASSWORD })).toEqual({ ok: true, customerId: person.id });
    await sessionOf(person);
    await fill();
    expect(await signIn({ email: person.email, password: PASSWORD }, from)).toEqual({ ok: false, reason: 'limited' });
    await db.rateLimit.updateMany({ where: { bucket }, data: { windowStart: new Date(Date.now() - HOUR) } });
    await sessionOf(person);
  });

  it('T17 only failures count: whoever signs in often is not locked out', async () => {
    const person = await createPerson();
    for (let time = 0; time <= SIGN_IN_LIMITS.account.max; time += 1) await sessionOf(person);
  });
});

describe('setPasswordByLink', () => {
  it('sets the password, ends all sessions of this person only, tells audit trail and person', async () => {
    const [person, other] = [await createPerson({ locale: 'fr-CH' }), await createPerson()];
    const sessions = [await sessionOf(person), await sessionOf(person)];
    const othersSession = await sessionOf(other);
    const token = await linkFor(person);
    expect(await setPasswordByLink({ token, password: '  neues Passwort ☕ ' })).toEqual({
      ok: true,
      customerId: person.id,
    });

    for (const session of sessions) expect(await getViewer(session)).toBeNull();
    expect(await getViewer(othersSession)).not.toBeNull();
    const secret = await owner.customerSecret.findUniqueOrThrow({
      where: { customerId: person.id },
      omit: { passwordHash: false },
    });
    expect(await verifyPassword(secret.passwordHash, '  neues Passwort ☕ ')).toBe(true);
    expect((await audit(person.id)).at(-1)).toEqual({
      action: 'password.set',
      actorId: person.id,
      subjectId: person.id,
      actorKind: 'customer',
    });
    const told = await db.outboxEvent.findMany({ where: { payload: { path: ['customerId'], equals: person.id } } });
    expect(told).toMatchObject([
      { type: 'password.set', payload: { customerId: person.id, locale: 'fr-CH' }, processedAt: null },
    ]);
  });

  it('T19 a link works once, also when two use it at the same time', async () => {
    const person = await createPerson();
    const token = await linkFor(person);
    const both = await Promise.all(
      [PASSWORD, 'another password'].map((password) => setPasswordByLink({ token, password })),
    );
    expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, customerId: person.id }]);
    expect(await setPasswordByLink({ token, password: 'a third password' })).toEqual(DEAD);
    expect((await actions(person.id)).filter((action) => action === 'password.set')).toHaveLength(1);
  });

  it.each<[string, (person: { id: string; email: string; accountId: string }) => Promise<unknown>]>([
    [
      'has expired',
      ({ id }) => move(id, { createdAt: new Date(Date.now() - 2 * HOUR), expiresAt: new Date(Date.now() - 1000) }),
    ],
    ['a newer one has been made', linkFor],
    ['was made for something else', ({ id }) => move(id, { purpose: 'sign-in' })],
  ])('T19 a link is dead when it %s; nothing changes', async (_what, kill) => {
    const person = await createPerson();
    const session = await sessionOf(person);
    const token = await linkFor(person);
    await kill(person);
    expect(await setPasswordByLink({ token, password: 'a new password' })).toEqual(DEAD);
    expect(await getViewer(session)).not.toBeNull();
    expect(await actions(person.id)).not.toContain('password.set');
    await sessionOf(person);
  });

  it('T19 the newest link works, and kills what else was open', async () => {
    const person = await createPerson();
    const [, newest] = [await linkFor(person), await linkFor(person)];
    expect((await setPasswordByLink({ token: newest, password: 'a new password' })).ok).toBe(true);
    expect(await db.oneTimeToken.count({ where: { customerId: person.id, usedAt: null } })).toBe(0);
  });

  it.each([[{ not: '' }], [['a']], [null], [7]])('T43 %j in place of a token is refused', async (token) => {
    await linkFor(await createPerson());
    await expect(setPasswordByLink({ token: token as never, password: PASSWORD })).rejects.toThrow();
  });
});

const move = (customerId: string, data: Parameters<typeof db.oneTimeToken.updateMany>[0]['data']) =>
  db.oneTimeToken.updateMany({ where: { customerId }, data });

it('T25 a session ends once; ending it again is fine and not recorded twice', async () => {
  const session = await sessionOf(await createPerson());
  await Promise.all([endSession(session), endSession(session)]);
  await endSession(session);
  expect(await getViewer(session)).toBeNull();
  expect(await actions(session)).toEqual(['session.started', 'session.ended']);
});

it('access that is granted twice is one person, one membership, one open link', async () => {
  const { id: accountId } = await db.account.create({ data: { kind: 'company', name: 'Linde' } });
  const email = `Neu.${uuid()}@Example.ch`;
  const grant = { accountId, email, name: 'Mara', role: 'admin' as const };
  const first = await grantAccess(grant);
  const second = await grantAccess({ ...grant, email: ` ${email.toLowerCase()} `, name: 'Other', role: 'buyer' });
  expect([first.created, second.created]).toEqual([true, false]);
  expect(second.customerId).toBe(first.customerId);
  expect(second.token).not.toBe(first.token);
  expect(await db.customer.findUnique({ where: { id: first.customerId } })).toMatchObject({ email, name: 'Mara' });
  expect(await db.membership.findMany({ where: { accountId } })).toMatchObject([
    { customerId: first.customerId, role: 'admin' },
  ]);
  expect(await db.oneTimeToken.count({ where: { customerId: first.customerId, usedAt: null } })).toBe(1);
  expect(await db.oneTimeToken.count({ where: { hash: { in: [first.token, second.token] } } })).toBe(0);
  expect(await actions(first.customerId)).toEqual([
    'customer.created',
    'membership.granted',
    'password_link.issued',
    'password_link.issued',
  ]);
});

it('a language is kept and recorded when it is another one; not somebody else’s', async () => {
  const [person, other] = [await createPerson(), await createPerson()];
  for (const locale of ['fr-CH', 'fr-CH', 'en']) await chooseLocale(person.id, locale);
  expect(await db.customer.findUnique({ where: { id: person.id } })).toMatchObject({ locale: 'en' });
  expect(await db.customer.findUnique({ where: { id: other.id } })).toMatchObject({ locale: null });
  expect(await actions(person.id)).toEqual(['customer.language_chosen', 'customer.language_chosen']);
});

describe('R22 every mutation leaves an audit row in its own transaction', () => {
  type Person = Awaited<ReturnType<typeof createPerson>>;
  const calls: Record<keyof typeof mutations, (person: Person) => Promise<() => Promise<unknown>>> = {
    signIn: async (person) => () => sessionOf(person),
    endSession: async (person) => {
      const session = await sessionOf(person);
      return () => endSession(session);
    },
    setPasswordByLink: async (person) => {
      const token = await linkFor(person);
      return () => setPasswordByLink({ token, password: PASSWORD });
    },
    chooseLocale:
      async ({ id }) =>
      () =>
        chooseLocale(id, 'en'),
    grantAccess: async (person) => () => linkFor(person),
  };

  it.each(Object.keys(mutations) as (keyof typeof mutations)[])('%s', async (name) => {
    const run = await calls[name](await createPerson());
    const before = await db.auditEntry.count();
    const context = { traceId: uuid(), address: '', statements: 0, actorId: uuid(), subjectId: uuid() };
    await requestContext.run(context, run);
    expect(await db.auditEntry.count()).toBe(before + 1);
    expect(await db.auditEntry.count({ where: { traceId: context.traceId } })).toBe(1);
  });
});
