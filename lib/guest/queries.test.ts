import { Temporal } from 'temporal-polyfill';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { assertNoSeqScan, assertUsesIndex, explain } from '@/e2e/support/explain';
import { computedToken } from '@/lib/core/computed-token';
import { localDay } from '@/lib/core/format';
import { requestContext } from '@/lib/core/request-context';
import { getDocumentFile } from '@/lib/documents/queries';
import { guestScopeOf } from '@/lib/identity/policy/scopes';
import { saveOrder } from '@/lib/orders/mutations/orders';
import { recordOrderEvents, saveShipments } from '@/lib/orders/mutations/shipments';
import type { OrderInput, ShipmentInput } from '@/lib/orders/types';
import { getRules } from '@/lib/rules/queries';
import { recordTrackingEvents } from '@/lib/tracking/mutations';
import { dayFromToday, item, order } from '@/prisma/seed/builders';
import { STATUS_LIMIT } from './constants';
import { findGuestMatch, getGuestOrder, getOrderStatus, getParcelStatus } from './queries';
import { parcelUrl, statusUrl } from './utils';

const { db, owner } = await testDatabase();

/** Whatever a person could be known by, and what the order cost: none of it may leave by a status link. */
const PRIVATE = [
  'Vertraulich',
  'Geheimweg',
  '4242',
  'Versteckstadt',
  'vertraulich@example.ch',
  '98765',
  '99.60.1234',
  'post.example',
  'Milchkasten',
  'Filiale Nordheim',
  'PIN-777',
  'Schnee am Pass',
  'Visa 4417',
  'Referenz-X',
];

let count = 0;
async function plant(words: Partial<OrderInput> = {}, parcels: Partial<ShipmentInput>[] = [{}]) {
  count += 1;
  const account = await db.account.create({ data: { kind: 'private', name: 'Vertraulich' }, select: { id: true } });
  const source = await db.source.create({ data: { name: `shop-${count}` }, select: { id: true } });
  const seller = await db.seller.create({ data: { sourceId: source.id, sourceKey: 's', name: 'Töss' } });
  const product = await db.product.create({
    data: {
      sourceId: source.id,
      sku: 'A',
      name: 'Tasse',
      picture: '/art/cups.svg',
      url: 'https://shop.example/tasse',
      sellerId: seller.id,
    },
  });
  const input: OrderInput = {
    ...order({ accountId: account.id, sourceId: source.id, number: `RW-${30_000 + count}`, placed: 3, items: [] }),
    items: [item({ sku: 'A', name: 'Tasse', price: 98765, id: product.id }, 1)],
    contactEmail: 'vertraulich@example.ch',
    buyerName: 'Vertraulich',
    reference: 'Referenz-X',
    payment: { state: 'paid', method: 'Visa 4417' },
    addresses: [
      {
        kind: 'shipping',
        name: 'Vertraulich',
        street: 'Geheimweg',
        houseNumber: '4242',
        postcode: '8003',
        city: 'Versteckstadt',
        country: 'CH',
      },
    ],
    ...words,
  };
  const id = await db.$transaction(async (tx) => {
    const orderId = await saveOrder(tx, input);
    const [shipmentId] = await saveShipments(
      tx,
      parcels.map((parcel, index) => ({
        sourceId: source.id,
        sourceKey: `p-${index}`,
        orderId,
        carrier: 'Die Post',
        trackingNumber: '99.60.1234',
        trackingUrl: 'https://post.example/99.60.1234',
        state: 'in_transit',
        deliveredTo: 'Milchkasten',
        delayReason: 'Schnee am Pass',
        pickup: { place: 'Filiale Nordheim', until: dayFromToday(5), code: 'PIN-777' },
        expectedOn: dayFromToday(2),
        items: index === 0 ? [{ lineKey: '1', quantity: 1 }] : [],
        ...parcel,
      })),
    );
    await recordOrderEvents(tx, [
      { orderId, shipmentId: shipmentId ?? null, kind: 'delayed', at: new Date(), detail: 'Schnee am Pass', key: 'd' },
      { orderId, kind: 'paid', at: new Date(), detail: 'Visa 4417', key: 'p' },
    ]);
    return orderId;
  });
  const { statusVersion, locale } = await db.order.findUniqueOrThrow({ where: { id } });
  return { id, number: input.number, token: computedToken('order-status', id, statusVersion), statusVersion, locale };
}

const look = (token: string, address = uuid()) => getOrderStatus(token, address, new Date());
const unknown = { ok: false, reason: 'unknown' };

describe('a status link', () => {
  it('shows state, parcels, history and articles, and nothing that a stranger may not know', async () => {
    const { number, token } = await plant({}, [{}, { state: 'ready_for_pickup' }]);
    const answer = await look(token);
    expect(answer).toMatchObject({
      ok: true,
      status: {
        number,
        parcels: [{ carrier: 'Die Post', state: 'in_transit' }, { state: 'ready_for_pickup' }],
        articles: [{ name: 'Tasse', picture: '/art/cups.svg', url: 'https://shop.example/tasse' }],
      },
    });
    const text = JSON.stringify(answer);
    expect(text).toContain('"kind":"delayed"');
    for (const value of PRIVATE) expect(text, value).not.toContain(value);
  });

  it('is revoked by raising the version, and works again by the new link', async () => {
    const { id, token } = await plant();
    await db.order.update({ where: { id }, data: { statusVersion: 2 } });
    expect(await look(token)).toEqual(unknown);
    expect(await look(computedToken('order-status', id, 2))).toMatchObject({ ok: true });
  });

  it('T11 T43 is not guessed: neighbours, other orders and other shapes are all the same nothing', async () => {
    const [one, other] = [await plant(), await plant()];
    const bytes = Buffer.from(one.token, 'base64url');
    const mixed = Buffer.concat([Buffer.from(other.token, 'base64url').subarray(0, 16), bytes.subarray(16)]);
    const tries = [
      mixed.toString('base64url'),
      computedToken('order-status', one.id, 2),
      computedToken('shipment-status', one.id, 1),
      computedToken('order-status', uuid(), 1),
      one.id,
      one.number,
      `${one.token}A`,
      one.token.slice(1),
      '',
      '%',
      '{"not":""}',
    ];
    for (const token of tries) expect(await look(token), token).toEqual(unknown);
  });

  it.each([
    ['delivered', 30, true],
    ['delivered', 31, false],
    ['cancelled', 30, true],
    ['cancelled', 31, false],
  ] as const)('%s %i days ago: open %s', async (state, days, open) => {
    const day = new Date(`${dayBefore(days)}T00:00:00Z`);
    const { id, token } = await plant();
    await db.order.update({
      where: { id },
      data: {
        summaryState: state,
        summaryPhase: state === 'delivered' ? 'arrived' : 'cancelled',
        summaryStateDate: day,
      },
    });
    expect((await look(token)).ok).toBe(open);
  });

  it.each([
    [400, true],
    [401, false],
  ])('not delivered, placed %i days ago: open %s', async (days, open) => {
    const { token } = await plant({ placedAt: new Date(`${dayBefore(days)}T12:00:00Z`) });
    expect((await look(token)).ok).toBe(open);
  });

  it('T11 trips the limiter per client address, in parallel too, and nobody else’s', async () => {
    const { token } = await plant();
    const stranger = uuid();
    const tries = await Promise.all(
      Array.from({ length: STATUS_LIMIT.max + 5 }, () => look(computedToken('order-status', uuid(), 1), stranger)),
    );
    // The window may turn while it runs, never more than once.
    expect(tries.filter((answer) => !answer.ok && answer.reason === 'limited').length).toBeLessThanOrEqual(5);
    await owner.rateLimit.updateMany({ where: { bucket: { contains: stranger } }, data: { count: STATUS_LIMIT.max } });
    expect(await look(token, stranger)).toEqual({ ok: false, reason: 'limited' });
    expect(await look(token)).toMatchObject({ ok: true });
  });

  it('costs two statements, however many parcels and events there are', async () => {
    for (const parcels of [[{}], Array.from({ length: 12 }, () => ({}))]) {
      const { token } = await plant({}, parcels);
      const context = { traceId: uuid(), address: '', statements: 0 };
      await requestContext.run(context, () => look(token));
      expect(context.statements).toBe(2);
    }
  });

  it('stands in mails and the API as one address in the language of the order', async () => {
    const { id, token } = await plant({ locale: 'it-CH' });
    const url = statusUrl({ id, statusVersion: 1, locale: 'it-CH' });
    expect(url).toBe(`http://localhost:3000/bestellung/${token}?sprache=it-CH`);
    expect(statusUrl({ id, statusVersion: 1, locale: 'xx' })).toContain('?sprache=de-CH');
  });
});

describe('a link to a parcel', () => {
  const lookAt = (token: string, address = uuid()) => getParcelStatus(token, address, new Date());
  async function plantParcel(words: Partial<OrderInput> = {}, parcels: Partial<ShipmentInput>[] = [{}]) {
    const planted = await plant(words, parcels);
    const { id: parcelId } = await db.shipment.findFirstOrThrow({ where: { orderId: planted.id, sequence: 1 } });
    await db.$transaction((tx) =>
      recordTrackingEvents(tx, [
        {
          shipmentId: parcelId,
          at: new Date(Date.now() - 3_600_000),
          code: 'GEHEIMER-CODE',
          state: 'in_transit',
          text: 'Abgegeben bei Vertraulich',
          place: 'Versteckstadt',
          estimate: { on: dayFromToday(4), from: '10:00', to: '12:00', reason: 'Schnee am Pass' },
        },
      ]),
    );
    return { ...planted, parcelId, parcelToken: computedToken('shipment-status', parcelId, planted.statusVersion) };
  }

  it('shows state, way, log, dates and contents, and nothing that a stranger may not know', async () => {
    const { number, token, parcelToken } = await plantParcel({}, [
      { promisedOn: dayFromToday(0), statedAt: new Date(Date.now() - 86_400_000) },
      {},
    ]);
    const answer = await lookAt(parcelToken);
    expect(answer).toMatchObject({
      ok: true,
      status: {
        number,
        count: 2,
        parcel: {
          ...{
            sequence: 1,
            carrier: 'Die Post',
            state: 'in_transit',
            expectedOn: dayFromToday(4),
            expectedFrom: '10:00',
          },
          items: [{ name: 'Tasse', quantity: 1, picture: '/art/cups.svg' }],
        },
        log: [{ state: 'in_transit' }],
        dates: [{ on: dayFromToday(0), first: true }, { source: 'shop' }, { source: 'carrier', from: '10:00' }],
      },
    });
    const text = JSON.stringify(answer);
    for (const value of [...PRIVATE, 'GEHEIMER-CODE', token]) expect(text, value).not.toContain(value);
  });

  it('is the one that the page of its order names, and dies with it', async () => {
    const { id, token, parcelToken } = await plantParcel();
    expect(await look(token)).toMatchObject({ ok: true, status: { parcels: [{ token: parcelToken }] } });
    await db.order.update({ where: { id }, data: { statusVersion: 2 } });
    expect(await lookAt(parcelToken)).toEqual(unknown);
    const seen = await look(computedToken('order-status', id, 2));
    const next = seen.ok ? (seen.status.parcels[0]?.token ?? '') : '';
    expect(await lookAt(next)).toMatchObject({ ok: true });
  });

  it('T11 T43 is not guessed: those of others, of orders and of other shapes are all the same nothing', async () => {
    const [one, other] = [await plantParcel(), await plantParcel()];
    const bytes = Buffer.from(one.parcelToken, 'base64url');
    const mixed = Buffer.concat([Buffer.from(other.parcelToken, 'base64url').subarray(0, 16), bytes.subarray(16)]);
    const tries = [
      mixed.toString('base64url'),
      one.token,
      computedToken('order-status', one.parcelId, 1),
      computedToken('shipment-status', one.parcelId, 2),
      computedToken('shipment-status', one.id, 1),
      computedToken('shipment-status', uuid(), 1),
      one.parcelId,
      `${one.parcelToken}A`,
      '',
      '%',
      '{"not":""}',
    ];
    for (const token of tries) expect(await lookAt(token), token).toEqual(unknown);
  });

  it.each([
    [30, true],
    [31, false],
  ])('everything delivered %i days ago: open %s', async (days, open) => {
    const { id, parcelToken } = await plantParcel();
    const ended = { summaryState: 'delivered', summaryPhase: 'arrived' } as const;
    await db.order.update({
      where: { id },
      data: { ...ended, summaryStateDate: new Date(`${dayBefore(days)}T00:00:00Z`) },
    });
    expect((await lookAt(parcelToken)).ok).toBe(open);
  });

  it('T11 shares the limiter of the orders’ links', async () => {
    const { token, parcelToken } = await plantParcel();
    const stranger = uuid();
    await lookAt(computedToken('shipment-status', uuid(), 1), stranger);
    await owner.rateLimit.updateMany({ where: { bucket: { contains: stranger } }, data: { count: STATUS_LIMIT.max } });
    expect(await lookAt(parcelToken, stranger)).toEqual({ ok: false, reason: 'limited' });
    expect(await look(token, stranger)).toEqual({ ok: false, reason: 'limited' });
    expect(await lookAt(parcelToken)).toMatchObject({ ok: true });
  });

  it('costs two statements, however much was said', async () => {
    const { parcelId, parcelToken } = await plantParcel();
    const events = Array.from({ length: 30 }, (_, hour) => ({
      ...{
        shipmentId: parcelId,
        at: new Date(Date.now() - hour * 3_600_000),
        code: `C${hour}`,
        text: null,
        place: null,
      },
      state: 'in_transit' as const,
    }));
    await db.$transaction((tx) => recordTrackingEvents(tx, events));
    const context = { traceId: uuid(), address: '', statements: 0 };
    await requestContext.run(context, () => lookAt(parcelToken));
    expect(context.statements).toBe(2);
  });

  it('stands in mails as one address in the language of the order', async () => {
    const { parcelId, parcelToken } = await plantParcel();
    expect(parcelUrl(parcelId, { statusVersion: 1, locale: 'fr-CH' })).toBe(
      `http://localhost:3000/sendung/${parcelToken}?sprache=fr-CH`,
    );
  });
});

describe('a guest’s order', () => {
  const scopeOf = (orderId: string) => guestScopeOf({ id: uuid(), orderId, giftEmail: null, expiresAt: new Date() });

  it('is the one of the scope, with amounts, addresses and tracking, in one statement', async () => {
    const [one, other] = [await plant(), await plant()];
    const counted = async <Result>(work: () => Promise<Result>) => {
      const context = { traceId: uuid(), address: '', statements: 0 };
      return { result: await requestContext.run(context, work), statements: context.statements };
    };
    // The shop's rules are remembered as soon as somebody listens for their changes.
    await expect.poll(async () => (await counted(getRules)).statements, { timeout: 10_000 }).toBe(0);
    const { result: seen, statements } = await counted(() => getGuestOrder(scopeOf(one.id)));
    expect(statements).toBe(1);
    expect(seen).toMatchObject({
      number: one.number,
      total: 98765,
      addresses: [{ street: 'Geheimweg' }],
      parcels: [{ trackingNumber: '99.60.1234' }],
      items: [{ name: 'Tasse', quantity: 1 }],
    });
    expect(JSON.stringify(seen)).not.toContain(other.number);
  });

  it('has its own papers, whose door opens to this guest and no other (T02)', async () => {
    const [{ id }, other] = [await plant(), await plant()];
    const row = await db.order.findUniqueOrThrow({ where: { id }, select: { accountId: true, sourceId: true } });
    const file = await db.storedFile.create({
      data: { key: uuid(), name: 'r.pdf', mediaType: 'application/pdf', bytes: 1, sha256: 'x' },
    });
    const paper = {
      ...row,
      sourceKey: uuid(),
      kind: 'invoice',
      issuedOn: new Date(),
      fileId: file.id,
      orderId: id,
    } as const;
    const { id: documentId } = await db.document.create({ data: paper });
    expect(await getGuestOrder(scopeOf(id))).toMatchObject({ documents: [{ id: documentId, kind: 'invoice' }] });
    expect(await getDocumentFile(scopeOf(id), documentId)).toMatchObject({ name: 'r.pdf' });
    expect(await getDocumentFile(scopeOf(other.id), documentId)).toBeNull();
  });

  it('is nothing when the order is gone', async () => {
    expect(await getGuestOrder(scopeOf(uuid()))).toBeNull();
  });
});

it('a number is found by its index, not by reading all orders', async () => {
  const { accountId, sourceId } = await db.order.findFirstOrThrow({ select: { accountId: true, sourceId: true } });
  await db.$executeRaw`
    INSERT INTO orders (id, account_id, source_id, source_key, number, placed_at, currency, items_total, fees_total, total,
                        content_hash, summary_state, summary_item_count, updated_at)
    SELECT gen_random_uuid(), ${accountId}::uuid, ${sourceId}::uuid, n::text, 'MANY-' || n, now(), 'CHF', 0, 0, 0, n::text,
           'confirmed', 0, now()
    FROM generate_series(1, 3000) AS n`;
  await owner.$executeRaw`ANALYZE orders`;
  const plans = await explain(() => db.$transaction((tx) => findGuestMatch(tx, 'many 1234', '8003')));
  assertUsesIndex(plans, 'orders_number_key_idx');
  assertNoSeqScan(plans, 'orders');
});

/** Exactly so many days ago, Sundays too. */
function dayBefore(days: number): string {
  // From the local day: at night the one of UTC is yesterday's.
  return Temporal.PlainDate.from(localDay(new Date())).subtract({ days }).toString();
}
