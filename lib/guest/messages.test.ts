import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { readMail, recipientsOf } from '@/e2e/support/mail-server';
import { formatDay, localDay } from '@/lib/core/format';
import { requestContext } from '@/lib/core/request-context';
import { handleOutboxRow } from '@/lib/core/worker';
import type { Resource } from '@/lib/ingest/contracts/v1/resources';
import { takeEntries } from '@/lib/ingest/mutations/calls';
import { openSource } from '@/lib/ingest/mutations/sources';
import { switchByLink } from '@/lib/notifications/mutations/switches';
import { daysAfter } from '@/lib/rules/policy/working-days';
import { recordTrackingEvents } from '@/lib/tracking/mutations';
import { dayFromToday } from '@/prisma/seed/builders';
import { seedDemo } from '@/prisma/seed/demo';
import { handlers } from './jobs';

// What a shop and carriers report, by the door of the API, and what its customers hear of it.

const { db } = await testDatabase();
const data = mkdtempSync(join(tmpdir(), 'messages-'));
Object.assign(process.env, { PORTAL_DATA: data, NEXTAUTH_URL: 'https://konto.example.ch' });
afterAll(() => rmSync(data, { recursive: true }));
const folder = join(data, 'mail');

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
const source = await openSource(db, 'shop');

let count = 0;
let key = '';
beforeEach(async () => {
  await db.outboxEvent.deleteMany();
  count += 1;
  key = `MS-${count}`;
  rmSync(folder, { recursive: true, force: true });
});

const mug = { line: 'a', sku: 'B-7', name: 'Becher «Limmat»', variant: 'Blau', unitPrice: 1990, quantity: 3 };
async function say(resource: Resource, ...entries: object[]) {
  const results = await takeEntries(db, source, resource, entries);
  for (const { status, error } of results) expect(status, JSON.stringify(error)).not.toBe('refused');
}
/** An order of a guest, placed an hour ago. */
const order = (words: object = {}) =>
  say('orders', {
    id: key,
    contact: { email: `${key.toLowerCase()}@example.ch` },
    placedAt: ago(1),
    currency: 'CHF',
    items: [mug],
    ...words,
  });
const parcel = (words: object = {}) =>
  say('shipments', { id: `${key}-p`, order: key, carrier: 'Die Post', items: [{ line: 'a', quantity: 2 }], ...words });
const event = (state: string | null, hours: number, words: object = {}) =>
  say('tracking-events', { shipment: `${key}-p`, at: ago(hours), code: `${state}`, state, ...words });

const messages = () =>
  db.message.findMany({
    where: { order: { sourceKey: key } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, contentKey: true, state: true, skipped: true, notBefore: true },
  });
const said = async () => (await messages()).map(({ kind, state, skipped }) => `${kind} ${skipped ?? state}`);

/** Handles what is due, as the worker does. @returns the mails of the order that came of it, in order */
async function work({ inHours = 0 } = {}) {
  const jobs = await db.$queryRaw<{ id: string }[]>`
    SELECT data->>'id' AS id FROM pgboss.job WHERE name = 'outbox' AND start_after <= now() + make_interval(hours => ${inHours}::int)`;
  const before = new Set(mailFiles());
  const open = await db.outboxEvent.findMany({
    where: { processedAt: null, id: { in: jobs.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  for (const { id } of open) await handleOutboxRow(id, handlers);
  return mailFiles()
    .filter((file) => !before.has(file))
    .sort()
    .map((file) => readMail(readFileSync(join(folder, file), 'utf8')));
}
type ReadMail = ReturnType<typeof readMail>;
/** The subject in letters: umlauts travel as encoded words (RFC 2047). */
const subjectOf = (mail: ReadMail | undefined) =>
  (mail?.headers.subject ?? '')
    .replace(/\?=\s+=\?UTF-8\?Q\?/g, '')
    .replace(/=\?UTF-8\?Q\?(.*?)\?=/g, (_, words: string) =>
      Buffer.from(
        words
          .replaceAll('_', ' ')
          .replace(/=([0-9A-F]{2})/g, (_code, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8'),
    );
const mailFiles = () => (existsSync(folder) ? readdirSync(folder) : []);
const subjects = async (options?: { inHours: number }) => (await work(options)).map(subjectOf);

describe('what happens is told once', () => {
  it('an order that comes in, its parcel on its way, and there: three mails with what is in the parcel', async () => {
    await order({ expectedOn: dayFromToday(3) });
    const [confirmed] = await work();
    expect(subjectOf(confirmed)).toBe(`Ihre Bestellung ${key} ist bestätigt`);
    expect(confirmed?.text).toContain('3 × Becher «Limmat», Blau');
    await parcel({ handedOverAt: ago(2), state: 'in_transit' });
    const [shipped] = await work();
    expect(subjectOf(shipped)).toBe(`Ihre Bestellung ${key} ist unterwegs`);
    expect(shipped?.text).toContain('2 × Becher «Limmat», Blau');
    expect(shipped?.text).toMatch(/https:\/\/konto\.example\.ch\/sendung\/[\w-]{64}\?sprache=de-CH/);
    await event('delivered', 0.5);
    const [delivered, ...others] = await work();
    expect(others).toEqual([]);
    expect(subjectOf(delivered)).toBe(`Ihre Bestellung ${key} ist angekommen`);
    expect(recipientsOf(delivered?.headers.to)).toEqual([`${key.toLowerCase()}@example.ch`]);
    expect(await said()).toEqual(['order_confirmed sent', 'shipped sent', 'delivered sent']);
    const audit = await db.auditEntry.count({
      where: { action: 'message.sent', details: { path: ['kind'], equals: 'delivered' } },
    });
    expect(audit).toBeGreaterThan(0);
  });

  it('the same messages of a carrier twice, in any order, ten times at once: one of each', async () => {
    await order();
    await parcel();
    const events = [
      { shipment: `${key}-p`, at: ago(3), code: 'a', state: 'in_transit' },
      { shipment: `${key}-p`, at: ago(2), code: 'b', state: 'out_for_delivery' },
      { shipment: `${key}-p`, at: ago(1), code: 'c', state: 'attempt_failed' },
    ];
    await work();
    const { id: shipmentId } = await db.shipment.findFirstOrThrow({ where: { sourceKey: `${key}-p` } });
    const inputs = events.map(({ at, code, state }) => ({
      shipmentId,
      at: new Date(at),
      code,
      state: state as 'in_transit',
      text: null,
      place: null,
    }));
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => {
        const turned = index % 2 ? [...inputs].reverse() : inputs;
        return db.$transaction((tx) => recordTrackingEvents(tx, turned), { timeout: 60_000, maxWait: 60_000 });
      }),
    );
    await say('tracking-events', ...events.reverse());
    expect(await said()).toEqual(['order_confirmed sent', 'attempt_failed waiting']);
    expect(await subjects()).toEqual([`Ihre Bestellung ${key} konnte nicht zugestellt werden`]);
  });

  it('each parcel has its own, and a failed attempt on another day is another message', async () => {
    await order();
    await work();
    await parcel();
    await say('shipments', {
      id: `${key}-q`,
      order: key,
      state: 'in_transit',
      handedOverAt: ago(1),
      items: [{ line: 'a', quantity: 1 }],
    });
    await event('attempt_failed', 23);
    await event('attempt_failed', 22);
    expect((await subjects()).sort()).toEqual([
      `Ein Paket Ihrer Bestellung ${key} ist unterwegs`,
      `Ein Paket Ihrer Bestellung ${key} konnte nicht zugestellt werden`,
    ]);
    await event('attempt_failed', -2);
    expect(await subjects()).toHaveLength(1);
  });

  it('ready to be collected, with place, code and last day', async () => {
    await order();
    await parcel({
      state: 'ready_for_pickup',
      pickup: { place: 'Kiosk, Langstrasse 12', until: dayFromToday(5), code: 'K-77' },
    });
    const mail = (await work()).at(-1);
    expect(subjectOf(mail)).toBe(`Ihre Bestellung ${key} liegt zum Abholen bereit`);
    for (const words of ['Kiosk, Langstrasse 12', 'K-77']) expect(mail?.text).toContain(words);
  });
});

describe('a delay', () => {
  const days = [1, 4, 5, 6].map((day) => dayFromToday(day * 2));
  const expected = (place: number) =>
    parcel({ state: 'in_transit', expectedOn: days[place], delayReason: 'Stau am Gotthard' });
  const waitings = async () =>
    (await messages()).filter(({ kind, state }) => kind === 'delayed' && state === 'waiting');

  it('says the new day, the promised one and why; the next one waits for six hours, and only the newest day is told', async () => {
    await order();
    await expected(0);
    await work();
    await expected(1);
    const [first] = await work();
    expect(first?.text).toContain('Grund: Stau am Gotthard');
    expect(first?.text).toMatch(/Ihre Lieferung kommt am .*, statt am /);
    await expected(2);
    await expected(3);
    const [second, third] = await waitings();
    expect(await waitings()).toHaveLength(2);
    for (const one of [second, third]) {
      expect(one?.notBefore.getTime()).toBeGreaterThan(Date.now() + 5.9 * HOUR);
      expect(one?.notBefore.getTime()).toBeLessThan(Date.now() + 6.1 * HOUR);
    }
    expect(await work()).toEqual([]);
    expect(await subjects({ inHours: 7 })).toEqual([`Ihre Bestellung ${key} kommt später`]);
    const delays = (await messages()).filter(({ kind }) => kind === 'delayed');
    expect(delays.map(({ contentKey, state, skipped }) => [contentKey, skipped ?? state])).toEqual([
      [days[1], 'sent'],
      [days[2], 'overtaken'],
      [days[3], 'sent'],
    ]);
  });

  it('a day that was overtaken while it waited is told after all once it holds again', async () => {
    await order();
    await expected(0);
    await expected(1);
    await work();
    await expected(2);
    await expected(3);
    await work({ inHours: 7 });
    await db.$executeRaw`UPDATE message SET sent_at = sent_at - interval '7 hours' WHERE state = 'sent'`;
    await expected(2);
    expect(await work()).toHaveLength(1);
    expect((await said()).filter((one) => one === 'delayed sent')).toHaveLength(3);
  });

  it('of a parcel that has been delivered meanwhile nothing is said', async () => {
    await order();
    await expected(0);
    await work();
    await expected(1);
    await event('delivered', 0.2);
    expect(await subjects()).toEqual([`Ihre Bestellung ${key} ist angekommen`]);
    expect(await said()).toContain('delayed overtaken');
  });

  it('of an order without a parcel counts the order’s day; a day that has passed is not told', async () => {
    await order({ expectedOn: dayFromToday(2), version: 1 });
    await work();
    await order({ expectedOn: dayFromToday(9), version: 2 });
    expect(await subjects()).toEqual([`Ihre Bestellung ${key} kommt später`]);
    count += 1;
    key = `MS-${count}`;
    await order({ expectedOn: dayFromToday(-9), version: 1 });
    await order({ expectedOn: dayFromToday(-4), version: 2 });
    expect(await subjects()).toEqual([`Ihre Bestellung ${key} ist bestätigt`]);
  });
});

describe('only news is told', () => {
  it('what lies further back than a day when it comes in is history', async () => {
    await order({ placedAt: ago(24 * 400) });
    await parcel({ handedOverAt: ago(24 * 398), deliveredAt: ago(24 * 396), state: 'delivered' });
    await say('shipments', {
      id: `${key}-q`,
      order: key,
      state: 'ready_for_pickup',
      items: [{ line: 'a', quantity: 1 }],
    });
    await event('delivered', 25);
    expect(await said()).toEqual([]);
  });

  it('an invoice is a closed order, and nothing is told of it', async () => {
    await order({ completed: true, placedAt: ago(1) });
    expect(await said()).toEqual([]);
  });

  it('a state without a time is told of a parcel that was known before', async () => {
    await order({ placedAt: ago(24 * 20) });
    await parcel();
    await db.$executeRaw`UPDATE shipment SET created_at = now() - interval '1 hour' WHERE source_key = ${`${key}-p`}`;
    await parcel({ state: 'ready_for_pickup' });
    expect(await said()).toEqual(['ready_for_pickup waiting']);
  });

  it('what is overtaken before it is sent is not said', async () => {
    await order();
    await parcel({ state: 'in_transit', handedOverAt: ago(3), items: [{ line: 'a', quantity: 3 }] });
    await event('delivered', 1);
    expect(await subjects()).toEqual([`Ihre Bestellung ${key} ist angekommen`]);
    expect(await said()).toEqual(['order_confirmed overtaken', 'shipped overtaken', 'delivered sent']);
  });

  it('a batch that is rolled back leaves no message and no job', async () => {
    await order();
    await parcel();
    await work();
    const { id: shipmentId } = await db.shipment.findFirstOrThrow({ where: { sourceKey: `${key}-p` } });
    const open = () => db.outboxEvent.count({ where: { processedAt: null } });
    const before = await open();
    const failing = db.$transaction(async (tx) => {
      const input = { shipmentId, at: new Date(), code: 'd', state: 'delivered', text: null, place: null } as const;
      await recordTrackingEvents(tx, [input]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await said()).toEqual(['order_confirmed sent']);
    expect(await open()).toBe(before);
  });

  it('many messages cost as many statements as few', async () => {
    const cost = async (count: number) => {
      const keys = Array.from({ length: count }, (_, index) => `${key}-${count}-${index}`);
      const facts = { contact: { email: 'many@example.ch' }, placedAt: ago(1), currency: 'CHF', items: [mug] };
      await say('orders', ...keys.map((id) => ({ id, ...facts })));
      await say('shipments', ...keys.map((id) => ({ id: `${id}-p`, order: id, items: [{ line: 'a', quantity: 1 }] })));
      const events = keys.map((id) => ({ shipment: `${id}-p`, at: ago(1), code: 'x', state: 'in_transit' }));
      const context = { traceId: '', address: '', statements: 0 };
      await requestContext.run(context, () => say('tracking-events', ...events));
      const told = { kind: 'shipped', order: { sourceKey: { in: keys } } } as const;
      expect(await db.message.count({ where: told })).toBe(count);
      return context.statements;
    };
    expect(await cost(40)).toBe(await cost(3));
  });

  it('the demo tells nobody anything', async () => {
    await seedDemo(db, { papers: false });
    expect(await db.message.count({ where: { order: { source: { name: 'roestwerk' } } } })).toBe(0);
  });
});

/** An account with these people, as the shop's customer of this case. */
const planted = async (kind: 'private' | 'company', people: string[]) => {
  const account = await db.account.create({ data: { kind, name: key, sourceId: source.id, sourceKey: `K-${key}` } });
  for (const email of people) {
    const customer = await db.customer.create({
      data: { email, emailKey: email.toLowerCase(), name: 'Lea Brunner', locale: 'it-CH' },
    });
    const role = kind === 'private' ? 'owner' : 'buyer';
    await db.membership.create({ data: { accountId: account.id, customerId: customer.id, role } });
  }
};

describe('to whom, and in which language', () => {
  const to = async () => (await work()).map(({ headers }) => recipientsOf(headers.to));

  it('in the one frozen on the order, whatever the person chose since', async () => {
    const email = `lea-${key}@example.ch`;
    await planted('private', [email]);
    await order({ customer: `K-${key}`, locale: 'fr-CH', version: 1 });
    await order({ customer: `K-${key}`, locale: 'en', version: 2, items: [{ ...mug, quantity: 4 }] });
    const [mail] = await work();
    expect(mail?.headers['content-language']).toBe('fr-CH');
    expect(subjectOf(mail)).toBe(`Votre commande ${key} est confirmée`);
    expect(recipientsOf(mail?.headers.to)).toEqual([email]);
    expect(mail?.text).toContain('Lea Brunner');
  });

  it('in a company to who ordered, by name if it is a member', async () => {
    const [buyer, other] = [`beat-${key}@example.ch`, `other-${key}@example.ch`];
    await planted('company', [other, buyer]);
    await order({ company: `K-${key}`, contact: { name: 'Beat', email: buyer } });
    expect(await to()).toEqual([[buyer]]);
  });

  it('to nobody who is disabled, and nowhere without an address', async () => {
    const email = `gone-${key}@example.ch`;
    await planted('private', [email]);
    await db.customer.update({ where: { emailKey: email.toLowerCase() }, data: { disabledAt: new Date() } });
    await order({ customer: `K-${key}` });
    expect(await to()).toEqual([]);
    expect(await said()).toEqual(['order_confirmed no_address']);
    count += 1;
    key = `MS-${count}`;
    await planted('company', []);
    await order({ company: `K-${key}`, contact: undefined });
    expect(await to()).toEqual([]);
    expect(await said()).toEqual(['order_confirmed no_address']);
  });
});

describe('switching off', () => {
  it('by the link or the button of the mail program: exactly this kind, for this order, until it is switched on again', async () => {
    await order();
    const [mail] = await work();
    const off = /https:\/\/konto\.example\.ch\/abmelden-von\/([\w-]{64})/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(mail?.headers['list-unsubscribe']).toBe(`<https://konto.example.ch/api/messages/${off}/off>`);
    expect(mail?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    await parcel({ state: 'in_transit', handedOverAt: ago(1) });
    const [shipped] = await work();
    const token = /abmelden-von\/([\w-]{64})/.exec(shipped?.text ?? '')?.[1] ?? '';
    expect(await switchByLink(token, false)).toBe(true);
    expect(await switchByLink(token, false)).toBe(true);
    await say('shipments', {
      id: `${key}-q`,
      order: key,
      state: 'in_transit',
      handedOverAt: ago(1),
      items: [{ line: 'a', quantity: 1 }],
    });
    expect(await work()).toEqual([]);
    await event('delivered', 0.1);
    expect(await work()).toHaveLength(1);
    expect(await said()).toEqual(['order_confirmed sent', 'shipped sent', 'shipped unwanted', 'delivered sent']);
    const audit = await db.auditEntry.findMany({
      where: { action: 'messages.switched' },
      select: { actorKind: true, details: true },
    });
    expect(audit).toEqual([{ actorKind: 'guest', details: { on: '', off: 'shipped' } }]);
    await switchByLink(token, true);
    await say('shipments', { id: `${key}-r`, order: key, state: 'in_transit', handedOverAt: ago(1), items: [] });
    expect(await work()).toHaveLength(1);
    // Another order of the same person is not touched.
    count += 1;
    key = `MS-${count}`;
    await order();
    await parcel({ state: 'in_transit', handedOverAt: ago(1) });
    expect(await work()).toHaveLength(2);
  });

  it('no other token switches anything', async () => {
    for (const token of ['', 'x', 'A'.repeat(64)]) expect(await switchByLink(token, false)).toBe(false);
  });
});

it('T46 whatever shop and carrier write, there is one recipient and no further header, and no foreign link', async () => {
  const evil = 'Lea\r\nBcc: evil@example.org\u202E http://evil.example/x';
  await order({
    id: key,
    number: `${key} Bcc: x`,
    items: [{ ...mug, name: evil.replace(/[\r\n\u202E]/g, ' '), variant: 'evil.example/y' }],
  });
  await parcel({
    state: 'ready_for_pickup',
    carrier: 'evil.example/z',
    pickup: { place: 'Kiosk evil.example/k', until: dayFromToday(4) },
  });
  for (const { names, headers, text, html } of await work()) {
    expect(recipientsOf(headers.to)).toEqual([`${key.toLowerCase()}@example.ch`]);
    expect(names).not.toContain('bcc');
    expect(names).toContain('list-unsubscribe');
    expect(text + html).not.toMatch(/evil\.example\/|http:\/\/evil/);
  }
});

describe('until when something is open', () => {
  const rules = [
    { id: 'c', right: 'cancel', validFrom: '2020-01-01', terms: {} },
    {
      ...{ id: 'r', right: 'return', validFrom: '2020-01-01' },
      terms: { window: { days: 30, from: 'item', roll: null } },
    },
  ];
  const arrived = { state: 'delivered', deliveredAt: ago(0.2), handedOverAt: ago(20) };
  const last = () => formatDay('de-CH', daysAfter(localDay(new Date(arrived.deliveredAt)), 30), 'long');
  const whole = () => parcel({ ...arrived, items: [{ line: 'a', quantity: 3 }] });

  it('a guest reads it with the way to the status page', async () => {
    await db.setting.update({ where: { key: 'rules' }, data: { value: rules } });
    await order({ country: 'CH' });
    const [confirmed] = await work();
    expect(confirmed?.text).toContain('Sie können sie stornieren, bis sie verpackt ist.');
    expect(confirmed?.text).not.toContain('/konto/');
    await whole();
    const mails = await work();
    const delivered = mails.at(-1);
    expect(delivered?.text).toContain(`Rückgabe möglich bis ${last()}.`);
    expect(delivered?.text).toMatch(/https:\/\/konto\.example\.ch\/bestellung\/[\w-]{64}/);
    expect(delivered?.text).not.toContain('/konto/');
  });

  it('somebody with an account goes straight to the return', async () => {
    await planted('private', [`return-${key}@example.ch`]);
    await order({ customer: `K-${key}`, country: 'CH' });
    expect((await work())[0]?.text).toContain(`https://konto.example.ch/konto/bestellungen/${key}/stornieren`);
    await whole();
    const delivered = (await work()).at(-1);
    expect(delivered?.text).toContain(`Rückgabe möglich bis ${last()}.`);
    expect(delivered?.text).toContain(`https://konto.example.ch/konto/retouren/neu?bestellung=${key}`);
  });

  it('nothing of what is not open', async () => {
    await db.setting.update({ where: { key: 'rules' }, data: { value: [] } });
    await order({ country: 'CH' });
    await whole();
    for (const { text } of await work()) expect(text).not.toMatch(/Rückgabe|stornieren/);
  });
});
