'use server';

import { cookies } from 'next/headers';
import { cookieName, cookieOptions } from '@/lib/core/cookies';
import { isLocale } from '@/lib/core/i18n/locales';
import { log } from '@/lib/core/log';
import { ownPath } from '@/lib/core/paths';
import { customerAction, done, publicAction, refuse } from '@/lib/identity/action';
import { clearSessionCookie, writeSessionCookie } from '../auth';
import { HOME, SIGN_IN_LIMITS } from '../constants';
import { loadViewer } from '../loaders/viewer';
import { chooseLocale, endSession, setPasswordByLink, signIn } from '../mutations/sessions';
import { passwordField } from '../policy/passwords';
import { setLanguageSchema, setPasswordSchema, signInSchema, signOutSchema } from '../schema/sign-in';

const YEAR = 365 * 24 * 3600;

async function rememberLocale(locale: string) {
  (await cookies()).set(cookieName('portal-language'), locale, cookieOptions(YEAR));
}

/** E-mail and password. What was wrong is never said; unknown addresses cost the same work (T18). */
export const signInAction = publicAction(
  { name: 'signIn', schema: signInSchema, limit: SIGN_IN_LIMITS.address, countFailures: true, secret: ['password'] },
  async ({ input, userAgent }) => {
    const result = await signIn(input, { userAgent, replaces: (await loadViewer())?.sessionId });
    if (!result.ok) {
      log().warn({ event: 'sign-in-failed', reason: result.reason });
      return refuse(result.reason);
    }
    await writeSessionCookie(result.sessionId);
    if (isLocale(result.locale)) await rememberLocale(result.locale);
    log().info({ event: 'signed-in', actorId: result.customerId });
    return done(ownPath(input.next, HOME));
  },
);

/** Ends this session, here and wherever its cookie was copied to. */
export const signOutAction = customerAction({ name: 'signOut', schema: signOutSchema }, async ({ viewer }) => {
  await endSession(viewer.sessionId);
  await clearSessionCookie();
  return done('/anmelden', 'signedOut');
});

/** Sets a password by the link from `portal link`; ends on sign-in, where the new password is used once. */
export const setPasswordAction = publicAction(
  {
    name: 'setPassword',
    schema: setPasswordSchema,
    limit: SIGN_IN_LIMITS.address,
    countFailures: true,
    secret: ['password'],
  },
  async ({ input }) => {
    const result = await setPasswordByLink(input);
    return result.ok ? done('/anmelden', 'passwordSet') : refuse(result.reason, passwordField(result.reason));
  },
);

/** The language menu: this browser's cookie and, signed in, the profile. */
export const setLanguageAction = publicAction({ name: 'setLanguage', schema: setLanguageSchema }, async ({ input }) => {
  await rememberLocale(input.locale);
  const viewer = await loadViewer();
  if (viewer) await chooseLocale(viewer.subject.id, input.locale);
  return done(ownPath(input.path, '/'));
});
