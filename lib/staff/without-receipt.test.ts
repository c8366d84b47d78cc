import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seenOf, staffScope } from '@/e2e/support/cases';
import { testDatabase } from '@/e2e/support/database';
import { readMail } from '@/e2e/support/mail-server';
import { plantCustomer } from '@/e2e/support/people';
import { scopeIn } from '@/e2e/support/scope';
import { handlers } from '@/lib/guest/jobs';
import { takeEntries } from '@/lib/ingest/mutations/calls';
import { openSource } from '@/lib/ingest/mutations/sources';
import { listCredit } from '@/lib/refunds/queries';
import { getReturn } from '@/lib/returns/queries/detail';
import { RULES } from '@/lib/rules/constants';
import { inspectCase, judgeCase } from './mutations/cases';
import { takeIn } from './mutations/intake';
import { retryCase, settleCase } from './mutations/settle';
import { grantWithoutReceipt } from './mutations/without-receipt';
import { getCase } from './queries/case';
import { listWithoutReceipt } from './queries/without-receipt';

const { db } = await testDatabase();
const data = mkdtempSync(join(tmpdir(), 'loose-'));
Object.assign(process.env, { PORTAL_DATA: data, NEXTAUTH_URL: 'https://konto.example.ch' });
afterAll(() => rmSync(data, { recursive: true }));
const source = await openSource(db, 'shop');
const of = (right: string, terms: object) => ({ id: right, right, validFrom: '2018-01-01', terms });
await db.setting.create({
  data: {
    key: RULES,
    value: [of('return', { withoutReceipt: true, feeRate: 1_000 }), of('exchange', { withoutReceipt: true })],
  },
});
const staff = staffScope();

/** An article with its price in each currency. */
async function sell(sku: string, variant: string, prices: Record<string, number>) {
  const article = { sourceId: source.id, sku, name: 'Tasse', variant };
  await db.product.create({ data: article, select: { id: true } });
  for (const [currency, amount] of Object.entries(prices)) {
    const price = { sourceId: source.id, sku, currency, amount, vatIncluded: true, contentHash: sku };
    await db.price.create({ data: price, select: { sku: true } });
  }
}
await sell('T-1', 'Blau', { CHF: 1_900, EUR: 1_800 });
await sell('T-2', 'Gross', { CHF: 2_500 });
await sell('T-3', 'Klein', { CHF: 1_200 });

async function came(sku: string | null = 'T-1', quantity = 2): Promise<string> {
  const goods = { source: source.id, name: 'Tasse blau', quantity, ...(sku ? { sku } : {}) };
  return (await takeIn(staff, goods, randomUUID()))?.number ?? '';
}
const form = async (number: string, fields: Record<string, string> = {}) => ({
  ...fields,
  ...{ return: number, seen: await seenOf(db, number) },
});
const grant = async (number: string, email: string, choice: string) =>
  grantWithoutReceipt(staff, { ...(await form(number)), email, choice });
const requests = (number: string) =>
  db.shopRequest.findMany({
    where: { payload: { path: ['number'], equals: number } },
    select: { type: true, payload: true },
  });
const accept = async (number: string, fields: Record<string, string>) => {
  expect(await inspectCase(staff, await form(number))).toEqual({ ok: true });
  expect(await judgeCase(staff, await form(number, fields))).toEqual({ ok: true });
};

/** Somebody with an account whose address is proven. */
async function person() {
  const customer = await plantCustomer(db, []);
  await db.customer.update({ where: { id: customer.id }, data: { emailConfirmedAt: new Date(), locale: 'fr-CH' } });
  return customer;
}

describe('goods without a receipt', () => {
  it('are worth what they cost today, in each currency; cheaper articles are no exchange', async () => {
    const choices = await listWithoutReceipt(staff, await came());
    expect(choices.map(({ key, option, difference }) => [key, option.worth, option.fee, difference])).toEqual([
      ['credit.CHF', 3_800, 380, 0],
      ['exchange.CHF.T-1', 3_800, 0, 0],
      ['exchange.CHF.T-2', 3_800, 0, 1_200],
      ['credit.EUR', 3_600, 360, 0],
      ['exchange.EUR.T-1', 3_600, 0, 0],
    ]);
  });

  it.each([null, 'NIX'])('article %s has no price: nothing is granted, and it says why', async (sku) => {
    const number = await came(sku);
    const choices = await listWithoutReceipt(staff, number);
    expect(choices.map(({ option }) => option.refusal)).toEqual([{ why: 'price_unknown' }, { why: 'price_unknown' }]);
    const { email } = await person();
    expect(await grant(number, email, choices[0]?.key ?? '')).toEqual({ ok: false, reason: 'changed' });
  });

  it('become credit of a person’s account: looked at, told to the shop, granted once, and the person hears of it', async () => {
    const { email, accountId } = await person();
    const number = await came();
    expect(await grant(number, 'niemand@example.ch', 'credit.CHF')).toEqual({ ok: false, reason: 'no_account' });
    expect(await grant(number, email, 'credit.USD')).toEqual({ ok: false, reason: 'changed' });
    const twice = await form(number);
    const wish = { ...twice, email: ` ${email.toUpperCase()} `, choice: 'credit.CHF' };
    expect(await grantWithoutReceipt(staff, wish)).toEqual({ ok: true });
    expect(await grantWithoutReceipt(staff, wish)).toEqual({ ok: false, reason: 'changed' });
    expect(await grant(number, email, 'credit.CHF')).toEqual({ ok: false, reason: 'not_possible' });
    expect(await db.auditEntry.count({ where: { action: 'return.without_receipt', accountId } })).toBe(1);

    await accept(number, { quantity1: '1', refusal1: 'Sprung' });
    expect(await getCase(staff, number)).toMatchObject({
      ...{ customer: { name: 'Mira Test' }, acts: ['settle'] },
      money: { plans: [{ orderId: null, order: null, means: 'credit', goods: 1_900, fee: -190, total: 1_710 }] },
    });
    expect(await settleCase(staff, number)).toMatchObject({ ok: true });
    const [refund] = await db.refund.findMany({ where: { accountId }, select: { number: true, orderId: true } });
    expect(refund).toMatchObject({ orderId: null });
    const told = await requests(refund?.number ?? '');
    expect(told).toMatchObject([
      {
        type: 'refund-instruction',
        payload: {
          ...{ order: null, customer: { name: 'Mira Test' }, return: number, means: 'credit' },
          ...{ lines: [{ line: null, sku: 'T-1', quantity: 1 }], total: { amount: 1_710, currency: 'CHF' } },
        },
      },
    ]);

    const said = (state: string, reason?: string) => ({
      ...{ id: refund?.number ?? '', state, at: new Date().toISOString(), ...(reason ? { reason } : {}) },
    });
    expect(await takeEntries(db, source, 'refunds', [said('failed', 'Kasse zu')])).toMatchObject([
      { status: 'created' },
    ]);
    expect(await retryCase(staff, number)).toEqual({ ok: true });
    expect(await requests(refund?.number ?? '')).toHaveLength(2);
    await takeEntries(db, source, 'refunds', [said('succeeded')]);
    await takeEntries(db, source, 'refunds', [said('succeeded')]);
    const scope = scopeIn({ id: accountId, kind: 'private' });
    expect(await listCredit(scope)).toMatchObject([{ balance: 1_710, currency: 'CHF', lots: [{ left: 1_710 }] }]);
    expect(await getReturn({ kind: 'account', scope }, number)).toMatchObject({
      ...{ state: 'settled', lines: [{ order: null, name: 'Tasse blau' }] },
    });
    const events = await db.outboxEvent.findMany({
      where: { type: 'loose-return.moved', payload: { path: ['contentKey'], string_starts_with: number } },
      select: { id: true, payload: true },
    });
    expect(events.length).toBeGreaterThan(2);
  });

  it('are exchanged: the shop hears for whom, against what, and what that costs more', async () => {
    const { email, accountId } = await person();
    const number = await came();
    expect(await grant(number, email, 'exchange.CHF.T-2')).toEqual({ ok: true });
    expect(await requests(number)).toMatchObject([
      {
        type: 'return-request',
        payload: {
          ...{ order: null, customer: { name: 'Mira Test' }, requestedBy: 'staff' },
          lines: [{ line: null, sku: 'T-1', quantity: 2, outcome: 'exchange', exchangeFor: 'T-2', difference: 1_200 }],
        },
      },
    ]);
    await accept(number, { quantity1: '2' });
    expect(await settleCase(staff, number)).toMatchObject({ ok: true });
    expect(await db.refund.count({ where: { accountId } })).toBe(0);
    expect(await getCase(staff, number)).toMatchObject({ state: 'settled' });
  });

  it('wait in the account of an address that nobody has proven yet', async () => {
    const emailKey = `spaeter-${randomUUID()}@example.ch`;
    const sourceKey = `guest:${emailKey}`;
    const waiting = { kind: 'private', name: 'Gast', emailKey, sourceId: source.id, sourceKey } as const;
    const { id } = await db.account.create({ data: waiting, select: { id: true } });
    const number = await came();
    expect(await grant(number, emailKey, 'credit.EUR')).toEqual({ ok: true });
    expect(await db.return.findUnique({ where: { number }, select: { accountId: true, currency: true } })).toEqual({
      ...{ accountId: id, currency: 'EUR' },
    });
  });

  it('write to whom they were taken back for, in the language of their account', async () => {
    const { email } = await person();
    const number = await came();
    await grant(number, email, 'credit.CHF');
    const event = await db.outboxEvent.findFirstOrThrow({
      where: { type: 'loose-return.moved', payload: { path: ['contentKey'], string_starts_with: number } },
      select: { id: true, payload: true },
    });
    const payload = event.payload as { contentKey: string };
    await db.$transaction((tx) => handlers['loose-return.moved']({ id: event.id, payload }, tx));
    const { headers } = readMail(readFileSync(join(data, 'mail', `${event.id}.eml`), 'utf8'));
    expect(headers).toMatchObject({ to: email, 'content-language': 'fr-CH' });
  });
});
