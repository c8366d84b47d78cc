import { z } from 'zod';
import { minorDigits } from '@/lib/core/money';
import { isHttps } from '@/lib/core/paths';
import { emailKey } from '@/lib/identity/utils';

// What the contracts are made of. Every text has a maximum: what has none is stored, logged and searched at any size.

/** PostgreSQL keeps no NUL, and no name, number or title holds a line break. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const withoutControls = (text: string) => !CONTROL.test(text);

/** A text of one line; blanks at its ends are dropped. @param max letters */
export const text = (max: number) =>
  z.string().trim().min(1).max(max).refine(withoutControls, 'must not contain line breaks or control characters');

/** The shop's own id of something. @param of what, for the documentation */
export const sourceId = (of: string) => text(100).meta({ description: `The shop's own id of the ${of}` });

/** The columns are 32 bits wide; 21 million francs in one amount is beyond this portal's trade. */
const INT_MAX = 2_147_483_647;
export const count = z.int().min(0).max(INT_MAX);
export const amount = z.int().min(0).max(INT_MAX).meta({ description: 'In the smallest unit of the currency' });
/** May run the other way: a discount among the fees. */
export const signedAmount = z
  .int()
  .min(-INT_MAX)
  .max(INT_MAX)
  .meta({ description: 'In the smallest unit of the currency' });
export const currency = z
  .string()
  .max(3)
  .regex(/^[A-Z]{3}$/, 'must be three capital letters')
  .refine((code) => minorDigits(code) !== null, 'is not a currency of ISO 4217')
  .meta({ description: 'ISO 4217', examples: ['CHF'] });
export const country = z
  .string()
  .max(2)
  .regex(/^[A-Z]{2}$/, 'must be two capital letters')
  .meta({ description: 'ISO 3166-1 alpha-2', examples: ['CH'] });
/** 810 = 8.1 %. */
export const rate = z.int().min(0).max(10_000).meta({ description: 'Per 10,000: 810 is 8.1 %' });
export const locale = z.enum(['de-CH', 'de-DE', 'fr-CH', 'it-CH', 'en']);

const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;
const plausible = (value: string) => Number(value.slice(0, 4)) >= FIRST_YEAR && Number(value.slice(0, 4)) <= LAST_YEAR;
/** A missing date is null, never 1970 (domain rule 3): what lies before is a slip or an empty cell in disguise. */
export const day = z.iso
  .date('must be a day such as 2026-11-26')
  .refine(plausible, `must lie between ${FIRST_YEAR} and ${LAST_YEAR}`)
  .meta({ description: "A day at the shop's place" });
export const instant = z.iso
  .datetime({ offset: true, message: 'must be a moment with its zone, such as 2026-11-26T10:15:00+01:00' })
  .refine(plausible, `must lie between ${FIRST_YEAR} and ${LAST_YEAR}`)
  .meta({ description: 'A moment, with its offset from UTC' });
export const hour = z
  .string()
  .max(5)
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 10:30')
  .meta({ examples: ['10:30'] });

/** Shown as a link, so that nothing but a web address with a real host may stand there (T40). */
export const link = z
  .string()
  .max(2_000)
  // As pages ask it before they show one; and as the database spells it.
  .refine(
    (value) => value.startsWith('https://') && isHttps(value),
    'must be a web address that begins with https:// and names no user',
  )
  .meta({ format: 'uri' });

export const email = z
  .email()
  .max(254)
  // Compared in a form of its own, which may be longer than what was typed.
  .refine((value) => emailKey(value).length <= 254);

/**
 * How new an entry is. What is older than the stored version is accepted and changes nothing, so that messages may come
 * late, twice and in any order.
 */
export const versioned = {
  version: z
    .int()
    .min(0)
    .optional()
    .meta({ description: 'Grows with each change of this entry; what is older than the stored version is ignored' }),
  occurredAt: instant.optional().meta({ description: 'When it changed, for shops that count no versions' }),
};

/** Who sells an article, where that is not the shop itself. */
export const seller = z
  .strictObject({
    id: sourceId('seller'),
    name: text(200),
    city: text(100).nullish(),
    mail: email.nullish(),
    phone: text(50).nullish(),
    url: link.nullish(),
  })
  .meta({ id: 'Seller', description: 'Who sells an article, where that is not the shop itself' });
export type SellerEntry = z.infer<typeof seller>;
