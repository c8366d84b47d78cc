import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { afterAll, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { readMail, recipientsOf } from '@/e2e/support/mail-server';
import { locales } from '@/lib/core/i18n/locales';
import { handlers } from './jobs';

const { db } = await testDatabase();
const data = mkdtempSync(join(tmpdir(), 'mails-'));
Object.assign(process.env, { PORTAL_DATA: data, NEXTAUTH_URL: 'https://konto.example.ch' });
afterAll(() => rmSync(data, { recursive: true }));

const createPerson = (name = 'Lea Brunner', email = 'lea@example.ch') => {
  const id = uuid();
  return db.customer.create({ data: { id, email, emailKey: id, name } });
};

const mails = () => readdirSync(join(data, 'mail'));

const read = (id: string) => readMail(readFileSync(join(data, 'mail', `${id}.eml`), 'utf8'));

const HEADERS = [
  'from',
  'to',
  'subject',
  'content-language',
  'auto-submitted',
  'message-id',
  'date',
  'mime-version',
  'content-type',
].sort();

/** Handles an outbox row of the type, as the worker does. @returns the row's id */
async function handle(customerId: string, locale = 'de-CH', id = uuid()): Promise<string> {
  await db.$transaction((tx) => handlers['password.set']({ id, payload: { customerId, locale } }, tx));
  return id;
}

it('a password that was set is told by one mail; the same row handled again is the same mail', async () => {
  const person = await createPerson();
  const id = await handle(person.id);
  const first = read(id);
  await handle(person.id, 'de-CH', id);
  expect(mails()).toEqual([`${id}.eml`]);
  expect(read(id).headers['message-id']).toBe(`<${id}@konto.example.ch>`);
  expect(first.headers).toMatchObject({
    'message-id': `<${id}@konto.example.ch>`,
    from: 'Mein Konto <no-reply@konto.example.ch>',
    to: 'Lea Brunner <lea@example.ch>',
    'auto-submitted': 'auto-generated',
    'content-language': 'de-CH',
  });
  expect(first.types).toEqual(['text/plain', 'text/html']);
  for (const body of [first.text, first.html]) expect(body).toContain('https://konto.example.ch/hilfe');
  expect(statSync(join(data, 'mail', `${id}.eml`)).mode & 0o077).toBe(0);
});

it('every language has a subject and a text of its own, an unknown one gets the default', async () => {
  const person = await createPerson();
  const subjects = new Map<string, string>();
  for (const locale of locales) {
    const { headers, text } = read(await handle(person.id, locale));
    subjects.set(locale, headers.subject ?? '');
    expect(headers['content-language']).toBe(locale);
    expect(text).toContain('Lea Brunner');
  }
  expect([...subjects.values()].every((subject) => subject.length > 10)).toBe(true);
  // The two German ones may agree, no others.
  expect(new Set(subjects.values()).size).toBeGreaterThanOrEqual(4);
  expect(read(await handle(person.id, 'xx')).headers.subject).toBe(subjects.get('de-CH'));
});

it('nobody is written to who is gone or disabled', async () => {
  const before = mails();
  const person = await createPerson();
  await db.customer.update({ where: { id: person.id }, data: { disabledAt: new Date() } });
  await handle(person.id);
  await handle(uuid());
  expect(mails()).toEqual(before);
});

it.each([
  ['a line break and a header', 'Lea\r\nBcc: evil@example.org'],
  ['bare line feeds and a body', 'Lea\n\nClick http://evil.example'],
  ['a comma and a second address', 'Lea, evil@example.org'],
  ['a whole address', 'Lea <evil@example.org>'],
  ['quotes and brackets', '"Lea" <evil@example.org>, "x'],
  ['a group', 'Lea: evil@example.org;'],
  ['a look-alike @', 'lea＠evil.example, lea﹫evil.example'],
  ['an encoded word', '=?utf-8?Q?Lea=0D=0ABcc:_evil@example.org?='],
  ['a control character and a line separator', 'Lea\u0001\u2028Bcc: evil@example.org'],
])('T46 a name with %s gives one recipient and no further header', async (_what, name) => {
  const person = await createPerson(name);
  const { names, headers } = read(await handle(person.id));
  expect(names).toEqual(HEADERS);
  expect(recipientsOf(headers.to)).toEqual(['lea@example.ch']);
});

it('T46 whatever somebody is called, there is one recipient and no further header', async () => {
  const person = await createPerson();
  const name = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\r', '\n', ',', ';', ':', '<', '>', '"', '@', '\\', '＠', '(', ')'),
      fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
    ),
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(name, async (called) => {
      // PostgreSQL keeps no zero bytes, so nobody is called like that.
      await db.customer.update({ where: { id: person.id }, data: { name: called.replaceAll('\u0000', '') } });
      const { names, headers } = read(await handle(person.id));
      expect(names).toEqual(HEADERS);
      expect(recipientsOf(headers.to)).toEqual(['lea@example.ch']);
    }),
    { numRuns: 60 },
  );
});
