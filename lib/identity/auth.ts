// With its ending, so that plain Node (tests, command line) finds it as well.
import { cookies } from 'next/headers.js';
import { getServerSession, type NextAuthOptions, type Session } from 'next-auth';
import { encode } from 'next-auth/jwt';
import { environment } from '@/lib/core/env';
import { SESSION_MAX_DAYS } from './constants';

// The only file that imports next-auth. It gives the cookie's format (an encrypted token) and, later, OpenID Connect.
// What the cookie carries is nothing but a session id: the row decides on every request, so that a copied cookie is
// dead after sign-out (docs/decisions/0003-sessions.md).

const MAX_AGE = SESSION_MAX_DAYS * 24 * 3600;
type PortalSession = Session & { sid?: unknown };

const secure = () => environment().NEXTAUTH_URL.startsWith('https:');
/** `__Host-` binds the cookie to this host and to https; browsers refuse the prefix on plain http. */
const cookieName = () => (secure() ? '__Host-portal-session' : 'portal-session');

const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: secure() });

const options = (): NextAuthOptions => ({
  providers: [],
  secret: environment().NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: MAX_AGE },
  cookies: { sessionToken: { name: cookieName(), options: cookieOptions() } },
  callbacks: { session: ({ session, token }) => ({ ...session, sid: token.sid }) },
});

/** @returns the session id in this request's cookie, if the cookie is ours and intact; the row still has to agree */
export async function readSessionId(): Promise<string | null> {
  if (!(await cookies()).has(cookieName())) return null;
  const session = (await getServerSession(options())) as PortalSession | null;
  return typeof session?.sid === 'string' ? session.sid : null;
}

/** @returns name and value of the cookie for a session id */
export async function sealSession(sessionId: string): Promise<{ name: string; value: string }> {
  const value = await encode({ token: { sid: sessionId }, secret: environment().NEXTAUTH_SECRET, maxAge: MAX_AGE });
  return { name: cookieName(), value };
}

/** Puts a session id into the answer's cookie. Only in actions and route handlers. */
export async function writeSessionCookie(sessionId: string): Promise<void> {
  const { name, value } = await sealSession(sessionId);
  (await cookies()).set(name, value, { ...cookieOptions(), maxAge: MAX_AGE });
}

/** Takes the cookie away; the row is ended by `endSession`. */
export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(cookieName(), '', { ...cookieOptions(), maxAge: 0 });
}
