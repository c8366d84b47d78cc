import { z } from 'zod';

const day = z.iso.date();
const DAYS_MAX = 36_500;
const NAMES_MAX = 500;
/** A shop of these countries asks for the way back in these. */
const currency = z.enum(['CHF', 'EUR', 'GBP', 'USD']);
const name = z.string().min(1).max(200);

export const calendarSchema = z.object({
  country: z
    .string()
    .max(2)
    .regex(/^[A-Z]{2}$/),
  region: z.string().min(1).max(3).nullable(),
});

/** How long something is open. */
const windowSchema = z.object({
  /** null = without an end */
  days: z.int().min(0).max(DAYS_MAX).nullable(),
  /** whether each item counts from its own delivery, or all from that of the last parcel */
  from: z.enum(['item', 'last_parcel']),
  /** whose working days its end is rolled to; null = it ends where it ends */
  roll: calendarSchema.nullable(),
});

/** Who pays the way back. Amounts by currency, in its smallest unit. */
const shippingSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('shop') }),
  z.object({ by: z.literal('flat'), amounts: z.partialRecord(currency, z.int().min(0)) }),
  z.object({ by: z.literal('customer') }),
]);

/** Why goods are left out; § 312g BGB and Art. 16 of Directive 2011/83/EU name the first ones, a shop adds its own. */
const groundSchema = z.enum([
  'made_to_order',
  'perishable',
  'hygiene',
  'mixed',
  'sealed_media',
  'digital',
  'dated_service',
  'voucher',
  'final_sale',
]);

export const termsSchema = z.object({
  excluded: groundSchema.nullable().default(null),
  window: windowSchema.nullable().default(null),
  /** unset = the shop pays */
  shipping: shippingSchema.optional(),
  feeRate: z.int().min(0).max(10_000).default(0),
  goodwillDays: z.int().min(0).max(DAYS_MAX).default(0),
  /** so many days longer for who got it as a present; null = not for them */
  giftDays: z.int().min(0).max(DAYS_MAX).nullable().default(0),
  /** also without any proof of purchase, for what the goods cost today: as credit, or for others of that worth */
  withoutReceipt: z.boolean().default(false),
  /** of cancelling: so many working days after the order, until this hour; null = until a parcel is made */
  cutOff: z
    .object({
      days: z.int().min(0).max(60),
      time: z
        .string()
        .max(5)
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/),
      calendar: calendarSchema,
    })
    .nullable()
    .default(null),
});

const list = z.array(name).min(1).max(NAMES_MAX).optional();

export const ruleSchema = z
  .object({
    id: z.string().min(1).max(100),
    right: z.enum(['cancel', 'withdraw', 'return', 'exchange', 'claim', 'repair', 'reorder', 'review']),
    /** orders of these days */
    validFrom: day,
    validUntil: day.nullable().default(null),
    /** what is left out holds for all */
    applies: z
      .object({
        countries: list,
        groups: z
          .array(z.enum(['private', 'company']))
          .min(1)
          .max(2)
          .optional(),
        categories: list,
        products: list,
      })
      .default({}),
    /** what the categories or products are called, per language; unset = as the shop names them */
    names: z.strictObject({ 'de-CH': name, 'de-DE': name, 'fr-CH': name, 'it-CH': name, en: name }).optional(),
    terms: termsSchema,
  })
  .refine(({ validFrom, validUntil }) => validUntil === null || validFrom <= validUntil, {
    path: ['validUntil'],
    message: 'lies before the first day',
  });

const RULES_MAX = 2_000;
/** Setting `rules`: all rules of the shop, also those that have ended. */
export const rulesSchema = z
  .array(ruleSchema)
  .max(RULES_MAX)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'two rules have the same id');
