import { z } from 'zod';
import { locales } from '@/lib/core/i18n/locales';
import { PASSWORD_MAX, PASSWORD_MIN } from './constants';

const requiredText = (max: number, missing: string) => z.string({ error: missing }).min(1, missing).max(max, 'tooLong');

/** Control characters would split a mail header (T46); spaces around are what a phone keyboard adds. */
const email = requiredText(254, 'emailRequired')
  .transform((value) => value.normalize('NFKC').trim())
  .refine((value) => /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+\.[^\s@\p{Cc}]+$/u.test(value), 'email');

export const signInSchema = z.strictObject({
  email,
  // Any length: what was once accepted must be typeable; the rules are for setting a password.
  password: requiredText(PASSWORD_MAX, 'passwordRequired'),
  next: z.string().max(500).default(''),
});

export const setPasswordSchema = z.strictObject({
  token: requiredText(100, 'linkDead'),
  password: requiredText(PASSWORD_MAX, 'passwordRequired').min(PASSWORD_MIN, 'passwordShort'),
});

export const signOutSchema = z.strictObject({});

export const setLanguageSchema = z.strictObject({
  locale: z.enum(locales),
  path: z.string().max(500).default('/'),
});
