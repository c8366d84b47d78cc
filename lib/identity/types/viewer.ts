import type { Locale } from '@/lib/core/i18n/locales';

export type MemberRole = 'owner' | 'admin' | 'buyer' | 'technician' | 'viewer';
/** What a member of a company can be; a private account has its owner only. */
export type CompanyRole = Exclude<MemberRole, 'owner'>;
export type StaffRole = 'view' | 'act' | 'lead';

export type Person = { id: string; name: string };
export type OtherAccount = { id: string; kind: 'private' | 'company'; name: string };
export type ViewerAccount = OtherAccount & { role: MemberRole };

/** Who is asking, proven by a live session row: actor and subject differ only in a customer view by staff. */
export type Viewer = {
  sessionId: string;
  actor: Person;
  subject: Person & { locale: Locale | null };
  account: ViewerAccount;
  /** what the person can switch to: the private account first, then by name; at most OTHER_ACCOUNTS_MAX */
  otherAccounts: OtherAccount[];
  staffRole: StaffRole | null;
};

/** A live session as its person sees it. */
export type Device = {
  id: string;
  browser: string | null;
  system: string | null;
  since: Date;
  seen: Date;
  here: boolean;
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
