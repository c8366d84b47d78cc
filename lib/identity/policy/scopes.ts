import type { GiftScope, GuestScope, GuestSession, Visit } from '../types/guest';
import type { CustomerScope, StaffRole, StaffScope, Viewer, ViewerAccount } from '../types/viewer';

/** A viewer with an account, as far as a scope needs to know them. */
type InAccount = Partial<Viewer> & { subject: Viewer['subject']; account: ViewerAccount };

/** The active account's scope: the only way to one. */
export function customerScopeOf({ account, subject, view }: InAccount): CustomerScope {
  return {
    accountId: account.id,
    customerId: subject.id,
    role: account.role,
    mode: view?.mode ?? null,
  } as CustomerScope;
}

const RANK: Record<StaffRole, number> = { view: 1, act: 2, lead: 3 };

/** @returns the scope of a member of staff of at least this role; null for everybody else */
export function staffScopeOf(viewer: Viewer, least: StaffRole): StaffScope | null {
  if (viewer.account || RANK[viewer.staffRole] < RANK[least]) return null;
  return { staffId: viewer.actor.id, role: viewer.staffRole } as StaffScope;
}

/** What a live look of a guest may see: its one order. Takes none of who got a present. */
export function guestScopeOf(session: GuestSession & { giftEmail: null }): GuestScope {
  return { orderId: session.orderId } as GuestScope;
}

/** Whose look it is: a guest's at the order, or one at a present of it. */
export function visitOf({ giftEmail, ...session }: GuestSession): Visit {
  const { orderId, expiresAt: endsAt } = session;
  return giftEmail === null
    ? { kind: 'guest', scope: guestScopeOf({ ...session, giftEmail }), endsAt }
    : { kind: 'gift', scope: { orderId, email: giftEmail } as GiftScope, endsAt };
}
