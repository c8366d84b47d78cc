import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { v7 as uuid } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { customerViewerOf } from '@/e2e/support/sessions';
import { hashPassword } from '@/lib/core/passwords';
import { makeToken } from '../utils';
import { joinByInvitation } from './acceptance';
import { changePassword } from './security';
import { setPasswordByLink } from './sessions';

const { db, owner } = await testDatabase();

const BREACHED = 'korrekte Pferdebatterie Heftklammer';
const hash = createHash('sha1').update(BREACHED).digest('hex').toUpperCase();
// Speaks the range interface of Pwned Passwords: the lines of the range that was asked for, padding in between.
const service = createServer((request, response) => {
  const lines = [`${'0'.repeat(35)}:0`, ...(request.url === `/${hash.slice(0, 5)}` ? [`${hash.slice(5)}:7`] : [])];
  response.end(lines.join('\r\n'));
});
await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening));
afterAll(() => void service.close());
process.env.PWNED_PASSWORDS_URL = `http://127.0.0.1:${(service.address() as AddressInfo).port}/`;

await owner.setting.create({ data: { key: 'shop', value: { name: 'Röstwerk' } } });

const CURRENT = 'richtig und lang';
const passwordHash = await hashPassword(CURRENT);
const HOUR = 3_600_000;

async function createPerson() {
  const email = `quendolin.${uuid()}@example.ch`;
  const { id } = await db.customer.create({
    data: { email, emailKey: email, name: 'Quendolin Amstutz', secret: { create: { passwordHash } } },
  });
  const account = await db.account.create({
    data: { kind: 'private', name: 'Q', memberships: { create: { customerId: id, role: 'owner' } } },
  });
  return { id, viewer: await customerViewerOf(db, { id, accountId: account.id }) };
}

const soon = () => new Date(Date.now() + HOUR);

/** The three ways to a password, each as a person who may take it right now. */
const ways: Record<string, () => Promise<(password: string) => Promise<{ ok: boolean }>>> = {
  'by a mailed link': async () => {
    const { token, hash: stored } = makeToken();
    const { id: customerId } = await createPerson();
    await db.oneTimeToken.create({ data: { hash: stored, purpose: 'set-password', customerId, expiresAt: soon() } });
    return (password) => setPasswordByLink({ token, password });
  },
  'by the current one': async () => {
    const { viewer } = await createPerson();
    return (password) => changePassword(viewer, { current: CURRENT, password, endOthers: false }, 'de-CH');
  },
  'with an invitation': async () => {
    const { token, hash: stored } = makeToken();
    const { id: invitedBy } = await createPerson();
    const { id: accountId } = await db.account.create({ data: { kind: 'company', name: 'Linde' } });
    const email = `neu.${uuid()}@example.ch`;
    await db.invitation.create({
      data: { hash: stored, accountId, email, emailKey: email, role: 'buyer', invitedBy, expiresAt: soon() },
    });
    return (password) =>
      joinByInvitation({ token, name: 'Quendolin Amstutz', password, locale: 'de-CH' }, { userAgent: '' });
  },
};

describe.each(Object.entries(ways))('T14 a password set %s', (_way, prepare) => {
  it('is refused with its reason while it is easily guessed, which uses nothing up and changes nothing', async () => {
    const set = await prepare();
    const written = () => Promise.all([db.auditEntry.count(), db.outboxEvent.count(), db.customerSecret.count()]);
    const before = await written();
    for (const [password, reason] of [
      ['Password2026!', 'passwordCommon'],
      ['Roestwerk2026', 'passwordBrand'],
      ['Mein Konto 1', 'passwordBrand'],
      ['amstutz1990', 'passwordOwn'],
      [BREACHED, 'passwordBreached'],
    ] as const) {
      expect(await set(password), password).toEqual({ ok: false, reason });
    }
    expect(await written()).toEqual(before);
    expect(await set('ein ganzer satz als passwort')).toMatchObject({ ok: true });
  });
});
