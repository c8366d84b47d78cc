import { environment } from './env';

export type PortalCookie =
  | 'portal-session'
  | 'portal-language'
  | 'portal-flash'
  | 'portal-pending'
  | 'portal-passkey'
  | 'portal-codes'
  | 'portal-guest';

const secure = () => environment().NEXTAUTH_URL.startsWith('https:');

/** `__Host-` binds a cookie to this host and to https (T32); browsers refuse the prefix on plain http. */
export const cookieName = (name: PortalCookie): string => (secure() ? `__Host-${name}` : name);

/** What every cookie of ours has: no script reads it, no other site's form sends it. */
export const cookieOptions = (maxAge: number) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: secure(), maxAge }) as const;

/** @returns the header that takes a cookie away again */
export const clearedCookie = (name: PortalCookie): string =>
  `${cookieName(name)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure() ? '; Secure' : ''}`;
