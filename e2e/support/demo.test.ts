import { beforeAll, expect, it } from 'vitest';
import { listOrders } from '@/lib/account/queries/list';
import { orderFilterSchema } from '@/lib/account/schema';
import { confirmSignIn } from '@/lib/identity/mutations/second-factor';
import { signIn } from '@/lib/identity/mutations/sessions';
import { customerScopeOf } from '@/lib/identity/policy/scopes';
import { getViewer } from '@/lib/identity/queries/sessions';
import { codeOf } from '@/lib/identity/utils';
import { shopSchema } from '@/lib/support/schema';
import { catalogue } from '@/prisma/seed/catalogue';
import { seedDemo } from '@/prisma/seed/demo';
import { DEMO_PASSWORD, people, shop } from '@/prisma/seed/shop';
import { DEMO_AUTHENTICATOR, staff } from '@/prisma/seed/staff';
import { testDatabase } from './database';

const { db, owner } = await testDatabase();

/** Rows per table: what a second seeding would change. */
const census = () =>
  owner.$queryRaw<{ name: string; rows: string }[]>`
    SELECT relname AS name, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', relname), false, true, '')))[1]::text AS rows
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`;

let both: boolean[] = [];
beforeAll(async () => {
  both = await Promise.all([seedDemo(db), seedDemo(db)]);
});

it('the demo is laid out once, also when two starts do it at the same time', async () => {
  expect(both.sort()).toEqual([false, true]);
  const after = await census();
  expect(after.find(({ name }) => name === 'orders')?.rows).toBe('310');
  expect(after.find(({ name }) => name === 'product')?.rows).toBe(String(catalogue.length));
  expect(await seedDemo(db)).toBe(false);
  expect(await census()).toEqual(after);
});

/** A person of the demo, signed in with the printed password. */
async function viewerOf(key: string) {
  const email = people.find((person) => person.key === key)?.email ?? '';
  const result = await signIn({ email, password: DEMO_PASSWORD }, { userAgent: '', next: '' });
  const viewer = result.ok && result.entrance.step === 'session' ? await getViewer(result.entrance.sessionId) : null;
  if (!viewer?.account) throw new Error(`${key} cannot sign in.`);
  return { ...viewer, account: viewer.account };
}

it.each([
  ['lea', 64],
  ['luc', 12],
  ['jonas', 12],
])('%s signs in with the printed password and has %i orders', async (key, count) => {
  const viewer = await viewerOf(key);
  expect(viewer.account).toMatchObject({ kind: 'private', role: 'owner' });
  expect(await db.order.count({ where: { accountId: viewer.account.id } })).toBe(count);
  const { orders, older } = await listOrders(customerScopeOf(viewer), orderFilterSchema.parse({}), {});
  expect(older !== null).toBe(count > orders.length);
  expect(
    orders.every(({ items }) => items.length > 0 && items.every(({ picture }) => picture?.startsWith('/art/'))),
  ).toBe(true);
});

it.each([
  ['mara', 'Café Linde GmbH', 'admin', 180],
  ['tim', 'Café Linde GmbH', 'buyer', 180],
  ['nora', 'Café Linde GmbH', 'technician', 180],
  ['eva', 'Hotel Seeblick AG', 'admin', 40],
])('%s signs in to %s as %s; it has %i orders', async (key, name, role, count) => {
  const viewer = await viewerOf(key);
  expect(viewer).toMatchObject({ account: { kind: 'company', name, role }, otherAccounts: [] });
  expect(await db.order.count({ where: { accountId: viewer.account.id } })).toBe(count);
  expect((await listOrders(customerScopeOf(viewer), orderFilterSchema.parse({}), {})).orders.length).toBeGreaterThan(0);
});

it.each(staff.map(({ email, staffRole }) => [email, staffRole]))(
  '%s of the demo staff signs in with password and the printed authenticator as %s, and not without',
  async (email, staffRole) => {
    const result = await signIn({ email, password: DEMO_PASSWORD }, { userAgent: '', next: '' });
    const token = result.ok && result.entrance.step === 'second' ? result.entrance.token : '';
    const confirmed = await confirmSignIn(token, codeOf(DEMO_AUTHENTICATOR, new Date()), { userAgent: '' });
    expect(confirmed.ok && (await getViewer(confirmed.sessionId))).toMatchObject({ account: null, staffRole });
  },
);

it('Lea also buys for Café Linde; every address is proven', async () => {
  const lea = await db.customer.findUniqueOrThrow({
    where: { emailKey: 'lea.brunner@example.ch' },
    select: { memberships: { select: { role: true }, orderBy: { role: 'asc' } } },
  });
  expect(lea.memberships.map(({ role }) => role)).toEqual(['owner', 'buyer']);
  expect(await db.customer.count({ where: { emailConfirmedAt: null } })).toBe(0);
});

it('two orders of a guest wait for whoever proves to own their address', async () => {
  const account = await db.account.findFirstOrThrow({
    where: { emailKey: 'gast@example.ch' },
    select: { memberships: true, orders: { select: { contactKey: true } } },
  });
  const contactKey = 'gast@example.ch';
  expect(account).toEqual({ memberships: [], orders: [{ contactKey }, { contactKey }] });
});

it('the shop’s setting fits its schema', () => {
  expect(shopSchema.parse(shop)).toEqual(shop);
});
