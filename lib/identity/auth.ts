// With its ending, so that plain Node (tests, command line) finds it as well.
import { cookies } from 'next/headers.js';
import { decode, encode } from 'next-auth/jwt';
import { cookieName, cookieOptions, type PortalCookie } from '@/lib/core/cookies';
import { environment } from '@/lib/core/env';
import { isLocale } from '@/lib/core/i18n/locales';
import { ownPath } from '@/lib/core/paths';
import { seal, unseal } from '@/lib/core/seal';
import {
  CHALLENGE_MINUTES,
  GUEST_SESSION_MINUTES,
  HOME,
  PENDING_MINUTES,
  RECOVERY_SHOWN_MINUTES,
  SECOND_STEP,
  SESSION_MAX_DAYS,
  STAFF_HOME,
} from './constants';
import type { Entrance } from './types/viewer';

// The only file that imports next-auth. It gives the cookie's format (an encrypted token) and, later, OpenID Connect.
// What the cookie carries is nothing but a session id: the row decides on every request, so that a copied cookie is
// dead after sign-out (docs/decisions/0003-sessions.md).

const COOKIE = 'portal-session';
const MAX_AGE = SESSION_MAX_DAYS * 24 * 3600;

/**
 * Ids by the cookie that carries them, so that a visitor's cookie is opened once and not with every page. Nothing lives
 * longer by it: whether a session has ended or is too old, its row says on every request.
 */
const opened = new Map<string, string>();
/** A few megabytes; what is forgotten is opened again. */
const OPENED_MAX = 10_000;

/**
 * Only opens the token: next-auth's getServerSession would seal a new one at every request, which no page can set.
 * @param salt of a key of its own; the session's has none
 * @returns the id that this request's cookie carries as `claim`, null unless it is ours and intact
 */
async function readId(name: PortalCookie, claim: 'sid' | 'gid', salt = ''): Promise<string | null> {
  const token = await read(name);
  if (!token) return null;
  const key = `${salt} ${token}`;
  const known = opened.get(key);
  if (known !== undefined) return known;
  try {
    const id = (await decode({ token, secret: environment().NEXTAUTH_SECRET, salt }))?.[claim];
    if (typeof id !== 'string') return null;
    if (opened.size >= OPENED_MAX) opened.clear();
    opened.set(key, id);
    return id;
  } catch {
    // Forged, damaged, too old or sealed with another key: nobody's.
    return null;
  }
}

/** @returns the session id in this request's cookie, if the cookie is ours and intact; the row still has to agree */
export const readSessionId = (): Promise<string | null> => readId(COOKIE, 'sid');

/** @returns name and value of the cookie for a session id */
export async function sealSession(sessionId: string): Promise<{ name: string; value: string }> {
  const value = await encode({ token: { sid: sessionId }, secret: environment().NEXTAUTH_SECRET, maxAge: MAX_AGE });
  return { name: cookieName(COOKIE), value };
}

/** Puts a session id into the answer's cookie. Only in actions and route handlers. */
export async function writeSessionCookie(sessionId: string): Promise<void> {
  const { name, value } = await sealSession(sessionId);
  (await cookies()).set(name, value, cookieOptions(MAX_AGE));
}

/** Takes the cookie away; the row is ended by `endSession`. */
export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(cookieName(COOKIE), '', cookieOptions(0));
}

const write = async (name: PortalCookie, value: string, minutes: number) =>
  (await cookies()).set(cookieName(name), value, cookieOptions(minutes * 60));
const read = async (name: PortalCookie) => (await cookies()).get(cookieName(name))?.value || null;

/**
 * Gives this browser what it got at the door: the session, or the token that stands for half a sign-in.
 * @param next path to go on to, unchecked
 * @returns where to go now
 */
export async function writeEntrance(entrance: Entrance, next: string): Promise<string> {
  if (entrance.step === 'second') {
    await clearSessionCookie();
    await write('portal-pending', entrance.token, PENDING_MINUTES);
    return SECOND_STEP;
  }
  await writeSessionCookie(entrance.sessionId);
  await write('portal-pending', '', 0);
  return entrance.staff ? STAFF_HOME : ownPath(next, HOME);
}

const YEAR = 365 * 24 * 3600;

/**
 * The language of who has just signed in, for this browser.
 * @param locale of the profile; null, or one that is no more, leaves the browser's choice
 */
export async function rememberLocale(locale: string | null): Promise<void> {
  if (isLocale(locale)) (await cookies()).set(cookieName('portal-language'), locale, cookieOptions(YEAR));
}

/** @returns the token of this browser's half sign-in; the row still has to agree */
export const readPendingToken = (): Promise<string | null> => read('portal-pending');

/** Binds what a passkey has to sign to this browser. */
export const writePasskeyToken = (token: string): Promise<unknown> => write('portal-passkey', token, CHALLENGE_MINUTES);
export const readPasskeyToken = async (): Promise<string> => (await read('portal-passkey')) ?? '';

/** Recovery codes for the page that shows them: sealed, for this browser and person; the database has hashes only. */
export const writeShownCodes = (customerId: string, codes: string[]): Promise<unknown> =>
  write('portal-codes', seal('codes', customerId, codes.join(' ')), RECOVERY_SHOWN_MINUTES);
export const clearShownCodes = (): Promise<unknown> => write('portal-codes', '', 0);
export async function readShownCodes(customerId: string): Promise<string[] | null> {
  const sealed = await read('portal-codes');
  return (sealed ? unseal('codes', customerId, sealed) : null)?.split(' ') ?? null;
}

const GUEST = 'portal-guest';
const GUEST_AGE = GUEST_SESSION_MINUTES * 60;

/** @returns name and value of the cookie for a guest's session id */
export async function sealGuest(guestId: string): Promise<{ name: string; value: string }> {
  // A key of its own, so that neither cookie can stand for the other.
  const key = { secret: environment().NEXTAUTH_SECRET, salt: GUEST };
  const value = await encode({ ...key, token: { gid: guestId }, maxAge: GUEST_AGE });
  return { name: cookieName(GUEST), value };
}

/** @returns the guest's session id in this request's cookie, if it is ours and intact; the row still has to agree */
export const readGuestId = (): Promise<string | null> => readId(GUEST, 'gid', GUEST);

/** Puts a guest's session id into the answer's cookie. Only in actions. */
export async function writeGuestCookie(guestId: string): Promise<void> {
  const { name, value } = await sealGuest(guestId);
  (await cookies()).set(name, value, cookieOptions(GUEST_AGE));
}

/** Takes the guest's cookie away; the row is ended by `endGuestSession`. */
export async function clearGuestCookie(): Promise<void> {
  (await cookies()).set(cookieName(GUEST), '', cookieOptions(0));
}
