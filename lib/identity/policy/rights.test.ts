import { expect, it } from 'vitest';
import type { MemberRole } from '../types/viewer';
import { companyRoles, mayDo, RIGHTS, type Right, refuseLosingAdmin } from './rights';

const everything: Right[] = [...RIGHTS.admin];
const allowed: Record<MemberRole, Right[]> = {
  owner: ['orders.read', 'orders.place', 'returns.create', 'parts.request'],
  admin: everything,
  buyer: ['orders.read', 'orders.place', 'returns.create', 'parts.request', 'members.read'],
  technician: ['orders.read', 'parts.request', 'members.read'],
  viewer: ['orders.read', 'members.read'],
};
const cases = (Object.keys(allowed) as MemberRole[]).flatMap((role) =>
  everything.map((right) => [role, right, allowed[role].includes(right)] as const),
);

it.each(cases)('%s: %s is %s', (role, right, expected) => {
  expect(mayDo({ role }, right)).toBe(expected);
});

it('only the administration manages members and company', () => {
  for (const right of ['members.manage', 'company.manage'] as const)
    expect(companyRoles.filter((role) => mayDo({ role }, right))).toEqual(['admin']);
});

it.each([
  ['admin', 1, 'lastAdmin'],
  ['admin', 2, null],
  ['buyer', 1, null],
] as const)('%s of a company with %i admins may lose the role: %s', (role, admins, reason) => {
  expect(refuseLosingAdmin({ role }, admins)).toBe(reason);
});
