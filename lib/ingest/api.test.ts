import { describe, expect, it } from 'vitest';
import { GET as openApi } from '@/app/api/openapi.json/route';
import { POST } from '@/app/api/v1/[resource]/route';
import { GET as readOrder } from '@/app/api/v1/orders/[id]/route';
import { testDatabase } from '@/e2e/support/database';
import { requestContext } from '@/lib/core/request-context';
import { claimAccounts } from '@/lib/identity/mutations/claims';
import { errorAnswer } from './contracts/v1/answers';
import { examples } from './contracts/v1/examples';
import { RESOURCES, type Resource, SCOPES, type Scope } from './contracts/v1/resources';
import { takeEntries } from './mutations/calls';
import { importDocuments } from './mutations/imports';
import { createKey, revokeKey, rotateKey } from './mutations/keys';
import { openSource } from './mutations/sources';
import type { ImportDocument } from './types';

const { db } = await testDatabase();
const source = await openSource(db, 'Webshop');
const keyOf = async (scopes: readonly Scope[] = SCOPES, sourceId = source.id) =>
  (await createKey(sourceId, 'Test', scopes)).key;
const key = await keyOf();

type Call = { key?: string | null; headers?: Record<string, string>; address?: string };

let calls = 0;
function request(method: string, body: string | undefined, { key: shown = key, headers = {} }: Call): Request {
  const all = new Headers(headers);
  if (shown !== null) all.set('authorization', `Bearer ${shown}`);
  const init = { method, headers: all };
  return new Request('http://localhost/api', body === undefined ? init : { ...init, body });
}

async function answered(work: () => Promise<Response>, address?: string) {
  calls += 1;
  // Each call from an address of its own, so that tests do not use up what one may try.
  const context = { traceId: `trace-${calls}`, address: address ?? `192.0.2.${calls}`, statements: 0 };
  const response = await requestContext.run(context, work);
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const post = (resource: string, body: unknown, call: Call = {}) =>
  answered(
    () =>
      POST(request('POST', typeof body === 'string' ? body : JSON.stringify(body), call), {
        params: Promise.resolve({ resource }),
      }),
    call.address,
  );
const get = (id: string, call: Call = {}) =>
  answered(() => readOrder(request('GET', undefined, call), { params: Promise.resolve({ id }) }), call.address);

const item = { sku: '3301', name: 'Tasse', unitPrice: 1900, quantity: 2 };
const order = (id: string, facts: object = {}) => ({
  id,
  contact: { email: 'gast@example.ch' },
  placedAt: '2026-11-20T10:00:00+01:00',
  currency: 'CHF',
  items: [item],
  ...facts,
});

describe('the examples of the documentation', () => {
  const sequence: Resource[] = [
    'documents',
    'shipments',
    ...RESOURCES.filter((name) => !/^(documents|shipments)$/.test(name)),
  ];

  /** What the portal must have asked or granted before. */
  const before: Partial<Record<Resource, () => Promise<void>>> = {
    refunds: async () => {
      const { id: orderId, accountId } = await db.order.findFirstOrThrow({ where: { sourceKey: '450789469' } });
      const facts = { orderId, accountId, currency: 'CHF', means: 'original', goods: 1900, total: 1900 } as const;
      await db.refund.create({ data: { ...facts, number: examples.refunds.id, requestId: source.id } });
    },
    'credit-spendings': async () => {
      const { id: accountId } = await db.account.findFirstOrThrow({ where: { sourceKey: 'K-20533' } });
      const entries = { create: { kind: 'granted', amount: 5000, key: 'ER-1' } } as const;
      await db.creditLot.create({ data: { accountId, sourceId: source.id, currency: 'CHF', entries } });
    },
  };

  it.each(sequence)('%s: taken over, and unchanged the second time', async (resource) => {
    await before[resource]?.();
    const first = await post(resource, examples[resource]);
    const waits = resource === 'documents' || resource === 'shipments';
    expect(first.body).toMatchObject({ status: waits ? 'waiting' : 'created' });
    expect(first.status).toBe(waits ? 202 : 201);
    const second = await post(resource, [examples[resource]]);
    expect(second.status).toBe(200);
    expect(second.body.results).toMatchObject([{ status: waits ? 'waiting' : 'unchanged' }]);
  });

  it('what waited has come in with the order: GET shows it', async () => {
    expect(await db.waitingEntry.count()).toBe(0);
    const { status, body } = await get('450789469');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: '450789469',
      number: 'RW-24817',
      state: 'shipped',
      nextDate: '2026-11-26',
      returnUntil: null,
      total: 4590,
      version: 1,
      claimed: false,
      items: [{ line: '1', sku: '3301', quantities: { ordered: 2, open: 0, inTransit: 2 } }],
      shipments: [{ id: 'P-77120', state: 'in_transit', promisedOn: '2026-11-26' }],
      documents: [{ id: 'R-2026-24817', kind: 'invoice' }],
    });
    expect(body.giftUrl).toMatch(/^http:\/\/localhost:3000\/geschenk\/[\w-]{64}/);
    expect(body.statusUrl).toMatch(/^http:\/\/localhost:3000\/bestellung\/[\w-]{64}/);
    // The file waited with its paper and kept its bytes.
    expect(await db.storedFile.count()).toBe(1);
  });

  it('each is in the OpenAPI document, with the schema that reads it', async () => {
    const { body } = await answered(async () => openApi());
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(RESOURCES.map((name) => `/api/v1/${name}`)));
    expect(body.components.schemas.Order.required).toEqual(['id', 'placedAt', 'currency', 'items']);
    expect(JSON.stringify(body)).not.toContain('undefined');
  });
});

describe('upserts', () => {
  it('POST orders answers statusUrl, the same each time', async () => {
    const first = await post('orders', order('S-1'));
    const second = await post('orders', order('S-1', { reference: 'Büro' }));
    expect(first.body.statusUrl).toMatch(/^http/);
    expect(first.body.giftUrl).toMatch(/\/geschenk\/[\w-]{64}/);
    expect([second.body.status, second.body.statusUrl]).toEqual(['updated', first.body.statusUrl]);
  });

  it('R09 an older version or moment is accepted and ignored', async () => {
    await post('orders', order('S-2', { version: 2, reference: 'neu' }));
    expect((await post('orders', order('S-2', { version: 1, reference: 'alt' }))).body.status).toBe('ignored');
    await post('products', { id: 'X', name: 'Neu', occurredAt: '2026-11-20T10:00:00Z' });
    const older = await post('products', { id: 'X', name: 'Alt', occurredAt: '2026-11-20T10:59:59+01:00' });
    expect([older.status, older.body.status]).toEqual([200, 'ignored']);
    expect(await db.order.findFirst({ where: { sourceKey: 'S-2' } })).toMatchObject({ reference: 'neu' });
    expect(await db.product.findFirst({ where: { sku: 'X' } })).toMatchObject({ name: 'Neu' });
  });

  it('equal content of a newer version is unchanged, and what lies between is ignored from then on', async () => {
    await post('stock', { sku: 'Y', quantity: 3, version: 1 });
    expect((await post('stock', { sku: 'Y', quantity: 3, version: 5 })).body.status).toBe('unchanged');
    expect((await post('stock', { sku: 'Y', quantity: 9, version: 4 })).body.status).toBe('ignored');
  });

  it('one key several times in a batch: the later word counts', async () => {
    const { body } = await post('orders', [
      order('S-3', { reference: 'eins' }),
      order('S-4'),
      order('S-3', { reference: 'zwei' }),
      order('S-3', { reference: 'zwei' }),
    ]);
    expect(body.results.map(({ status }: { status: string }) => status)).toEqual([
      'created',
      'created',
      'updated',
      'unchanged',
    ]);
    expect(await db.order.findFirst({ where: { sourceKey: 'S-3' } })).toMatchObject({ reference: 'zwei' });
  });

  it('a line keeps its id when it moves, so that its parcel keeps it', async () => {
    await post(
      'orders',
      order('S-5', {
        items: [
          { ...item, line: 'a' },
          { ...item, line: 'b', sku: 'T64' },
        ],
      }),
    );
    await post('shipments', { id: 'PS-5', order: 'S-5', state: 'in_transit', items: [{ line: 'b', quantity: 2 }] });
    await post(
      'orders',
      order('S-5', {
        items: [
          { ...item, line: 'b', sku: 'T64' },
          { ...item, line: 'a' },
        ],
      }),
    );
    expect((await get('S-5')).body.items).toMatchObject([
      { line: 'b', quantities: { inTransit: 2 } },
      { line: 'a', quantities: { open: 2 } },
    ]);
  });

  it('a company is known from an old invoice first; its name, address and contact come later', async () => {
    await post('orders', order('S-6', { contact: undefined, company: 'F-9' }));
    await post('customers', { id: 'F-9', name: 'Linde', email: 'a@linde.example' });
    const { body } = await post('companies', { id: 'F-9', name: 'Café Linde GmbH', contact: { name: 'Beat Moser' } });
    expect(body.status).toBe('updated');
    expect(await db.account.findFirst({ where: { sourceKey: 'F-9' }, include: { company: true } })).toMatchObject({
      kind: 'company',
      name: 'Café Linde GmbH',
      company: { contactName: 'Beat Moser' },
    });
  });
});

const invoice = (customer: string, number: string): ImportDocument => ({
  kind: 'order',
  number,
  customer,
  at: '2010-12-01T12:04:00Z',
  currency: 'GBP',
  country: 'DE',
  line: 1,
  lines: 1,
  items: [{ sku: '22809', name: 'SANTA', quantity: 6, unitPrice: 295, priceUnit: 1, total: 1770 }],
  fees: [],
});

describe('T23 whose the orders are', () => {
  const person = (email: string, confirmed: boolean) =>
    db.customer.create({
      data: { email, emailKey: email, name: 'Lea', emailConfirmedAt: confirmed ? new Date() : null },
      select: { id: true },
    });

  it('who has proven the address before gets them at once', async () => {
    const { id } = await person('bewiesen@example.ch', true);
    await post('orders', order('C-1', { contact: { email: 'Bewiesen@Example.ch' } }));
    await post('orders', order('C-2', { contact: undefined, customer: 'K-7' }));
    await post('customers', { id: 'K-7', name: 'Lea', email: 'bewiesen@example.ch' });
    const seats = await db.membership.findMany({ where: { customerId: id }, include: { account: true } });
    expect(seats.map(({ role, account }) => [role, account.sourceKey]).sort()).toEqual([
      ['owner', 'K-7'],
      ['owner', 'guest:bewiesen@example.ch'],
    ]);
    expect((await get('C-1')).body.claimed).toBe(true);
  });

  it('a customer of an old invoice file, whose address the shop gives later: shown after it is confirmed', async () => {
    await importDocuments(db, source, [invoice('12662', 'RW-OLD-1')]);
    await post('customers', { id: '12662', name: 'Linde', email: 'linde@example.ch' });
    const { id } = await person('linde@example.ch', false);
    expect((await get('RW-OLD-1')).body).toMatchObject({ state: 'completed', stateDate: null, claimed: false });
    await db.$transaction((tx) => claimAccounts(tx, id));
    expect((await get('RW-OLD-1')).body.claimed).toBe(true);
    expect(await db.membership.findFirst({ where: { customerId: id }, include: { account: true } })).toMatchObject({
      role: 'admin',
      account: { kind: 'company', name: 'Linde', country: 'DE', sourceKey: '12662' },
    });
  });

  it('who has not proven it, and staff, get nothing', async () => {
    const { id } = await person('unbewiesen@example.ch', false);
    const staff = await person('team@example.ch', true);
    await db.customer.update({ where: { id: staff.id }, data: { staffRole: 'view' } });
    await post('orders', order('C-3', { contact: { email: 'unbewiesen@example.ch' } }));
    await post('orders', order('C-4', { contact: { email: 'team@example.ch' } }));
    expect(await db.membership.count({ where: { customerId: { in: [id, staff.id] } } })).toBe(0);
  });
});

describe('keys', () => {
  it.each([
    ['none', null],
    ['a wrong one', `mk_${'x'.repeat(43)}`],
    ['a session cookie', 'eyJhbGciOiJkaXIi'],
  ])('%s: 401 in the one shape', async (_what, shown) => {
    const { status, headers, body } = await post('orders', order('K'), { key: shown });
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(errorAnswer.parse(body).error.code).toBe('unauthorized');
  });

  it('only its SHA-256 is kept', async () => {
    const rows = JSON.stringify(await db.apiKey.findMany());
    expect(rows).not.toContain(key);
    expect(rows).not.toContain(key.slice(3, 20));
  });

  it('403 beyond its scopes, and the orders of another source do not exist', async () => {
    const stock = await keyOf(['stock:write']);
    expect((await post('stock', { sku: 'Z', quantity: 1 }, { key: stock })).status).toBe(201);
    const { status, body } = await post('orders', order('K'), { key: stock });
    expect([status, body.error.code]).toEqual([403, 'forbidden']);
    expect((await get('S-1', { key: stock })).status).toBe(403);
    const other = await openSource(db, 'Anderer Shop');
    const foreign = await keyOf(SCOPES, other.id);
    expect((await get('S-1', { key: foreign })).body).toEqual((await get('none', { key: foreign })).body);
    // The same ids at another shop are other things.
    expect((await post('orders', order('S-1'), { key: foreign })).body.status).toBe('created');
  });

  it('rotation: the new one works, the old one for a day; revoked: 401 at once', async () => {
    const { id, key: old } = await createKey(source.id, 'ERP', ['stock:write']);
    const made = await rotateKey(id);
    const call = (shown: string) => post('stock', { sku: 'R', quantity: 1 }, { key: shown });
    expect([(await call(old)).status, (await call(made?.key ?? '')).status]).toEqual([201, 200]);
    expect(await rotateKey(id)).toBeNull();
    await db.apiKey.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect((await call(old)).status).toBe(401);
    await revokeKey(made?.id ?? '');
    expect((await call(made?.key ?? '')).status).toBe(401);
  });

  it('every change is on record, with the key that made it', async () => {
    const { id, key: shown } = await createKey(source.id, 'ERP', SCOPES);
    await post('orders', order('A-1'), { key: shown });
    const { id: orderId } = await db.order.findFirstOrThrow({ where: { sourceKey: 'A-1' } });
    const [entry] = await db.auditEntry.findMany({ where: { entity: 'order', entityId: orderId } });
    expect(entry).toMatchObject({ action: 'order.imported', actorKind: 'source', actorId: id });
    expect(await db.auditEntry.count({ where: { action: 'api_key.created', entityId: id } })).toBe(1);
  });
});

describe('refusals', () => {
  it('400 what is no JSON', async () => {
    const { status, body } = await post('orders', '{"id": ');
    expect([status, body.error.code]).toEqual([400, 'invalid_json']);
  });

  it('413 more than 500 entries, 422 none, 404 another address', async () => {
    const many = Array.from({ length: 501 }, (_, index) => ({ sku: String(index), quantity: 1 }));
    expect((await post('stock', many)).status).toBe(413);
    expect((await post('stock', [])).status).toBe(422);
    expect((await post('nonsense', {})).status).toBe(404);
    expect((await post('stock', many.slice(0, 500))).body.results).toHaveLength(500);
  });

  it('422 says where; in a batch a bad entry costs only itself', async () => {
    const bad = order('B-1', { currency: 'chf', items: [{ ...item, quantity: 0, quantiy: 1 }] });
    const { status, body } = await post('orders', bad);
    expect(status).toBe(422);
    expect(body.error.issues.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['currency', 'items.0.quantity', 'items.0.quantiy']),
    );
    const batch = await post('orders', [order('B-2'), bad, null, 'x', order('B-3')]);
    expect(batch.status).toBe(200);
    expect(batch.body.results).toMatchObject([
      { id: 'B-2', status: 'created' },
      { id: 'B-1', status: 'refused' },
      { id: null, status: 'refused' },
      { id: null, status: 'refused' },
      { id: 'B-3', status: 'created' },
    ]);
  });

  it.each([
    ['a total that does not add up', order('D-1', { total: 1 }), 'total'],
    [
      'an amount beyond 32 bits',
      order('D-2', { items: [{ ...item, unitPrice: 2_000_000_000, quantity: 9 }] }),
      'items',
    ],
    ['neither customer nor address', order('D-3', { contact: undefined }), 'contact.email'],
    ['customer and company', order('D-4', { customer: '1', company: '2' }), 'company'],
    [
      'a line twice',
      order('D-5', {
        items: [
          { ...item, line: 'a' },
          { ...item, line: 'a' },
        ],
      }),
      'items',
    ],
    ['more delivered than ordered', order('D-6', { items: [{ ...item, delivered: 3 }] }), 'items.0.quantity'],
    ['1970', order('D-7', { placedAt: '1970-01-01T00:00:00Z' }), 'placedAt'],
    ['no zone', order('D-8', { placedAt: '2026-11-20T10:00:00' }), 'placedAt'],
    [
      'T40 a script for a link',
      order('D-9', { payment: { state: 'open', url: 'javascript:alert(1)' } }),
      'payment.url',
    ],
    ['a NUL', order('D-\u0000', {}), 'id'],
  ])('%s', async (_what, entry, path) => {
    const { status, body } = await post('orders', entry);
    expect(status).toBe(422);
    expect(body.error.issues[0].path).toBe(path);
  });

  it('two orders never share a number', async () => {
    await post('orders', order('N-1', { number: 'RW-1' }));
    const { status, body } = await post('orders', order('N-2', { number: 'RW-1' }));
    expect([status, body.error.issues[0].path]).toEqual([422, 'number']);
    const batch = await post('orders', [order('N-3', { number: 'RW-3' }), order('N-4', { number: 'RW-3' })]);
    expect(batch.body.results).toMatchObject([{ status: 'created' }, { status: 'refused' }]);
  });

  it('a credit note that is refused opens no account', async () => {
    const note = { id: 'G-9', customer: 'K-NEVER', issuedAt: '2026-11-20T10:00:00Z', currency: 'CHF' };
    const lines = [{ sku: '3301', name: 'Tasse', quantity: 1, total: -100 }];
    const { status, body } = await post('credit-notes', { ...note, lines });
    expect([status, body.error.issues[0].path]).toEqual([422, 'lines']);
    expect(await db.account.count({ where: { sourceKey: 'K-NEVER' } })).toBe(0);
  });

  it('a parcel does not move to another order; one of an unknown line waits for it', async () => {
    await post('orders', [order('M-1'), order('M-2')]);
    const parcel = { id: 'PM', order: 'M-1', items: [{ line: '1', quantity: 1 }] };
    await post('shipments', parcel);
    expect((await post('shipments', { ...parcel, order: 'M-2' })).body.error.issues[0].path).toBe('order');
    const later = await post('shipments', { id: 'PM-2', order: 'M-2', items: [{ line: '2', quantity: 1 }] });
    expect(later.body.status).toBe('waiting');
    await post('orders', order('M-2', { items: [item, { ...item, sku: 'T64' }] }));
    expect((await get('M-2')).body.shipments).toMatchObject([{ id: 'PM-2' }]);
  });

  it.each([
    ['text', Buffer.from('Hallo').toString('base64')],
    ['SVG with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>').toString('base64')],
    ['nothing', ''],
    ['no base64', 'ää=='],
  ])('T49 a paper that is %s', async (_what, content) => {
    const { status, body } = await post('documents', {
      ...examples.documents,
      id: 'T49',
      file: { name: 'x.pdf', content },
    });
    expect([status, body.error.issues[0].path]).toEqual([422, 'file.content']);
  });

  it('T42 anything in place of an entry is refused by the schema', async () => {
    const odd = [
      1,
      true,
      null,
      [],
      [[]],
      {},
      { id: {} },
      { id: ['x'] },
      { id: 'x'.repeat(1e5) },
      { __proto__: { id: '1' } },
    ];
    for (const resource of RESOURCES) {
      const { status, body } = await post(resource, odd);
      expect(status).toBe(200);
      expect(new Set(body.results.map(({ status }: { status: string }) => status))).toEqual(new Set(['refused']));
    }
  });
});

describe('Idempotency-Key', () => {
  const headers = { 'idempotency-key': 'call-1' };

  it('the same call is done once and answered as the first time', async () => {
    const first = await post('orders', order('I-1', { reference: 'a' }), { headers });
    await post('orders', order('I-1', { reference: 'b' }));
    const again = await post('orders', order('I-1', { reference: 'a' }), { headers });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(await db.order.findFirst({ where: { sourceKey: 'I-1' } })).toMatchObject({ reference: 'b' });
  });

  it('R02 another body: 422', async () => {
    expect((await post('orders', order('I-2'), { headers })).status).toBe(422);
    expect(await db.order.count({ where: { sourceKey: 'I-2' } })).toBe(0);
  });

  it('R03 while the first runs: 409, then its answer', async () => {
    const keyed = { headers: { 'idempotency-key': 'call-3' } };
    let answer: Promise<{ status: number }> | undefined;
    await db.$transaction(async (tx) => {
      // Whoever writes holds this lock; the call waits for it with its key taken.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${source.id}, 0))`;
      answer = post('orders', order('I-3'), keyed);
      let second = 0;
      for (let tries = 0; tries < 100 && second !== 409; tries += 1) {
        const [taken] = await tx.$queryRaw<{ count: bigint }[]>`
          SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
        if (taken?.count === 0n) await new Promise((resolve) => setTimeout(resolve, 20));
        else second = (await post('orders', order('I-3'), keyed)).status;
      }
      expect(second).toBe(409);
    });
    expect((await answer)?.status).toBe(201);
    expect((await post('orders', order('I-3'), keyed)).status).toBe(201);
    expect(await db.order.count({ where: { sourceKey: 'I-3' } })).toBe(1);
  });

  it('R01 the same call twenty times at once, without a key: one order, one row of the trail', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('orders', order('I-4'))));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201]);
    const { id } = await db.order.findFirstOrThrow({ where: { sourceKey: 'I-4' } });
    expect(await db.auditEntry.count({ where: { entity: 'order', entityId: id } })).toBe(1);
  });

  it('R04 an answer that got lost after the commit: the retry changes nothing', async () => {
    const keyed = { key: 'call-5', bodyHash: 'x' };
    const first = await takeEntries(db, source, 'orders', [order('I-5')], keyed);
    const audit = await db.auditEntry.count();
    expect(await takeEntries(db, source, 'orders', [order('I-5')], keyed)).toEqual(first);
    expect(await db.auditEntry.count()).toBe(audit);
  });

  it('a key that no header may carry: 422', async () => {
    expect((await post('stock', {}, { headers: { 'idempotency-key': 'x'.repeat(256) } })).status).toBe(422);
  });
});

describe('T11 limits', () => {
  it('wrong keys from one address: 429, also for a right one; other addresses go on', async () => {
    const address = '198.51.100.7';
    const statuses = [];
    for (let index = 0; index < 70; index += 1) {
      statuses.push((await post('stock', {}, { key: `mk_${'y'.repeat(43)}`, address })).status);
    }
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    const { status, headers } = await post('stock', {}, { address });
    expect([status, headers.get('retry-after')]).toEqual([429, '60']);
    expect((await post('stock', {})).status).toBe(422);
  });

  it('ids that do not exist: always 404, then 429; what exists is answered', async () => {
    const guesser = await keyOf(['orders:read', 'orders:write']);
    const statuses = [];
    for (let index = 0; index < 250 && statuses.at(-1) !== 429; index += 1) {
      statuses.push((await get(`RW-${index}-none`, { key: guesser })).status);
    }
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
    expect((await get('S-1', { key: guesser })).status).toBe(200);
  });
});
