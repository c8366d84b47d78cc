import { randomUUID } from 'node:crypto';
import { openDatabase } from '@/lib/core/db';
import { HEARTBEAT_MS } from '@/lib/core/live';
import { createKey } from '@/lib/ingest/mutations/keys';
import { expect, seal, test } from '../support/fixtures';
import { plantGuestOrder } from '../support/guest';
import { parcelIn, plantParcels } from '../support/parcels';
import { plantCustomer } from '../support/people';
import { startPortal } from '../support/portal';
import { openStream } from '../support/stream';

type Db = Parameters<typeof plantParcels>[0];

/** A customer with one parcel, and the address of its stream. */
async function planted(db: Db, number = randomUUID()) {
  const customer = await plantCustomer(db, [{ number }]);
  await plantParcels(db, customer.accountId, [{ number, trackingNumber: number }]);
  const id = await parcelIn(db, customer.accountId, number);
  const { sourceId } = await db.shipment.findUniqueOrThrow({ where: { id }, select: { sourceId: true } });
  return { customer, number, id, sourceId, path: `/konto/bestellungen/${number}/sendungen/${id}/live` };
}

test('a message by the API is told to the open page at once; nothing on its way keeps it back', async ({
  request,
  db,
  baseURL,
  cookieOf,
}) => {
  const { customer, number, sourceId, path } = await planted(db);
  const cookie = await cookieOf(customer);
  const stream = await openStream(`${baseURL}${path}?stand=0`, { cookie, 'accept-encoding': 'gzip' });
  expect(stream.status).toBe(200);
  expect(Object.fromEntries(stream.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'private, no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  expect(stream.headers.get('content-encoding')).toBeNull();
  await stream.hears(/^retry: 3000\n\n$/);
  const { key } = await createKey(sourceId, 'Test', ['tracking-events:write']);
  const response = await request.post('/api/v1/tracking-events', {
    headers: { authorization: `Bearer ${key}` },
    data: [{ trackingNumber: number, at: '2026-11-20T10:00:00Z', code: 'SORTED', state: 'in_transit' }],
  });
  expect(await response.json()).toMatchObject({ results: [{ status: 'created' }] });
  await stream.hears(/id: 1\ndata: 0\n\n$/);
  stream.leave();

  const missed = await openStream(`${baseURL}${path}?stand=0`, { cookie });
  await missed.hears('id: 1\n');
  missed.leave();
  const back = await openStream(`${baseURL}${path}?stand=0`, { cookie, 'last-event-id': '1' });
  await back.hears('retry');
  expect(back.heard.text).not.toContain('id:');
  back.leave();
});

test('T01 a stream of somebody else’s parcel does not exist, nor one of another order, nor one of nothing', async ({
  db,
  baseURL,
  cookieOf,
}) => {
  const [own, foreign] = [await planted(db), await planted(db)];
  const cookie = await cookieOf(own.customer);
  const other = `/konto/bestellungen/${own.number}/sendungen`;
  for (const path of [
    foreign.path,
    `${other}/${foreign.id}/live`,
    `${other}/1/live`,
    `${other}/${randomUUID()}/live`,
  ]) {
    const { status, leave } = await openStream(`${baseURL}${path}`, { cookie });
    expect(status).toBe(404);
    leave();
  }
  const head = await fetch(`${baseURL}${own.path}`, { method: 'HEAD', headers: { cookie } });
  expect(head.status).toBe(405);
});

test('a fifth open page of a session is refused as long as the others are open', async ({ db, baseURL, cookieOf }) => {
  const { customer, path } = await planted(db);
  const cookie = await cookieOf(customer);
  const streams = [];
  for (let count = 0; count < 5; count += 1) streams.push(await openStream(`${baseURL}${path}`, { cookie }));
  expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200, 503]);
  expect(streams[4]?.headers.get('retry-after')).toBe('60');
  for (const { leave } of streams) leave();
  // Who leaves makes room at once.
  const again = async () => {
    const { status, leave } = await openStream(`${baseURL}${path}`, { cookie });
    leave();
    return status;
  };
  await expect.poll(again).toBe(200);
});

test('T25 T27 streams are no sign of life, and end soon after their session: signed out, idle, disabled', async ({
  db,
  baseURL,
}) => {
  test.setTimeout(HEARTBEAT_MS * 3);
  const sessionOf = async () => {
    const { customer, path } = await planted(db);
    const { name, value } = await seal(customer, db);
    const { id } = await db.session.findFirstOrThrow({ where: { customerId: customer.id }, select: { id: true } });
    const lastSeenAt = new Date(Date.now() - 7 * 24 * 3_600_000 + 600_000);
    await db.session.update({ where: { id }, data: { lastSeenAt } });
    return { customer, id, lastSeenAt, stream: await openStream(`${baseURL}${path}`, { cookie: `${name}=${value}` }) };
  };
  const [out, idle, disabled, live] = [await sessionOf(), await sessionOf(), await sessionOf(), await sessionOf()];
  for (const { id, lastSeenAt } of [out, idle, disabled, live]) {
    expect(await db.session.findUniqueOrThrow({ where: { id } })).toMatchObject({ lastSeenAt });
  }
  await db.session.update({ where: { id: out.id }, data: { endedAt: new Date() } });
  const tooLong = new Date(Date.now() - 7 * 24 * 3_600_000 - 1_000);
  await db.session.update({ where: { id: idle.id }, data: { lastSeenAt: tooLong } });
  await db.customer.update({ where: { id: disabled.customer.id }, data: { disabledAt: new Date() } });
  for (const { stream } of [out, idle, disabled]) {
    await stream.hears(/event: end\ndata: 0\n\n$/, HEARTBEAT_MS + 5_000);
    await expect.poll(() => stream.heard.ended).toBe(true);
  }
  await live.stream.hears(/\n: \n\n$/);
  expect(live.stream.heard.ended).toBe(false);
  live.stream.leave();
});

test('R14 a process that ends tells its streams when to come back, and has one connection for all of them', async () => {
  test.setTimeout(90_000);
  const portal = await startPortal();
  const db = openDatabase(portal.database.url, 2);
  try {
    const { customer, path } = await planted(db);
    const streams = [];
    for (let count = 0; count < 40; count += 1) {
      const { name, value } = await seal(customer, db);
      streams.push(await openStream(`${portal.url}${path}`, { cookie: `${name}=${value}` }));
    }
    const listeners = await db.$queryRaw`
      SELECT pid FROM pg_stat_activity WHERE application_name = 'portal-listener' AND datname = current_database()`;
    expect(listeners).toHaveLength(1);
    await db.$disconnect();
    const started = Date.now();
    await portal.stop();
    expect(Date.now() - started).toBeLessThan(5_000);
    for (const { heard } of streams)
      expect(heard).toEqual({ text: expect.stringMatching(/retry: 3000\n\n$/), ended: true });
  } finally {
    await db.$disconnect();
  }
});

test('the public page of a parcel is told, too, until its link is revoked', async ({ request, db, baseURL }) => {
  test.setTimeout(HEARTBEAT_MS * 3);
  const { id, number, parcelPath } = await plantGuestOrder(db);
  const { sourceId, trackingNumber } = await db.shipment.findFirstOrThrow({ where: { orderId: id } });
  const stream = await openStream(`${baseURL}${parcelPath}/live?stand=0`, {});
  expect(stream.status).toBe(200);
  const { key } = await createKey(sourceId, 'Test', ['tracking-events:write']);
  await request.post('/api/v1/tracking-events', {
    headers: { authorization: `Bearer ${key}` },
    data: [{ trackingNumber, at: new Date(), code: 'OUT', state: 'out_for_delivery', text: number }],
  });
  await stream.hears(/id: \d+\ndata: 0\n\n$/);
  expect(stream.heard.text).not.toContain(number);
  await db.order.update({ where: { id }, data: { statusVersion: 2 } });
  // At the next heartbeat.
  await stream.hears('event: end', HEARTBEAT_MS + 5_000);
  const revoked = await openStream(`${baseURL}${parcelPath}/live`, {});
  expect(revoked.status).toBe(404);
  revoked.leave();
});
