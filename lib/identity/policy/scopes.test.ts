import { expect, it } from 'vitest';
import type { CustomerView, StaffRole, Viewer } from '../types/viewer';
import { customerScopeOf, staffScopeOf } from './scopes';

const base = {
  sessionId: 'session',
  actor: { id: 'actor', name: 'Mara' },
  subject: { id: 'subject', name: 'Lea', locale: null },
  otherAccounts: [],
  proofs: [],
  fresh: true,
  secondFactor: true,
  enrolling: false,
};
const account = { id: 'account', kind: 'company', name: 'Café Linde GmbH', role: 'buyer' } as const;
const customer = (view: CustomerView | null): Viewer => ({ ...base, account, staffRole: null, view });
const viewer = (staffRole: StaffRole | null): Viewer =>
  staffRole ? { ...base, account: null, staffRole, view: null } : customer(null);

it.each([
  [null, null],
  [{ mode: 'view', reason: '', ticketRef: '', correlationId: '' } as const, 'view'],
  [{ mode: 'act', reason: '', ticketRef: '', correlationId: '' } as const, 'act'],
])(
  'a customer’s scope is the active account of the person in whose name something is asked, and how far staff may go',
  (view, mode) => {
    const asking = customer(view);
    const scope = asking.account && customerScopeOf(asking);
    expect(scope).toEqual({ accountId: 'account', customerId: 'subject', role: 'buyer', mode });
  },
);

const passes: Record<StaffRole, (StaffRole | null)[]> = {
  view: ['view', 'act', 'lead'],
  act: ['act', 'lead'],
  lead: ['lead'],
};
const cases = (Object.keys(passes) as StaffRole[]).flatMap((least) =>
  ([null, 'view', 'act', 'lead'] as const).map((role) => [role, least, passes[least].includes(role)] as const),
);

it.each(cases)('staff role %s where at least %s is asked: %s', (role, least, allowed) => {
  expect(staffScopeOf(viewer(role), least)).toEqual(allowed ? { staffId: 'actor', role } : null);
});
