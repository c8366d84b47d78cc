import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/api/v1/[resource]/route';
import { testDatabase } from '@/e2e/support/database';
import { scopeIn } from '@/e2e/support/scope';
import { cancelItems } from '@/lib/cancellations/mutations/cancel';
import { requestContext } from '@/lib/core/request-context';
import { takeEntries } from '@/lib/ingest/mutations/calls';
import { recomputeSummaries } from '@/lib/orders/mutations/summaries';
import type { ShipmentState } from '@/lib/tracking/types';
import { answerCancellation, nextRefund } from './answers';
import { seedDemo } from './demo';
import { type Moving, nextMove, nextStep } from './moves';
import { startSimulator } from './simulator';

const NOW = new Date('2026-11-24T13:00:00Z');
const SECOND = 1_000;
const parcel = (sourceKey: string, state: ShipmentState, said: string[] = [], facts: Partial<Moving> = {}): Moving => ({
  ...{ sourceKey, state, trackingNumber: '99.60.004817.01123582', deliveredAt: null },
  said: said.map((code, index) => ({ code, at: new Date(NOW.getTime() - 3_600 * SECOND + index) })),
  ...facts,
});

describe('nextStep', () => {
  it('leads a parcel from the shop to its milk box, one word at a time', () => {
    const codes: string[] = [];
    let moving = parcel('1', 'packed', ['ANNOUNCED']);
    for (let step = nextStep(moving, NOW); step; step = nextStep(moving, NOW)) {
      codes.push(`${step.code} ${step.state}`);
      moving = { ...moving, state: step.state, said: [...moving.said, { at: NOW, code: step.code }] };
    }
    expect(codes).toEqual([
      'HANDED_OVER in_transit',
      'SORTED in_transit',
      'AT_DEPOT in_transit',
      'OUT_FOR_DELIVERY out_for_delivery',
      'DELIVERED delivered',
    ]);
  });

  it.each(['delivered', 'ready_for_pickup', 'returning', 'returned_to_sender', 'cancelled'] as const)(
    'a parcel that is %s rests',
    (state) => {
      expect(nextStep(parcel('1', state), NOW)).toBeNull();
      expect(nextMove([parcel('1', state)], NOW, SECOND)).toBeNull();
    },
  );

  it('what stood still goes on: a second attempt, a damaged label', () => {
    expect(nextStep(parcel('1', 'attempt_failed'), NOW)).toMatchObject({ code: 'OUT_FOR_DELIVERY' });
    expect(nextStep(parcel('1', 'exception'), NOW)).toMatchObject({ code: 'RELEASED', state: 'in_transit' });
  });
});

describe('nextMove', () => {
  it('is of the parcel that has been silent longest, the same one every time', () => {
    const parcels = [parcel('b', 'in_transit', ['A', 'B']), parcel('a', 'in_transit', ['A']), parcel('c', 'delivered')];
    const move = { shipment: 'a', at: NOW.toISOString(), code: 'SORTED', state: 'in_transit' };
    expect(nextMove(parcels, NOW, SECOND)).toMatchObject(move);
    expect(nextMove(parcels.toReversed(), NOW, SECOND)).toMatchObject(move);
  });

  it('never delivers everything at once', () => {
    const arrived = parcel('a', 'delivered', [], { deliveredAt: new Date(NOW.getTime() - 2 * SECOND) });
    const van = parcel('b', 'out_for_delivery');
    expect(nextMove([arrived, van], NOW, SECOND)).toBeNull();
    expect(nextMove([arrived, van, parcel('c', 'packed')], NOW, SECOND)).toMatchObject({ shipment: 'c' });
    expect(nextMove([arrived, van], new Date(NOW.getTime() + 4 * SECOND), SECOND)).toMatchObject({ code: 'DELIVERED' });
  });
});

const { db } = await testDatabase();
beforeAll(async () => void (await seedDemo(db, { papers: false })), 60_000);

describe('startSimulator', () => {
  const api = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { authorization = '' } = request.headers;
    const asked = new Request('http://localhost/api', {
      method: 'POST',
      headers: { authorization },
      body: Buffer.concat(chunks),
    });
    const context = { traceId: '', address: '192.0.2.1', statements: 0 };
    const resource = request.url?.split('/').at(-1) ?? '';
    const answer = await requestContext.run(context, () => POST(asked, { params: Promise.resolve({ resource }) }));
    response.writeHead(answer.status).end(await answer.text());
  });

  const events = () => db.trackingEvent.count();
  const keys = () => db.apiKey.findMany({ orderBy: { id: 'asc' } });

  it('moves Lea’s parcels by the API with a key of its own, survives its absence, and leaves no key behind', async () => {
    await new Promise<void>((ready) => api.listen(0, '127.0.0.1', ready));
    const { port } = api.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    await new Promise((closed) => api.close(closed));
    const [before, since] = [await events(), new Date()];

    const away = startSimulator(20, url);
    await vi.waitFor(async () => expect(await keys()).toHaveLength(1));
    await new Promise((ready) => api.listen(port, '127.0.0.1', () => ready(null)));
    await vi.waitFor(async () => expect(await events()).toBeGreaterThan(before + 2), { timeout: 10_000 });
    await away.stop();

    const [key] = await keys();
    expect(key).toMatchObject({ scopes: ['tracking-events:write', 'refunds:write'], revokedAt: expect.any(Date) });
    const moved = await db.shipment.findMany({
      where: { trackingEvents: { some: { createdAt: { gt: since } } } },
      select: { order: { select: { account: { select: { name: true } } } } },
    });
    expect(new Set(moved.map(({ order }) => order.account.name))).toEqual(new Set(['Lea Brunner']));
    const after = await events();
    await new Promise((wait) => setTimeout(wait, 100));
    expect(await events()).toBe(after);

    // Of one that was killed the key is left; the next simulator ends it.
    await db.apiKey.update({ where: { id: key?.id ?? '' }, data: { revokedAt: null } });
    const next = startSimulator(20, url);
    await vi.waitFor(async () => expect(await keys()).toHaveLength(2));
    await next.stop();
    expect((await keys()).every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    await new Promise((closed) => api.close(closed));
  });
});

describe('the demo’s shop', () => {
  const later = () => new Date(Date.now() + SECOND);
  const sourceOf = async () => await db.source.findFirstOrThrow({ select: { id: true, timeZone: true } });

  it('answers a cancellation once, by taking its pieces out of the order', async () => {
    const source = await sourceOf();
    const order = await db.order.findFirstOrThrow({
      where: {
        ...{ sourceId: source.id, account: { kind: 'private' } },
        ...{ shipments: { none: {} }, items: { some: { quantityOpen: { gt: 0 } } } },
      },
      orderBy: { placedAt: 'desc' },
      select: { id: true, number: true, accountId: true, items: { select: { id: true, quantityOpen: true } } },
    });
    await db.order.update({ where: { id: order.id }, data: { placedAt: new Date() }, select: { id: true } });
    const lines = order.items.flatMap(({ id, quantityOpen: quantity }) => (quantity > 0 ? [{ id, quantity }] : []));
    const scope = { customer: scopeIn({ id: order.accountId, kind: 'private' }), number: order.number };
    const wish = { lines, reason: null, reasonText: null };
    expect(await cancelItems(scope, wish, randomUUID())).toMatchObject({ ok: true });
    expect(await answerCancellation(source.id, new Date(0))).toBeNull();
    expect(await answerCancellation(source.id, later())).toMatch(/^ST-/);
    expect(await answerCancellation(source.id, later())).toBeNull();
    expect(await db.cancellation.findFirst({ where: { orderId: order.id } })).toMatchObject({ state: 'confirmed' });
    expect(await db.order.findUnique({ where: { id: order.id } })).toMatchObject({ summaryPhase: 'cancelled' });
    expect((await recomputeSummaries(db)).mended.filter(({ number }) => number === order.number)).toEqual([]);
  });

  it('pays refunds, some only after they were told again', async () => {
    const source = await sourceOf();
    const { id: orderId, accountId } = await db.order.findFirstOrThrow({ where: { sourceId: source.id } });
    const of = {
      orderId,
      accountId,
      currency: 'CHF',
      requestId: randomUUID(),
      means: 'original',
      goods: 100,
      total: 100,
    } as const;
    await db.refund.create({ data: { ...of, number: 'ER-2222222B' } });
    expect(await nextRefund(source.id, new Date(0))).toBeNull();
    const first = await nextRefund(source.id, later());
    expect(first).toMatchObject({ id: 'ER-2222222B', state: 'failed' });
    await db.refund.updateMany({ where: { number: 'ER-2222222B' }, data: { attempts: 2 } });
    const second = await nextRefund(source.id, later());
    expect(second).toMatchObject({ state: 'succeeded' });
    expect(await takeEntries(db, source, 'refunds', [second ?? {}])).toMatchObject([{ status: 'created' }]);
    expect(await nextRefund(source.id, later())).toBeNull();
  });
});
