'use server';

import { log } from '@/lib/core/log';
import { done, publicAction, refuse } from '@/lib/identity/action';
import { rememberLocale, writeEntrance } from '../auth';
import { SIGN_IN_LIMITS } from '../constants';
import { loadViewer } from '../loaders/viewer';
import { requestLink, requestRegistration, signInByLink } from '../mutations/links';
import { mailedLinkSchema, registerSchema, signInByLinkSchema } from '../schema/sign-in';

/** Mails a link to set a new password; the screen says the same for every address (T18). */
export const forgotPasswordAction = publicAction(
  { name: 'forgotPassword', schema: mailedLinkSchema, limit: SIGN_IN_LIMITS.address },
  async ({ input, locale }) => {
    await requestLink({ email: input.email, purpose: 'set-password', locale });
    return done('/anmelden', 'passwordLinkSent');
  },
);

/** Mails a link that signs in without a password; the same for every address. */
export const mailLinkAction = publicAction(
  { name: 'mailLink', schema: mailedLinkSchema, limit: SIGN_IN_LIMITS.address },
  async ({ input, locale }) => {
    await requestLink({ email: input.email, purpose: 'sign-in', locale });
    return done('/anmelden', 'linkSent');
  },
);

/** Opens an account: the address is proven by the link that goes there, and only then anything exists to see (T23). */
export const registerAction = publicAction(
  { name: 'register', schema: registerSchema, limit: SIGN_IN_LIMITS.address },
  async ({ input, locale }) => {
    await requestRegistration({ email: input.email, name: input.name, locale });
    return done('/anmelden', 'registrationSent');
  },
);

/** The one button behind a mailed link; opening the link alone does nothing (T35). */
export const signInByLinkAction = publicAction(
  { name: 'signInByLink', schema: signInByLinkSchema, limit: SIGN_IN_LIMITS.address, countFailures: true },
  async ({ input, userAgent }) => {
    const result = await signInByLink(input.token, { userAgent, replaces: (await loadViewer())?.sessionId });
    if (!result.ok) {
      log().warn({ event: 'sign-in-failed', way: 'link', reason: result.reason });
      return refuse(result.reason);
    }
    await rememberLocale(result.locale);
    log().info({ event: result.entrance.step === 'session' ? 'signed-in' : 'second-factor-asked', way: 'link' });
    return done(await writeEntrance(result.entrance, result.next));
  },
);
