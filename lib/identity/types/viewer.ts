import type { Locale } from '@/lib/core/i18n/locales';

export type MemberRole = 'owner' | 'admin' | 'buyer' | 'technician' | 'viewer';
/** What a member of a company can be; a private account has its owner only. */
export type CompanyRole = Exclude<MemberRole, 'owner'>;
export type StaffRole = 'view' | 'act' | 'lead';

export type Person = { id: string; name: string };
export type OtherAccount = { id: string; kind: 'private' | 'company'; name: string };
export type ViewerAccount = OtherAccount & { role: MemberRole };

/** By what somebody has shown who they are. */
export type Proof = 'password' | 'link' | 'invitation' | 'code' | 'recovery' | 'passkey';

/** A member of staff looks at a customer's account (`view`) or acts in it (`act`). */
export type CustomerView = { mode: 'view' | 'act'; reason: string; ticketRef: string; correlationId: string };

type SignedIn = {
  sessionId: string;
  /** who sits at the keyboard; differs from the subject only in a customer view by staff */
  actor: Person;
  /** in whose name */
  subject: Person & { locale: Locale | null };
  /** what the person can switch to: the private account first, then by name; at most OTHER_ACCOUNTS_MAX */
  otherAccounts: OtherAccount[];
  /** null unless staff looks in */
  view: CustomerView | null;
  proofs: Proof[];
  /** has shown who they are within FRESH_MINUTES: may change what protects the account */
  fresh: boolean;
  /** has a confirmed authenticator or a passkey */
  secondFactor: boolean;
  /** must set one up first: staff always, members where the company asks for it (T22) */
  enrolling: boolean;
};
export type CustomerViewer = SignedIn & { account: ViewerAccount; staffRole: null };
/** Staff have no account: their session shows nothing of a customer's. */
export type StaffViewer = SignedIn & { account: null; staffRole: StaffRole };

/** Who is asking, proven by a live session row. */
export type Viewer = CustomerViewer | StaffViewer;

/** Signed in, or halfway: `token` is for this browser's cookie and good for nothing but the second factor. */
export type Entrance = { step: 'session'; sessionId: string; staff: boolean } | { step: 'second'; token: string };

/** A live session as its person sees it. */
export type Device = {
  id: string;
  browser: string | null;
  system: string | null;
  since: Date;
  seen: Date;
  here: boolean;
  /** the name of who looks in, if this is support and not the person (I23) */
  support: string | null;
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
  /** null for the customers themselves; in a customer view, how far staff may go */
  readonly mode: CustomerView['mode'] | null;
  readonly [customerScope]: true;
};

/** What every staff query asks for first. */
export type StaffScope = { readonly staffId: string; readonly role: StaffRole; readonly [staffScope]: true };

/** What the person is told of by mail, wherever it was done. */
export type SecurityChange =
  | 'authenticatorAdded'
  | 'authenticatorRemoved'
  | 'recoveryCodesMade'
  | 'passkeyAdded'
  | 'passkeyRemoved';

declare module '@/lib/core/outbox' {
  interface OutboxMessages {
    'password.set': { customerId: string; locale: string };
    /** somebody asked for a mailed link; whether the address is known is found out by the worker (T18) */
    'link.requested': { email: string; purpose: LinkPurpose; locale: string; next?: string };
    'security.changed': { customerId: string; locale: string; change: SecurityChange };
    'registration.requested': { email: string; name: string; locale: string };
    'invitation.created': { invitationId: string; locale: string };
  }
}
