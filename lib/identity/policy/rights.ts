import type { CompanyRole, MemberRole } from '../types/viewer';

/** What somebody may do in an account. A page or action asks for one of these, never for a role. */
export type Right =
  | 'orders.read'
  | 'orders.place'
  | 'returns.create'
  | 'parts.request'
  | 'members.read'
  | 'members.manage'
  | 'company.manage';

/** Roles as sets of rights, in one place. The sentences below `company.roleHints` say the same to people. */
export const RIGHTS: Record<MemberRole, readonly Right[]> = {
  // A private account has no members to read.
  owner: ['orders.read', 'orders.place', 'returns.create', 'parts.request'],
  admin: [
    'orders.read',
    'orders.place',
    'returns.create',
    'parts.request',
    'members.read',
    'members.manage',
    'company.manage',
  ],
  buyer: ['orders.read', 'orders.place', 'returns.create', 'parts.request', 'members.read'],
  technician: ['orders.read', 'parts.request', 'members.read'],
  viewer: ['orders.read', 'members.read'],
};

/** Roles that a member of a company can have, from most to least. */
export const companyRoles = ['admin', 'buyer', 'technician', 'viewer'] as const satisfies readonly CompanyRole[];

/** @param who a scope or an active account; its role is the one of the live membership, read with this request (T10) */
export function mayDo(who: { role: MemberRole }, right: Right): boolean {
  return RIGHTS[who.role].includes(right);
}

/**
 * Whether a member may lose the administration, by another role or by leaving: a company that nobody can administer
 * could be opened again by the shop only.
 * @param admins how many people with a working login administer the company now
 */
export function refuseLosingAdmin(member: { role: MemberRole }, admins: number): 'lastAdmin' | null {
  return member.role === 'admin' && admins <= 1 ? 'lastAdmin' : null;
}
