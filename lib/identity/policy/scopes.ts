import type { GuestScope, GuestSession } from '../types/guest';
import type { CustomerScope, StaffRole, StaffScope, Viewer } from '../types/viewer';

/** The active account's scope: the only way to one. */
export function customerScopeOf(viewer: Viewer): CustomerScope {
  return {
    accountId: viewer.account.id,
    customerId: viewer.subject.id,
    role: viewer.account.role,
  } as CustomerScope;
}

const RANK: Record<StaffRole, number> = { view: 1, act: 2, lead: 3 };

/** @returns the scope of a member of staff of at least this role; null for everybody else */
export function staffScopeOf(viewer: Viewer, least: StaffRole): StaffScope | null {
  if (!viewer.staffRole || RANK[viewer.staffRole] < RANK[least]) return null;
  return { staffId: viewer.actor.id, role: viewer.staffRole } as StaffScope;
}

/** What a live look of a guest may see: its one order. */
export function guestScopeOf(session: GuestSession): GuestScope {
  return { orderId: session.orderId } as GuestScope;
}
