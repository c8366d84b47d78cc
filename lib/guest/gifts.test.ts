import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '@/e2e/support/database';
import { scopeIn } from '@/e2e/support/scope';
import { computedToken } from '@/lib/core/computed-token';
import { openGuestSession, replaceGuestLink } from '@/lib/identity/mutations/guests';
import { guestScopeOf, visitOf } from '@/lib/identity/policy/scopes';
import { findOpenGuestLink, getGuestSession } from '@/lib/identity/queries/guests';
import { saveOrder } from '@/lib/orders/mutations/orders';
import { listRefundsOf } from '@/lib/refunds/queries';
import { startReturn } from '@/lib/returns/mutations/drafts';
import { sayReasons, saySolutions, sayWay } from '@/lib/returns/mutations/steps';
import { submitReturn } from '@/lib/returns/mutations/submit';
import { cancelReturn } from '@/lib/returns/mutations/way-back';
import { listCandidates, listChoices } from '@/lib/returns/queries/candidates';
import { getReturn } from '@/lib/returns/queries/detail';
import { getDraft } from '@/lib/returns/queries/draft';
import { listReturns } from '@/lib/returns/queries/list';
import type { ReturnOwner } from '@/lib/returns/types';
import { RULES } from '@/lib/rules/constants';
import { daysAfter } from '@/lib/rules/policy/working-days';
import type { Prisma } from '@/prisma/generated/client';
import { dayFromToday, item, order, shipping } from '@/prisma/seed/builders';
import { GIFT_LIMITS } from './constants';
import { issueGiftLink, requestGiftLink } from './mutations/gifts';
import { getGift } from './queries/gifts';

const { db } = await testDatabase();

const terms = (days: number) => ({ window: { days, from: 'item', roll: null } });
await db.setting.create({
  data: {
    key: RULES,
    value: [
      {
        ...{ id: 'return', right: 'return', validFrom: '2018-01-01' },
        terms: { ...terms(30), shipping: { by: 'flat', amounts: { CHF: 790 } } },
      },
      { ...{ id: 'exchange', right: 'exchange', validFrom: '2018-01-01' }, terms: terms(30) },
      { ...{ id: 'claim', right: 'claim', validFrom: '2018-01-01' }, terms: terms(731) },
    ],
  },
});

/** What would tell who bought it, for how much, how it was paid, and which order it was. */
const PRIVATE = ['Heimlich', 'Verborgene', 'kauf@example.ch', '77725', '3650', '790', '900', 'Visa', 'Ref-X', 'GS-'];
/** Ids and moments have any digits in them. */
const CHANCE = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d{2}-\d{2}T[\d:.]+Z/g;
const leaks = (value: unknown) => {
  const text = JSON.stringify(value)?.replace(CHANCE, '') ?? '';
  return PRIVATE.filter((word) => text.includes(word));
};

let count = 0;
async function plant() {
  count += 1;
  const account = await db.account.create({ data: { kind: 'private', name: 'Heimlich' }, select: { id: true } });
  const source = await db.source.create({ data: { name: `gift-${count}` }, select: { id: true } });
  const arrived = { quantityOpen: 0, quantityDelivered: 1, deliveredOn: dayFromToday(-1) };
  const sizes = [];
  for (const [sku, variant, amount] of [
    ['T-S', 'Klein', 70_000],
    ['T-M', 'Mittel', 77_725],
    ['T-L', 'Gross', 90_000],
    ['T-X', 'Extra', null],
  ] as const) {
    const data = { sourceId: source.id, sku, name: 'Mühle', variant };
    sizes.push(await db.product.create({ data, select: { id: true } }));
    const price = {
      sourceId: source.id,
      sku,
      currency: 'CHF',
      customerKey: '',
      minQuantity: 1,
      priceUnit: 1,
      vatIncluded: true,
    };
    if (amount !== null) await db.price.create({ data: { ...price, amount, contentHash: sku } });
  }
  const input = {
    ...order({
      ...{ accountId: account.id, sourceId: source.id, number: `GS-${count}`, placed: 3, fees: [shipping(900)] },
      items: [
        { ...item({ sku: 'T-M', name: 'Mühle', price: 77_725, id: sizes[1]?.id ?? '' }, 1), ...arrived },
        { ...item({ sku: 'B', name: 'Bohnen', price: 3650 }, 1), ...arrived },
      ],
    }),
    ...{ contactEmail: 'kauf@example.ch', buyerName: 'Heimlich', reference: 'Ref-X' },
    payment: { state: 'paid' as const, method: 'Visa 4417' },
  };
  const id = await db.$transaction((tx) => saveOrder(tx, input));
  const lines = await db.orderItem.findMany({
    where: { orderId: id },
    orderBy: { position: 'asc' },
    select: { id: true },
  });
  return { id, accountId: account.id, number: input.number, lines: lines.map((line) => line.id) };
}
type Planted = Awaited<ReturnType<typeof plant>>;

const tokenOf = (order: Planted, version = 1) => computedToken('gift-return', order.id, version);
const look = (token: string, address: string = uuid()) => getGift(token, address, new Date());
const unknown = { ok: false, reason: 'unknown' };

/** Who got it, as the mailed link makes them. */
async function giftOf(order: Planted, email = 'beschenkt@example.ch'): Promise<ReturnOwner> {
  const token = await db.$transaction((tx) => replaceGuestLink(tx, order, email));
  const opened = await openGuestSession(token, null);
  const session = await getGuestSession(opened?.id ?? '');
  if (!session) throw new Error('No look');
  return visitOf(session);
}
const guestOf = (order: Planted): ReturnOwner => ({
  kind: 'guest',
  scope: guestScopeOf({ id: uuid(), orderId: order.id, giftEmail: null, expiresAt: new Date() }),
});
const buyerOf = (order: Planted): ReturnOwner => ({
  kind: 'account',
  scope: scopeIn({ id: order.accountId, kind: 'private' }),
});

async function begin(owner: ReturnOwner, line: string): Promise<string> {
  const started = await startReturn(owner, [{ line, quantity: 1 }], null);
  if (!started.ok) throw new Error(started.reason);
  return started.numbers[0] ?? '';
}

describe('the link to a present', () => {
  it('shows articles and until when they can go back, and nothing of the purchase', async () => {
    const order = await plant();
    const answer = await look(tokenOf(order));
    expect(answer).toMatchObject({ ok: true, gift: { moreItems: 0 } });
    if (!answer.ok) return;
    expect(answer.gift.items.map(({ name, quantity, open }) => ({ name, quantity, open }))).toEqual([
      { name: 'Mühle', quantity: 1, open: true },
      { name: 'Bohnen', quantity: 1, open: true },
    ]);
    expect(answer.gift.items[0]?.until).toBe(daysAfter(dayFromToday(-1), 30));
    expect(leaks(answer.gift)).toEqual([]);
  });

  it('T43 opens by no other token: of another purpose, version or order, or of nothing', async () => {
    const order = await plant();
    for (const token of [
      tokenOf(order, 2),
      computedToken('order-status', order.id, 1),
      'x',
      '',
      `${tokenOf(order)}A`,
    ]) {
      expect(await look(token), token).toEqual(unknown);
    }
  });

  it('ends with the order’s status link: raised version, and thirty days after it came', async () => {
    const [revoked, old] = [await plant(), await plant()];
    await db.order.update({ where: { id: revoked.id }, data: { statusVersion: 2 } });
    expect(await look(tokenOf(revoked))).toEqual(unknown);
    expect(await look(tokenOf(revoked, 2))).toMatchObject({ ok: true });
    await db.order.update({ where: { id: old.id }, data: { placedAt: new Date(Date.now() - 401 * 86_400_000) } });
    const later = new Date(Date.now() + 31 * 86_400_000);
    expect(await getGift(tokenOf(old), uuid(), later)).toEqual(unknown);
  });

  it('goes on as long as rules leave presents more time', async () => {
    const order = await plant();
    await db.order.update({ where: { id: order.id }, data: { placedAt: new Date(Date.now() - 401 * 86_400_000) } });
    const later = new Date(Date.now() + 45 * 86_400_000);
    const answer = async () => (await getGift(tokenOf(order), uuid(), later)).ok;
    expect(await answer()).toBe(false);
    const { value } = await db.setting.findUniqueOrThrow({ where: { key: RULES }, select: { value: true } });
    const rules = z.array(z.looseObject({ right: z.string(), terms: z.looseObject({}) })).parse(value);
    const longer = rules.map((rule) => ({ ...rule, terms: { ...rule.terms, giftDays: 20 } }));
    const change = (next: Prisma.InputJsonArray) =>
      db.setting.update({ where: { key: RULES }, data: { value: next }, select: { key: true } });
    await change(longer as Prisma.InputJsonArray);
    await expect.poll(answer).toBe(true);
    await change(rules as Prisma.InputJsonArray);
    await expect.poll(answer).toBe(false);
  });

  it('stays while a return of it runs, and two weeks longer, though nothing goes back by it any more', async () => {
    const order = await plant();
    const [line = ''] = order.lines;
    const owner = await giftOf(order);
    const draft = await begin(owner, line);
    await db.order.update({ where: { id: order.id }, data: { placedAt: new Date(Date.now() - 401 * 86_400_000) } });
    const later = new Date(Date.now() + 45 * 86_400_000);
    const answer = () => getGift(tokenOf(order), uuid(), later);
    // What nobody has sent keeps nothing open.
    expect(await answer()).toEqual(unknown);
    const become = (state: 'settling' | 'closed', days: number) =>
      db.return.update({
        where: { number: draft },
        data: { state, stateAt: new Date(later.getTime() - days * 86_400_000), submittedAt: new Date() },
        select: { id: true },
      });
    await become('settling', 40);
    const running = await answer();
    expect(running).toMatchObject({ ok: true });
    expect(running.ok && running.gift.items.every(({ right }) => right !== 'return' && right !== 'exchange')).toBe(
      true,
    );
    expect(running.ok && leaks(running.gift)).toEqual([]);
    await become('closed', 13);
    expect(await answer()).toMatchObject({ ok: true });
    await become('closed', 15);
    expect(await answer()).toEqual(unknown);
    await become('settling', 1);
    await db.order.update({ where: { id: order.id }, data: { statusVersion: 2 } });
    expect(await answer()).toEqual(unknown);
  });

  it('T11 stops answering an address that tries too often', async () => {
    const [token, address] = [tokenOf(await plant()), uuid()];
    const answers = [];
    for (let tries = 0; tries < 61; tries += 1) answers.push(await look(tries < 60 ? 'wrong' : token, address));
    expect(answers.at(-1)).toEqual({ ok: false, reason: 'limited' });
  });
});

describe('the mailed link to a present', () => {
  it('T19 T35 opens a look of its own kind, once', async () => {
    const order = await plant();
    const link = await db.$transaction((tx) => issueGiftLink(tx, { orderId: order.id, email: 'eins@example.ch' }));
    const token = link?.token ?? '';
    expect(await findOpenGuestLink(token)).toBe('gift');
    expect(await openGuestSession(token, null)).toMatchObject({ kind: 'gift' });
    expect(await findOpenGuestLink(token)).toBeNull();
    expect(await openGuestSession(token, null)).toBeNull();
  });

  it('is dead once it has expired, or a newer one was made for the same person; a guest’s stays', async () => {
    const order = await plant();
    const make = (email: string | null) => db.$transaction((tx) => replaceGuestLink(tx, order, email));
    const [older, guest, other] = [await make('a@example.ch'), await make(null), await make('b@example.ch')];
    const newer = await make('a@example.ch');
    expect(await openGuestSession(older, null)).toBeNull();
    expect(await openGuestSession(guest, null)).toMatchObject({ kind: 'guest' });
    expect(await openGuestSession(other, null)).toMatchObject({ kind: 'gift' });
    const past = new Date(Date.now() - 1000);
    await db.guestLink.updateMany({ where: { orderId: order.id }, data: { createdAt: new Date(0), expiresAt: past } });
    expect(await openGuestSession(newer, null)).toBeNull();
  });

  it('is written so often to one mailbox, and for one order, and no more', async () => {
    const order = await plant();
    const work = { orderId: order.id, email: 'oft@example.ch' };
    let sent = 0;
    for (let round = 0; round < GIFT_LIMITS.contact.max + 2; round += 1) {
      if (await db.$transaction((tx) => issueGiftLink(tx, work))) sent += 1;
    }
    expect(sent).toBe(GIFT_LIMITS.contact.max);
    const wishes = Array.from({ length: GIFT_LIMITS.order.max + 5 }, (_, index) =>
      requestGiftLink(order.id, `Wunsch${index}@Example.ch `),
    );
    await Promise.all(wishes);
    const rows = await db.outboxEvent.findMany({ where: { type: 'gift-link.requested' }, select: { payload: true } });
    const asked = rows.map(({ payload }) => payload as { orderId: string; email: string });
    const own = asked.filter(({ orderId }) => orderId === order.id);
    expect(own).toHaveLength(GIFT_LIMITS.order.max);
    expect(own.every(({ email }) => email === email.trim().toLowerCase())).toBe(true);
  });
});

describe('a present that comes back', () => {
  it('belongs to the proven address alone: not to the buyer, a guest, another address or another order', async () => {
    const [order, other] = [await plant(), await plant()];
    const gift = await giftOf(order);
    const number = await begin(gift, order.lines[0] ?? '');
    const strangers = [buyerOf(order), guestOf(order), await giftOf(order, 'x@example.ch'), await giftOf(other)];
    for (const owner of strangers) {
      expect(await getDraft(owner, number)).toBeNull();
      expect((await listReturns(owner, null)).returns).toEqual([]);
      expect(await sayReasons(owner, number, { reason1: 'other' })).toBeNull();
      expect(await submitReturn(owner, number, uuid())).toMatchObject({ ok: false, reason: 'unknown' });
    }
    // After a new mail the same person finds it again.
    expect((await listReturns(await giftOf(order), null)).returns).toMatchObject([{ number, state: 'draft' }]);
    const row = await db.return.findUniqueOrThrow({ where: { number } });
    expect(row).toMatchObject({ origin: 'gift', contactEmail: 'beschenkt@example.ch', customerId: null });
    expect(await listCandidates(gift, other.lines)).toEqual([]);
    expect(await startReturn(gift, [{ line: other.lines[0] ?? '', quantity: 1 }], null)).toMatchObject({ ok: false });
  });

  it('goes through the steps without an amount, is decided by a person, and only its owner takes it back', async () => {
    const order = await plant();
    const gift = await giftOf(order);
    const choices = await listChoices(gift, null);
    expect(choices?.[0]?.lines.map(({ open }) => open)).toEqual([true, true]);
    const number = await begin(gift, order.lines[0] ?? '');
    await sayReasons(gift, number, { reason1: 'unsuitable', text1: 'Zu gross' });
    const draft = await getDraft(gift, number);
    expect(draft?.lines[0]?.solutions.map(({ solution }) => solution)).not.toContain('credit');
    expect(draft?.lines[0]?.variants.map(({ sku }) => sku).sort()).toEqual(['T-M', 'T-S']);
    // What costs more, or nobody knows what, is not to be had by a hand-made form either.
    for (const variant1 of ['T-L', 'T-X']) {
      expect(await saySolutions(gift, number, { solution1: 'exchange', variant1 })).toMatchObject({ ok: false });
    }
    expect(await saySolutions(gift, number, { solution1: 'credit' })).toMatchObject({ ok: false });
    expect(await saySolutions(gift, number, { solution1: 'refund' })).toMatchObject({ ok: true });
    expect(await sayWay(gift, number, { way: 'pickup' })).toMatchObject({ ok: false });
    await sayWay(gift, number, { way: 'post' });
    const whole = await getDraft(gift, number);
    expect(await submitReturn(gift, number, uuid())).toEqual({ ok: true, number });
    const page = await getReturn(gift, number);
    expect(page).toMatchObject({ state: 'requested', offered: [], mayCancel: true });
    const list = await listReturns(gift, null);
    for (const dto of [choices, draft, whole, page, list]) expect(leaks(dto)).toEqual([]);
    // What binds is kept for the shop all the same.
    const [line] = await db.returnItem.findMany({ where: { return: { number } }, select: { offer: true } });
    expect(line?.offer).toMatchObject({ kind: 'money', shipping: 790 });
    for (const owner of [buyerOf(order), guestOf(order)]) {
      expect(await getReturn(owner, number)).toBeNull();
      expect(await cancelReturn(owner, number)).toBe('unknown');
    }
    expect(await cancelReturn(gift, number)).toBeNull();
  });

  it('shows who got it nothing of the money that is paid for it', async () => {
    const order = await plant();
    const gift = await giftOf(order);
    const number = await begin(gift, order.lines[0] ?? '');
    const { id, accountId } = await db.return.findUniqueOrThrow({
      where: { number },
      select: { id: true, accountId: true },
    });
    const of = { returnId: id, orderId: order.id, accountId: accountId ?? '', currency: 'CHF', requestId: uuid() };
    await db.refund.create({ data: { ...of, number: 'ER-2G3F9M2Q', means: 'original', goods: 2_500, total: 2_500 } });
    expect(await listRefundsOf(gift, number)).toEqual([]);
    expect(await listRefundsOf(buyerOf(order), number)).toEqual([]);
  });

  it('asks again at the end: an article that has become dearer is not sent', async () => {
    const order = await plant();
    const gift = await giftOf(order);
    const number = await begin(gift, order.lines[0] ?? '');
    await sayReasons(gift, number, { reason1: 'unsuitable' });
    await saySolutions(gift, number, { solution1: 'exchange', variant1: 'T-S' });
    await sayWay(gift, number, { way: 'post' });
    const { sourceId } = await db.order.findUniqueOrThrow({ where: { id: order.id } });
    await db.price.updateMany({ where: { sourceId, sku: 'T-S' }, data: { amount: 99_000 } });
    expect(await submitReturn(gift, number, uuid())).toMatchObject({ ok: false });
  });

  it('leaves a guest of the order their own returns, also after their look is over', async () => {
    const order = await plant();
    const number = await begin(guestOf(order), order.lines[1] ?? '');
    expect((await listReturns(guestOf(order), null)).returns).toMatchObject([{ number, origin: 'guest' }]);
    expect((await listReturns(await giftOf(order), null)).returns).toEqual([]);
    expect(await db.return.findUniqueOrThrow({ where: { number } })).toMatchObject({ contactEmail: null });
  });
});
