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
/** And where who got a present begins. */
export const GIFT_HOME = '/gast/retouren';
export const GUEST_ENDED = `${GUEST_START}?ansicht=beendet`;

/** The switcher is a menu, not a directory. */
export const OTHER_ACCOUNTS_MAX = 20;
/** Members and open invitations of one company: what one page lists without paging. */
export const MEMBERS_MAX = 200;
/** Invitations that one company sends in an hour: a new team fits, a mail cannon does not. */
export const INVITE_LIMIT = { max: 30, seconds: 60 * 60 };

/** Staff reach every customer's data, so their sessions are short: a lunch break, and a working day (NIST 800-63B, AAL2). */
export const STAFF_SESSION_IDLE_MINUTES = 60;
export const STAFF_SESSION_MAX_HOURS = 12;
/** A customer view ends sooner still (trust rules of impersonation); its absolute end is set when it starts. */
export const VIEW_IDLE_MINUTES = 10;

/** Where staff land and live. */
export const STAFF_HOME = '/service';
/** What is left of the portal to somebody who still has to set up a second factor (T22). */
export const ENROLMENT = '/konto/sicherheit/zweiter-faktor';
export const SECURITY = '/konto/sicherheit';
export const STEP_UP = '/konto/sicherheit/bestaetigen';
export const NEW_CODES = '/konto/sicherheit/wiederherstellung';
/** Asks for the second factor; only somebody halfway signed in gets there. */
export const SECOND_STEP = '/anmelden/bestaetigen';

/**
 * How a session can begin (T24). docs/decisions/0010 lists the same words, and a test holds both together: whoever adds a
 * way adds it there, with what it proves.
 */
export const SIGN_IN_WAYS = ['password', 'link', 'invitation', 'passkey'] as const;

/** Between the first factor and the second: long enough to fetch a phone, and no session meanwhile. */
export const PENDING_MINUTES = 10;
/** A passkey is asked and answered at once; a phone beside the computer takes a moment longer. */
export const CHALLENGE_MINUTES = 5;
/** How long a proof counts for changing what protects the account (T29). */
export const FRESH_MINUTES = 15;
/** Wrong codes per person (T21); a million codes of which three are right at a time leave no hope within it. */
export const SECOND_FACTOR_LIMIT = { max: 10, seconds: 15 * 60 };
/** The app's clock may be one step off, either way (RFC 6238). */
export const CODE_WINDOW = 1;
export const CODE_SECONDS = 30;
export const RECOVERY_CODES = 10;
/** How long new recovery codes can be looked at again after a wrong click; sealed, in this browser only. */
export const RECOVERY_SHOWN_MINUTES = 10;
/** More than anybody's devices. */
export const PASSKEYS_MAX = 20;
/** Looks by support that the page lists; older ones stand in the audit trail. */
export const VIEWS_SHOWN = 50;
