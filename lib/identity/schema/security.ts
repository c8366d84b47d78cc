import { z } from 'zod';
import { PASSWORD_MAX } from '../constants';
import { requiredText } from './sign-in';

/** Blanks and dashes are how people read codes to each other; nobody is corrected for them. */
const typedCode = requiredText(40, 'codeRequired').transform((value) =>
  value.replace(/[\s\p{Pd}]+/gu, '').toLowerCase(),
);

/** Six digits of the app, or a recovery code. */
export const code = typedCode.refine((value) => /^(\d{6}|[a-z2-7]{10})$/.test(value), 'code');
const digits = typedCode.refine((value) => /^\d{6}$/.test(value), 'code');

/** A path of this portal to go on to; checked again by ownPath where it is used. */
const next = z.string().max(500).default('');

/** What the browser's script hands over, as JSON; read by passkeyAnswer. */
const answer = requiredText(16_000, 'passkey');

export const emptySchema = z.strictObject({});
export const confirmSignInSchema = z.strictObject({ code });
export const confirmAuthenticatorSchema = z.strictObject({ code: digits });
export const stepUpPasswordSchema = z.strictObject({ password: requiredText(PASSWORD_MAX, 'passwordRequired'), next });
export const stepUpCodeSchema = z.strictObject({ code, next });
export const stepUpPasskeySchema = z.strictObject({ answer, next });
export const stepUpLinkSchema = z.strictObject({ next });
export const passkeySignInSchema = z.strictObject({ answer, next });
export const addPasskeySchema = z.strictObject({
  name: requiredText(60, 'passkeyName').transform((value) => value.replace(/\p{Cc}+/gu, ' ').trim()),
  answer,
});
export const removePasskeySchema = z.strictObject({ passkey: z.uuid() });
export const supportAccessSchema = z.strictObject({
  allowed: z.enum(['yes']).optional(),
  version: z.coerce.number().int().min(0).max(2_000_000_000),
});
export const secondFactorRuleSchema = z.strictObject({
  required: z.enum(['yes']).optional(),
  version: z.coerce.number().int().min(0).max(2_000_000_000),
});

const bytes = z
  .string()
  .regex(/^[\w-]+$/)
  .max(8_000);

/** The answer of a passkey to a sign-in, as far as it is looked at (WebAuthn level 3, AuthenticationResponseJSON). */
export const assertionSchema = z.object({
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
});

/** The answer of a device that has made a passkey (RegistrationResponseJSON). */
export const attestationSchema = z.object({
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z
      .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
      .max(10)
      .optional(),
  }),
});
