import type { Locale } from '@/lib/core/i18n/locales';

export type MemberRole = 'owner' | 'admin' | 'buyer' | 'technician' | 'viewer';
export type StaffRole = 'view' | 'act' | 'lead';

export type Person = { id: string; name: string };
export type ViewerAccount = { id: string; kind: 'private' | 'company'; name: string; role: MemberRole };

/** Who is asking, proven by a live session row: actor and subject differ only in a customer view by staff. */
export type Viewer = {
  sessionId: string;
  actor: Person;
  subject: Person & { locale: Locale | null };
  account: ViewerAccount;
  staffRole: StaffRole | null;
};

/** What a mailed link is good for. */
export type LinkPurpose = 'sign-in' | 'set-password';

declare const customerScope: unique symbol;
declare const staffScope: unique symbol;

/** What every customer query asks for first. Minted in lib/identity only, from a live session. */
export type CustomerScope = {
  readonly accountId: string;
  readonly customerId: string;
  readonly role: MemberRole;
  readonly [customerScope]: true;
};

/** What every staff query asks for first. */
export type StaffScope = { readonly staffId: string; readonly role: StaffRole; readonly [staffScope]: true };

declare module '@/lib/core/outbox' {
  interface OutboxMessages {
    'password.set': { customerId: string; locale: string };
    /** somebody asked for a mailed link; whether the address is known is found out by the worker (T18) */
    'link.requested': { email: string; purpose: LinkPurpose; locale: string };
    'registration.requested': { email: string; name: string; locale: string };
    'invitation.created': { invitationId: string; locale: string };
  }
}
