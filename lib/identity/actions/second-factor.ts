'use server';

import { log } from '@/lib/core/log';
import { missing } from '@/lib/core/missing';
import { done, personAction, refuse } from '@/lib/identity/action';
import { clearShownCodes, readPasskeyToken, writePasskeyToken, writeSessionCookie, writeShownCodes } from '../auth';
import { ENROLMENT, NEW_CODES, SECURITY, STAFF_HOME } from '../constants';
import {
  confirmAuthenticator,
  removeAuthenticator,
  renewRecoveryCodes,
  startAuthenticator,
} from '../mutations/authenticator';
import { addPasskey, removePasskey, requestAttestation } from '../mutations/passkeys';
import {
  addPasskeySchema,
  attestationSchema,
  confirmAuthenticatorSchema,
  emptySchema,
  removePasskeySchema,
} from '../schema/security';
import { parsedJson } from '../utils';

/** Everything here changes what protects the account: a fresh proof first (T29). */
const gates = { stepUp: true, whileEnrolling: true };

/** Makes the secret for an authenticator app; the page then shows it. */
export const startAuthenticatorAction = personAction(
  { name: 'startAuthenticator', schema: emptySchema, ...gates },
  async ({ viewer }) => {
    await startAuthenticator(viewer);
    return done(ENROLMENT);
  },
);

/** The app's first code: from now on one is asked at sign-in. */
export const confirmAuthenticatorAction = personAction(
  { name: 'confirmAuthenticator', schema: confirmAuthenticatorSchema, ...gates },
  async ({ input, viewer, locale }) => {
    const result = await confirmAuthenticator(viewer, input.code, locale);
    if (!result.ok) {
      log().warn({ event: 'second-factor-failed', reason: result.reason });
      return refuse(result.reason, result.reason === 'code' ? { code: 'code' } : undefined);
    }
    await writeSessionCookie(result.sessionId);
    if (!result.codes) return done(SECURITY, 'authenticatorAdded');
    await writeShownCodes(viewer.subject.id, result.codes);
    return done(NEW_CODES, 'authenticatorAdded');
  },
);

export const removeAuthenticatorAction = personAction(
  { name: 'removeAuthenticator', schema: emptySchema, ...gates },
  async ({ viewer, locale }) => {
    await removeAuthenticator(viewer, locale);
    return done(SECURITY, 'authenticatorRemoved');
  },
);

export const renewRecoveryCodesAction = personAction(
  { name: 'renewRecoveryCodes', schema: emptySchema, ...gates },
  async ({ viewer, locale }) => {
    const codes = await renewRecoveryCodes(viewer, locale);
    if (!codes) return done(ENROLMENT);
    await writeShownCodes(viewer.subject.id, codes);
    return done(NEW_CODES);
  },
);

/** The codes are kept somewhere safe: this browser forgets them. */
export const keptRecoveryCodesAction = personAction(
  { name: 'keptRecoveryCodes', schema: emptySchema },
  async ({ viewer }) => {
    await clearShownCodes();
    return done(viewer.account ? SECURITY : STAFF_HOME);
  },
);

/** What a device needs to make a passkey. */
export const askNewPasskeyAction = personAction(
  { name: 'askNewPasskey', schema: emptySchema, ...gates },
  async ({ viewer }) => {
    const { token, options } = await requestAttestation(viewer);
    await writePasskeyToken(token);
    return { ok: true, answer: options };
  },
);

export const addPasskeyAction = personAction(
  { name: 'addPasskey', schema: addPasskeySchema, ...gates, secret: ['answer'] },
  async ({ input, viewer, locale }) => {
    const answer = attestationSchema.safeParse(parsedJson(input.answer));
    if (!answer.success) return refuse('passkey');
    const added = { token: await readPasskeyToken(), answer: answer.data, name: input.name, locale };
    const result = await addPasskey(viewer, added);
    if (!result.ok) return refuse(result.reason);
    await writeSessionCookie(result.sessionId);
    if (!result.codes) return done(SECURITY, 'passkeyAdded');
    await writeShownCodes(viewer.subject.id, result.codes);
    return done(NEW_CODES, 'passkeyAdded');
  },
);

export const removePasskeyAction = personAction(
  { name: 'removePasskey', schema: removePasskeySchema, ...gates },
  async ({ input, viewer, locale }) => {
    if (!(await removePasskey(viewer, input.passkey, locale))) missing('passkey');
    return done(SECURITY, 'passkeyRemoved');
  },
);
