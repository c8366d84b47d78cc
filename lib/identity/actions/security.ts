'use server';

import { log } from '@/lib/core/log';
import { ownPath } from '@/lib/core/paths';
import { customerAction, done, personAction, refuse } from '@/lib/identity/action';
import { clearSessionCookie, readPasskeyToken, writePasskeyToken, writeSessionCookie } from '../auth';
import { SECURITY } from '../constants';
import { requestLinkToSelf } from '../mutations/links';
import { requestAssertion } from '../mutations/passkeys';
import { changePassword, endSessions } from '../mutations/security';
import { setSupportAccess } from '../mutations/settings';
import { stepUpByCode, stepUpByPasskey, stepUpByPassword } from '../mutations/step-up';
import { passwordField } from '../policy/passwords';
import {
  assertionSchema,
  emptySchema,
  stepUpCodeSchema,
  stepUpLinkSchema,
  stepUpPasskeySchema,
  stepUpPasswordSchema,
  supportAccessSchema,
} from '../schema/security';
import { changePasswordSchema, endSessionsSchema } from '../schema/sign-in';
import { parsedJson, stepUpPath } from '../utils';

/** A new password takes the current one (T16); this browser goes on under a new session, others end if chosen. */
export const changePasswordAction = personAction(
  { name: 'changePassword', schema: changePasswordSchema, secret: ['current', 'password'] },
  async ({ input, viewer, locale }) => {
    const change = { current: input.current, password: input.password, endOthers: input.endOthers === 'yes' };
    const result = await changePassword(viewer, change, locale);
    if (!result.ok) {
      const { reason } = result;
      return refuse(reason, reason === 'currentPassword' ? { current: reason } : passwordField(reason));
    }
    await writeSessionCookie(result.sessionId);
    return done(SECURITY, 'passwordChanged');
  },
);

/** Ends one session, all others, or all of them with this one. */
export const endSessionsAction = personAction(
  { name: 'endSessions', schema: endSessionsSchema },
  async ({ input, viewer }) => {
    await endSessions(viewer, input.which);
    if (input.which !== 'all' && input.which !== viewer.sessionId) return done(SECURITY, 'sessionsEnded');
    await clearSessionCookie();
    return done('/anmelden', 'signedOut');
  },
);

/** Whether staff may look at this account. */
export const supportAccessAction = customerAction(
  { name: 'supportAccess', schema: supportAccessSchema },
  async ({ input, viewer }) => {
    const change = { allowed: input.allowed === 'yes', version: input.version };
    return (await setSupportAccess(viewer, change)) ? done(SECURITY, 'settingSaved') : refuse('changedMeanwhile');
  },
);

/** Shows again who somebody is, by password, and goes on to what needs it (T29). */
export const stepUpByPasswordAction = personAction(
  { name: 'stepUpByPassword', schema: stepUpPasswordSchema, whileEnrolling: true, secret: ['password'] },
  async ({ input, viewer }) => {
    const result = await stepUpByPassword(viewer, input.password);
    log().info({ event: result.ok ? 'stepped-up' : 'step-up-failed', by: 'password' });
    if (!result.ok) {
      return refuse(result.reason, result.reason === 'limited' ? undefined : { password: result.reason });
    }
    await writeSessionCookie(result.sessionId);
    return done(ownPath(input.next, SECURITY));
  },
);

/** The same by the authenticator's code or a recovery code. */
export const stepUpByCodeAction = personAction(
  { name: 'stepUpByCode', schema: stepUpCodeSchema, whileEnrolling: true, secret: ['code'] },
  async ({ input, viewer }) => {
    const result = await stepUpByCode(viewer, input.code);
    log().info({ event: result.ok ? 'stepped-up' : 'step-up-failed', by: 'code' });
    if (!result.ok) return refuse(result.reason, result.reason === 'limited' ? undefined : { code: result.reason });
    await writeSessionCookie(result.sessionId);
    return done(ownPath(input.next, SECURITY));
  },
);

/** What one of the person's own passkeys has to sign. */
export const askStepUpPasskeyAction = personAction(
  { name: 'askStepUpPasskey', schema: emptySchema, whileEnrolling: true },
  async ({ viewer }) => {
    const { token, options } = await requestAssertion(viewer);
    await writePasskeyToken(token);
    return { ok: true, answer: options };
  },
);

/** The same by passkey. */
export const stepUpByPasskeyAction = personAction(
  { name: 'stepUpByPasskey', schema: stepUpPasskeySchema, whileEnrolling: true, secret: ['answer'] },
  async ({ input, viewer }) => {
    const answer = assertionSchema.safeParse(parsedJson(input.answer));
    const token = await readPasskeyToken();
    const result = answer.success ? await stepUpByPasskey(viewer, { token, answer: answer.data }) : null;
    log().info({ event: result?.ok ? 'stepped-up' : 'step-up-failed', by: 'passkey' });
    if (!result?.ok) return refuse('passkey');
    await writeSessionCookie(result.sessionId);
    return done(ownPath(input.next, SECURITY));
  },
);

/** For people without a password: a link to their own address, which leads on to what needs the proof. */
export const mailStepUpLinkAction = personAction(
  { name: 'mailStepUpLink', schema: stepUpLinkSchema, whileEnrolling: true },
  async ({ input, viewer, locale }) => {
    const next = ownPath(input.next, SECURITY);
    if (!(await requestLinkToSelf(viewer, { next, locale }))) return refuse('limited');
    // Stays where it is asked: whoever still has to set up a second factor gets to no other page.
    return done(stepUpPath(next), 'stepUpLinkSent');
  },
);
