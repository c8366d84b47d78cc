import { expect, it } from 'vitest';
import type { StaffRole, Viewer } from '../types/viewer';
import { customerScopeOf, staffScopeOf } from './scopes';

const viewer = (staffRole: StaffRole | null): Viewer => ({
  sessionId: 'session',
  actor: { id: 'actor', name: 'Mara' },
  subject: { id: 'subject', name: 'Lea', locale: null },
  account: { id: 'account', kind: 'company', name: 'Café Linde GmbH', role: 'buyer' },
  otherAccounts: [],
  staffRole,
});

it('a customer’s scope is the active account of the person in whose name something is asked', () => {
  expect(customerScopeOf(viewer('lead'))).toEqual({ accountId: 'account', customerId: 'subject', role: 'buyer' });
});

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
