'use server';

import { log } from '@/lib/core/log';
import { ownPath } from '@/lib/core/paths';
import { done, personAction, publicAction, refuse } from '@/lib/identity/action';
import {
  clearSessionCookie,
  readPasskeyToken,
  readPendingToken,
  rememberLocale,
  writeEntrance,
  writePasskeyToken,
} from '../auth';
import { SIGN_IN_LIMITS } from '../constants';
import { loadViewer } from '../loaders/viewer';
import { requestAssertion, signInByPasskey } from '../mutations/passkeys';
import { confirmSignIn } from '../mutations/second-factor';
import { chooseLocale, endSession, setPasswordByLink, signIn } from '../mutations/sessions';
import { passwordField } from '../policy/passwords';
import { assertionSchema, confirmSignInSchema, emptySchema, passkeySignInSchema } from '../schema/security';
import { setLanguageSchema, setPasswordSchema, signInSchema, signOutSchema } from '../schema/sign-in';
import { parsedJson } from '../utils';

/** E-mail and password. What was wrong is never said; unknown addresses cost the same work (T18). */
export const signInAction = publicAction(
  { name: 'signIn', schema: signInSchema, limit: SIGN_IN_LIMITS.address, countFailures: true, secret: ['password'] },
  async ({ input, userAgent }) => {
    const replaces = (await loadViewer())?.sessionId;
    const result = await signIn(input, { userAgent, replaces, next: input.next });
    if (!result.ok) {
      log().warn({ event: 'sign-in-failed', way: 'password', reason: result.reason });
      return refuse(result.reason);
    }
    await rememberLocale(result.locale);
    const { entrance } = result;
    const event = entrance.step === 'session' ? 'signed-in' : 'second-factor-asked';
    log().info({ event, way: 'password', actorId: result.customerId });
    return done(await writeEntrance(entrance, input.next));
  },
);

/** The second factor after password or link: a code, for the half sign-in of this browser only (T20, T21). */
export const confirmSignInAction = publicAction(
  {
    name: 'confirmSignIn',
    schema: confirmSignInSchema,
    limit: SIGN_IN_LIMITS.address,
    countFailures: true,
    secret: ['code'],
  },
  async ({ input, userAgent }) => {
    const from = { userAgent, replaces: (await loadViewer())?.sessionId };
    const result = await confirmSignIn((await readPendingToken()) ?? '', input.code, from);
    if (!result.ok) {
      log().warn({ event: 'second-factor-failed', reason: result.reason });
      return refuse(result.reason, result.reason === 'code' ? { code: 'code' } : undefined);
    }
    await rememberLocale(result.locale);
    log().info({ event: 'signed-in', way: 'code', actorId: result.customerId });
    const { sessionId, staff, next } = result;
    return done(await writeEntrance({ step: 'session', sessionId, staff }, next));
  },
);

/** What a passkey has to sign, for this browser. */
export const askPasskeyAction = publicAction({ name: 'askPasskey', schema: emptySchema }, async () => {
  const { token, options } = await requestAssertion(null);
  await writePasskeyToken(token);
  return { ok: true, answer: options };
});

/** Signs in by passkey: both factors at once. */
export const signInByPasskeyAction = publicAction(
  {
    name: 'signInByPasskey',
    schema: passkeySignInSchema,
    limit: SIGN_IN_LIMITS.address,
    countFailures: true,
    secret: ['answer'],
  },
  async ({ input, userAgent }) => {
    const answer = assertionSchema.safeParse(parsedJson(input.answer));
    const from = { userAgent, replaces: (await loadViewer())?.sessionId };
    const token = await readPasskeyToken();
    const result = answer.success ? await signInByPasskey({ token, answer: answer.data }, from) : null;
    if (!result) {
      log().warn({ event: 'sign-in-failed', way: 'passkey' });
      return refuse('passkey');
    }
    await rememberLocale(result.locale);
    log().info({ event: 'signed-in', way: 'passkey', actorId: result.customerId });
    return done(await writeEntrance({ step: 'session', ...result }, input.next));
  },
);

/** Ends this session, here and wherever its cookie was copied to. */
export const signOutAction = personAction(
  { name: 'signOut', schema: signOutSchema, whileEnrolling: true },
  async ({ viewer }) => {
    await endSession(viewer.sessionId);
    await clearSessionCookie();
    return done('/anmelden', 'signedOut');
  },
);

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
