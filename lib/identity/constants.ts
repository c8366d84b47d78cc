/** Where signing in leads, and a change of account: the account at a glance. */
export const HOME = '/konto';

/** A customer who comes back within a week stays signed in; a parcel rarely takes longer. */
export const SESSION_IDLE_HOURS = 7 * 24;
/** Then the password is asked again, whatever happened meanwhile (ASVS 7.3.2). */
export const SESSION_MAX_DAYS = 30;
/** "Last seen" is written at most this often, so that reading a page is not a write. */
export const TOUCH_SECONDS = 60;

/** ASVS 6.2.1: at least 8 characters, counted in code points. */
export const PASSWORD_MIN = 8;
/** Only protects the hash function from megabytes: in UTF-16 units, so 128 characters fit even if all are emoji. */
export const PASSWORD_MAX = 256;

/** A link from the shop's own command line waits for a mail to be written and read; it is still single use. */
export const SET_PASSWORD_LINK_HOURS = 72;

/** Wrong guesses per account and per address; both windows are short, so that nobody can lock somebody out (T17). */
export const SIGN_IN_LIMITS = {
  account: { max: 10, seconds: 15 * 60 },
  address: { max: 50, seconds: 15 * 60 },
};

/** Mailed links act at once or not at all (ASVS 6.5.5); opening an account leaves time to read the mail. */
export const LINK_MINUTES = { 'sign-in': 10, 'set-password': 15, register: 60 } as const;
/** An invitation waits for a colleague's holiday. */
export const INVITATION_DAYS = 14;
/** Mails that one address can be sent by strangers. */
export const LINK_LIMIT = { max: 5, seconds: 60 * 60 };

/** A guest's link waits for a mail to be read; the look that it opens is for reading one order. */
export const GUEST_LINK_MINUTES = 15;
export const GUEST_SESSION_MINUTES = 30;
/** Where a guest asks for a link, where the look is, and where it ends. */
export const GUEST_START = '/bestellung-finden';
export const GUEST_HOME = '/gast/bestellung';
export const GUEST_ENDED = `${GUEST_START}?ansicht=beendet`;

/** The switcher is a menu, not a directory. */
export const OTHER_ACCOUNTS_MAX = 20;
/** Members and open invitations of one company: what one page lists without paging. */
export const MEMBERS_MAX = 200;
/** Invitations that one company sends in an hour: a new team fits, a mail cannon does not. */
export const INVITE_LIMIT = { max: 30, seconds: 60 * 60 };
