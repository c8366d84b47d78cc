import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { readMail } from '@/e2e/support/mail-server';
import { saveOrder } from '@/lib/orders/mutations/orders';
import type { OrderInput } from '@/lib/orders/types';
import { item, order } from '@/prisma/seed/builders';
import { GUEST_LIMITS } from './constants';
import { handlers } from './jobs';

const { db } = await testDatabase();
const data = mkdtempSync(join(tmpdir(), 'guest-mails-'));
Object.assign(process.env, { PORTAL_DATA: data, NEXTAUTH_URL: 'https://konto.example.ch' });
afterAll(() => rmSync(data, { recursive: true }));

const folder = join(data, 'mail');
beforeEach(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
/** An order nobody else has; each shop has its own source. */
async function plant(words: Partial<OrderInput> = {}) {
  count += 1;
  const contactEmail = `guest-${count}@example.ch`;
  const account = await db.account.create({ data: { kind: 'private', name: 'Gast' }, select: { id: true } });
  const source = await db.source.create({ data: { name: `shop-${count}` }, select: { id: true } });
  const input: OrderInput = {
    ...order({
      accountId: account.id,
      sourceId: source.id,
      number: `RW-${10_000 + count}`,
      placed: 3,
      items: [item({ sku: 'A-1', name: 'Tasse', price: 1250 }, 2)],
    }),
    contactEmail,
    addresses: [
      {
        kind: 'shipping',
        name: 'Gina Gast',
        street: 'Gasse',
        houseNumber: '1',
        postcode: '8003',
        city: 'Zürich',
        country: 'CH',
      },
      {
        kind: 'billing',
        name: 'Gina Gast',
        street: 'Weg',
        houseNumber: '2',
        postcode: '10115',
        city: 'Berlin',
        country: 'DE',
      },
    ],
    ...words,
  };
  const id = await db.$transaction((tx) => saveOrder(tx, input));
  return { id, number: input.number, contactEmail, accountId: account.id };
}

/** Handles a wish as the worker does. @returns the mails that it caused */
async function wish(number: string, proof: string) {
  const before = new Set(mails());
  const id = uuid();
  const work = { id, payload: { number, proof } };
  await db.$transaction((tx) => handlers['guest-link.requested'](work, tx), { timeout: 30_000 });
  return mails()
    .filter((file) => !before.has(file))
    .map((file) => readMail(readFileSync(join(folder, file), 'utf8')));
}

function mails(): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

describe('a wish that fits is one mail with a link', () => {
  it.each([
    ['the e-mail address', (email: string) => email],
    ['the address in other letters', (email: string) => ` ${email.toUpperCase()}`],
    ['the postcode of the delivery', () => 'CH-8003'],
    ['the postcode of the bill', () => '101 15'],
  ])('%s proves it', async (_what, proof) => {
    const { id, number, contactEmail } = await plant();
    const [mail, ...others] = await wish(number, proof(contactEmail));
    expect(others).toEqual([]);
    expect(mail?.headers.to).toContain(contactEmail);
    expect(mail?.headers.subject).toContain(number);
    expect(mail?.text).toMatch(/https:\/\/konto\.example\.ch\/bestellung-finden\/[\w-]{43}/);
    // Whoever reads a shared mailbox learns no name from it.
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/Gina|Gasse/);
    const [audit] = await db.auditEntry.findMany({ where: { entityId: id, action: 'guest_link.issued' } });
    expect(audit).toMatchObject({ entity: 'order', actorKind: 'system' });
  });

  it.each(['RW', 'rw', '# R W - '])('with the number written as %s…', async (start) => {
    const { number, contactEmail } = await plant();
    expect(await wish(number.replace('RW-', start), contactEmail)).toHaveLength(1);
  });

  it('in the language frozen on the order', async () => {
    const { number } = await plant({ locale: 'fr-CH' });
    const [mail] = await wish(number, '8003');
    expect(mail?.headers['content-language']).toBe('fr-CH');
  });
});

describe('a wish that does not fit is no mail', () => {
  it('T11 numbers beside a known one, with the known proof', async () => {
    const { number, contactEmail } = await plant({ number: 'RW-70000' });
    for (const step of [-1, 1]) {
      expect(await wish(`RW-${70_000 + step}`, contactEmail)).toEqual([]);
    }
    expect(await wish(number, contactEmail)).toHaveLength(1);
  });

  it.each(['other@example.ch', '8004', '%', '_', '800_', "' OR 1=1 --", '*', 'null', ' - '])(
    'proof %j',
    async (proof) => {
      const { number } = await plant();
      expect(await wish(number, proof)).toEqual([]);
    },
  );

  it.each(['%', 'RW-%', '_', "x' OR '1'='1", '.*', 'RW-1000'])('number %j', async (number) => {
    const { contactEmail } = await plant();
    expect(await wish(number, contactEmail)).toEqual([]);
  });

  it('an order without an address is written to nobody, the typed address least of all', async () => {
    const { id, number } = await plant({ contactEmail: null });
    expect(await wish(number, '8003')).toEqual([]);
    expect(await wish(number, 'stranger@example.ch')).toEqual([]);
    expect(await db.guestLink.count({ where: { orderId: id } })).toBe(0);
  });
});

it('of two shops with one number the proof decides, of two orders that it fits the newer counts', async () => {
  const number = 'SAME-1';
  const first = await plant({ number, placedAt: new Date('2026-01-01') });
  const second = await plant({ number, placedAt: new Date('2026-02-01') });
  expect((await wish(number, first.contactEmail))[0]?.headers.to).toContain(first.contactEmail);
  expect((await wish(number, second.contactEmail))[0]?.headers.to).toContain(second.contactEmail);
  expect((await wish(number, '8003'))[0]?.headers.to).toContain(second.contactEmail);
});

it('a mailbox is written to so often and no more, whichever orders are asked for', async () => {
  const contactEmail = 'often@example.ch';
  const orders = [await plant({ contactEmail }), await plant({ contactEmail })];
  let sent = 0;
  for (let round = 0; round < GUEST_LIMITS.contact.max; round += 1) {
    for (const { number } of orders) sent += (await wish(number, '8003')).length;
  }
  expect(sent).toBe(GUEST_LIMITS.contact.max);
  const other = await plant();
  expect(await wish(other.number, '8003')).toHaveLength(1);
});
