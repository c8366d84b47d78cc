import { z } from 'zod';
import { calendarSchema } from '@/lib/rules/schema';
import { CHOICE_MAX, LINES_MAX, NOTE_MAX } from './constants/limits';

const text = z.string().min(1).max(2_000);
const id = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9_-]+$/);
const texts = z.strictObject({ 'de-CH': text, 'de-DE': text, 'fr-CH': text, 'it-CH': text, en: text });
const days = z.int().min(0).max(365);
const sku = z.string().min(1).max(100);
const fee = z.int().min(0).optional();

export const solutionSchema = z.enum(['refund', 'credit', 'exchange', 'repair', 'part']);
export const waySchema = z.enum(['post', 'pickup', 'branch', 'none']);
export const conditionSchema = z.enum(['unopened', 'opened', 'used', 'damaged']);

const helpSchema = z.strictObject({
  text: texts,
  /** article number of a spare part that solves it, sent for free */
  part: sku.optional(),
});

const leaf = z.strictObject({
  id,
  label: texts,
  /** something is wrong with the goods: the way back is free, and the right is that of a claim */
  fault: z.boolean(),
  /** photos help to decide */
  photos: z.boolean().optional(),
  /** what helps without sending anything back */
  help: helpSchema.optional(),
  /** unset = all that the rules grant */
  solutions: z.array(solutionSchema).min(1).max(5).optional(),
});

/** One reason, with the closer ones below it; for some categories of products, or for all. */
export const reasonSchema = leaf.extend({
  categories: z.array(z.string().min(1).max(200)).min(1).max(100).optional(),
  closer: z.array(leaf).min(1).max(20).optional(),
});

const address = z.strictObject({
  name: z.string().min(1).max(200),
  street: z.string().min(1).max(200),
  place: z.string().min(1).max(200),
});

/** Setting `returns`: how the shop takes things back. */
export const returnSettingsSchema = z.strictObject({
  /** who decides about a plain return: everybody whom the rules allow it, at once, or a person */
  approval: z.enum(['rules', 'staff']),
  reasons: z.array(reasonSchema).min(1).max(100),
  /** on top for who takes credit instead of money, per 10,000 */
  bonusRate: z.int().min(0).max(5_000),
  /** so long credit can be used; null = without end */
  creditYears: z.int().min(1).max(50).nullable(),
  /** working days of the shop, for its own clocks */
  calendar: calendarSchema,
  days: z.strictObject({
    /** the shop decides within these working days */
    decide: days,
    /** customers send within these days after the approval */
    send: days,
    /** the shop looks at what came within these working days */
    inspect: days,
    /** money is on its way within these days after the decision */
    pay: days,
    /** a draft reminds so many days before something ends */
    remind: days,
  }),
  ways: z
    .array(waySchema.exclude(['none']))
    .min(1)
    .max(3),
  /** of the place that takes returns */
  address,
  branches: z.array(address.extend({ id, hours: texts })).max(50),
  /** what collecting costs, by currency; a currency that is left out is not collected for */
  pickupFee: z.strictObject({ CHF: fee, EUR: fee, GBP: fee, USD: fee }),
  packing: texts,
});

const cents = z.int32();
const day = z.iso.date();

/** What a line of a return was asked under. */
export const offerSchema = z.strictObject({
  right: z.enum(['return', 'claim', 'exchange', 'repair']),
  rules: z.array(z.string().max(100)).max(100),
  kind: z.enum(['money', 'credit', 'goods']),
  fault: z.boolean(),
  until: day.nullable(),
  /** per 10,000 of the goods */
  feeRate: z.int().min(0).max(10_000),
  bonusRate: z.int().min(0).max(5_000),
  /** what the way back costs this line's customer; null = they choose and pay it themselves */
  shipping: cents.min(0).nullable(),
  /** of goods without a receipt: what all pieces were worth when it was granted */
  worth: cents.min(0).optional(),
});

/** What a customer was told would come back (RefundPlan). */
export const plansSchema = z
  .array(
    z.object({
      means: z.enum(['original', 'credit']),
      ...{ goods: cents, discount: cents, shipping: cents, fee: cents, tax: cents, bonus: cents, total: cents },
    }),
  )
  .max(LINES_MAX * 2);

/** A number as people know it. */
export const returnNumberSchema = z
  .string()
  .max(20)
  .regex(/^RT-[2-9A-HJ-NP-Z]{8}$/);

export const noteSchema = z.string().trim().max(NOTE_MAX);

export const photoIdSchema = z.uuid();

/** The button beside a photo that takes it away. */
export const removePhotoSchema = z.object({ photo: photoIdSchema });
const uuids = z.array(z.uuid()).max(CHOICE_MAX).optional();
/** As typed: spaces are nothing, and an empty field is none. */
const pieces = z
  .string()
  .max(10)
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(
    z
      .string()
      .max(10)
      .regex(/^\d{0,6}$/, 'quantity'),
  )
  .transform(Number);

/** Step 1. `line` and `quantity` stand in the same order; of what there is one piece of, `one` names what is chosen. */
export const chooseSchema = z.strictObject({
  draft: returnNumberSchema.optional(),
  order: z.string().max(100).optional(),
  line: uuids,
  quantity: z.array(pieces).max(CHOICE_MAX).optional(),
  one: uuids,
});

const numbered = <Field extends z.ZodType>(name: string, field: Field) =>
  Object.fromEntries(Array.from({ length: LINES_MAX }, (_, index) => [`${name}${index + 1}`, field])) as Record<
    string,
    Field
  >;
const key = z.string().max(130).optional();

/** Step 2: of each line, by its place, the reason's key and words. */
export const reasonsSchema = z.strictObject({
  draft: returnNumberSchema,
  ...numbered('reason', key),
  ...numbered('text', z.string().max(NOTE_MAX, 'tooLong').optional()),
});

/** Step 3: of each line the solution and, of an exchange, the article. */
export const solutionsSchema = z.strictObject({
  draft: returnNumberSchema,
  ...numbered('solution', solutionSchema.optional()),
  ...numbered('variant', key),
});

/** Step 4. */
export const wayFormSchema = z.strictObject({
  draft: returnNumberSchema,
  way: z.enum(['post', 'pickup', 'branch'], 'wayRequired'),
  day: z.string().max(10).optional(),
  branch: z.string().max(60).optional(),
});

/** Step 5, and whatever needs no more than the number: throwing a draft away, taking a return back. */
export const draftSchema = z.strictObject({ draft: returnNumberSchema });

/** Handed over; who has no number says so without. */
export const sentSchema = z.strictObject({
  draft: returnNumberSchema,
  carrier: z.string().trim().max(60).optional(),
  trackingNumber: z.string().trim().max(60, 'tooLong').optional(),
});

export const orderNumberSchema = z.string().min(1).max(100);
export const positionSchema = z.coerce.number().int().min(0).max(100_000);
/** Of the list: the last one shown. */
export const pageCursorSchema = z.uuid();
