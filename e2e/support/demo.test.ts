import { expect, it } from 'vitest';
import { listOrders } from '@/lib/account/queries';
import { confirmSignIn } from '@/lib/identity/mutations/second-factor';
import { type SignInResult, signIn } from '@/lib/identity/mutations/sessions';
import { customerScopeOf } from '@/lib/identity/policy/scopes';
import { getViewer } from '@/lib/identity/queries/sessions';
import type { CustomerViewer } from '@/lib/identity/types/viewer';
import { codeOf } from '@/lib/identity/utils';
import { recomputeSummaries } from '@/lib/orders/mutations';
import { shopSchema } from '@/lib/support/schema';
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

/** Who a sign-in without a second factor has let in. */
async function viewerAfter(result: SignInResult): Promise<CustomerViewer | null> {
  const viewer = result.ok && result.entrance.step === 'session' ? await getViewer(result.entrance.sessionId) : null;
  return viewer?.account ? viewer : null;
}

it('the demo is laid out once, also when two starts do it at the same time', async () => {
  const both = await Promise.all([seedDemo(db), seedDemo(db)]);
  expect(both.sort()).toEqual([false, true]);
  const after = await census();
  expect(after.find(({ name }) => name === 'orders')?.rows).toBe('19');
  expect(await seedDemo(db)).toBe(false);
  expect(await census()).toEqual(after);
});

it.each([
  ['lea', 10],
  ['luc', 2],
  ['jonas', 2],
])('%s signs in with the printed password and has %i orders', async (key, count) => {
  const email = people.find((person) => person.key === key)?.email ?? '';
  const result = await signIn({ email, password: DEMO_PASSWORD }, { userAgent: '', next: '' });
  const viewer = await viewerAfter(result);
  expect(viewer?.account).toMatchObject({ kind: 'private', role: 'owner' });
  const { orders, older } = viewer ? await listOrders(customerScopeOf(viewer), {}) : { orders: [], older: null };
  expect([orders.length, older]).toEqual([count, null]);
  expect(
    orders.every(({ items }) => items.length > 0 && items.every(({ picture }) => picture?.startsWith('/art/'))),
  ).toBe(true);
});

it.each([
  ['mara', 'Café Linde GmbH', 'admin', 3],
  ['tim', 'Café Linde GmbH', 'buyer', 3],
  ['nora', 'Café Linde GmbH', 'technician', 3],
  ['eva', 'Hotel Seeblick AG', 'admin', 2],
])('%s signs in to %s as %s and sees its %i orders', async (key, name, role, count) => {
  const email = people.find((person) => person.key === key)?.email ?? '';
  const result = await signIn({ email, password: DEMO_PASSWORD }, { userAgent: '', next: '' });
  const viewer = await viewerAfter(result);
  expect(viewer).toMatchObject({ account: { kind: 'company', name, role }, otherAccounts: [] });
  expect(viewer && (await listOrders(customerScopeOf(viewer), {})).orders).toHaveLength(count);
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

it('Lea’s orders show every state but a closed import', async () => {
  const states = await db.order.groupBy({ by: ['summaryState'], where: { account: { name: 'Lea Brunner' } } });
  expect(states.map(({ summaryState }) => summaryState).sort()).toEqual([
    'cancelled',
    'confirmed',
    'delivered',
    'in_preparation',
    'partly_delivered',
    'partly_shipped',
    'shipped',
  ]);
});

it('the stored summaries are what the function says', async () => {
  expect(await recomputeSummaries(db)).toEqual({ checked: 19, mended: [] });
});

it('the shop’s setting fits its schema', () => {
  expect(shopSchema.parse(shop)).toEqual(shop);
});
