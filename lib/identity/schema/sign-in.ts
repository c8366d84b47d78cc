import { z } from 'zod';
import { locales } from '@/lib/core/i18n/locales';
import { PASSWORD_MAX, PASSWORD_MIN } from '../constants';

export const requiredText = (max: number, missing: string) =>
  z.string({ error: missing }).min(1, missing).max(max, 'tooLong');

/** What no address of a shop's customer has; a mail header would be split by it, or read as several addresses (T46). */
const MISLEADING = /[\p{C}\p{Z},;:<>()[\]"\\]/u;

/** Look-alikes of @ and dot are made what they look like; spaces around are what a phone keyboard adds. */
export const email = requiredText(254, 'emailRequired')
  .transform((value) => value.normalize('NFKC').trim())
  .refine((value) => /^[^@]+@[^@]+\.[^@.]+$/.test(value) && !MISLEADING.test(value), 'email');

/**
 * A password that is being set. Taken as typed (ASVS 6.2.8), so its length is that of what was typed: in Unicode code
 * points, each of which counts as one character (NIST SP 800-63B 3.1.1.2). UTF-16 units would let four emoji pass as eight.
 * What stands against common and breached ones is policy/passwords.ts.
 */
export const newPassword = (missing: string) =>
  requiredText(PASSWORD_MAX, missing).refine((value) => [...value].length >= PASSWORD_MIN, 'passwordShort');

export const signInSchema = z.strictObject({
  email,
  // Any length: what was once accepted must be typeable; the rules are for setting a password.
  password: requiredText(PASSWORD_MAX, 'passwordRequired'),
  next: z.string().max(500).default(''),
});

export const setPasswordSchema = z.strictObject({
  token: requiredText(100, 'linkDead'),
  password: newPassword('passwordRequired'),
});

export const signOutSchema = z.strictObject({});

export const setLanguageSchema = z.strictObject({
  locale: z.enum(locales),
  path: z.string().max(500).default('/'),
});

export const mailedLinkSchema = z.strictObject({ email });

/** Names have any characters; only what would break a mail header is left out. */
export const registerSchema = z.strictObject({
  name: requiredText(120, 'nameRequired').transform((value) => value.replace(/\p{Cc}+/gu, ' ').trim()),
  email,
});

export const signInByLinkSchema = z.strictObject({ token: requiredText(100, 'linkDead') });

export const changePasswordSchema = z.strictObject({
  current: requiredText(PASSWORD_MAX, 'currentPasswordRequired'),
  password: newPassword('newPasswordRequired'),
  endOthers: z.enum(['yes']).optional(),
});

export const endSessionsSchema = z.strictObject({ which: z.union([z.enum(['others', 'all']), z.uuid()]) });
