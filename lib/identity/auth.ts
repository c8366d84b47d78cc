// With its ending, so that plain Node (tests, command line) finds it as well.
import { cookies } from 'next/headers.js';
import { decode, encode } from 'next-auth/jwt';
import { cookieName, cookieOptions } from '@/lib/core/cookies';
import { environment } from '@/lib/core/env';
import { GUEST_SESSION_MINUTES, SESSION_MAX_DAYS } from './constants';

// The only file that imports next-auth. It gives the cookie's format (an encrypted token) and, later, OpenID Connect.
// What the cookie carries is nothing but a session id: the row decides on every request, so that a copied cookie is
// dead after sign-out (docs/decisions/0003-sessions.md).

const COOKIE = 'portal-session';
const MAX_AGE = SESSION_MAX_DAYS * 24 * 3600;

/**
 * Only opens the token: next-auth's getServerSession would seal a new one at every request, which no page can set.
 * @returns the session id in this request's cookie, if the cookie is ours and intact; the row still has to agree
 */
export async function readSessionId(): Promise<string | null> {
  const token = (await cookies()).get(cookieName(COOKIE))?.value;
  if (!token) return null;
  try {
    const content = await decode({ token, secret: environment().NEXTAUTH_SECRET });
    return typeof content?.sid === 'string' ? content.sid : null;
  } catch {
    // Forged, damaged, too old or sealed with another secret: nobody's.
    return null;
  }
}

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

const GUEST = 'portal-guest';
const GUEST_AGE = GUEST_SESSION_MINUTES * 60;
/** Its own key, so that neither cookie can stand for the other. */
const guestKey = () => ({ secret: environment().NEXTAUTH_SECRET, salt: GUEST });

/** @returns name and value of the cookie for a guest's session id */
export async function sealGuest(guestId: string): Promise<{ name: string; value: string }> {
  const value = await encode({ ...guestKey(), token: { gid: guestId }, maxAge: GUEST_AGE });
  return { name: cookieName(GUEST), value };
}

/** @returns the guest's session id in this request's cookie, if it is ours and intact; the row still has to agree */
export async function readGuestId(): Promise<string | null> {
  const value = (await cookies()).get(cookieName(GUEST))?.value;
  if (!value) return null;
  try {
    const token = await decode({ ...guestKey(), token: value });
    return typeof token?.gid === 'string' ? token.gid : null;
  } catch {
    // Changed, cut off, sealed with another key or too old: as good as none.
    return null;
  }
}

/** Puts a guest's session id into the answer's cookie. Only in actions. */
export async function writeGuestCookie(guestId: string): Promise<void> {
  const { name, value } = await sealGuest(guestId);
  (await cookies()).set(name, value, cookieOptions(GUEST_AGE));
}

/** Takes the guest's cookie away; the row is ended by `endGuestSession`. */
export async function clearGuestCookie(): Promise<void> {
  (await cookies()).set(cookieName(GUEST), '', cookieOptions(0));
}
