import { z } from 'zod';
import { email } from '@/lib/identity/schema/sign-in';
import { LINES_MAX, NOTE_MAX } from '@/lib/returns/constants/limits';
import { MOVES } from '@/lib/returns/policy/states';
import { conditionSchema, returnNumberSchema } from '@/lib/returns/schema';
import type { ReturnState } from '@/lib/returns/types';
import { CASES_PER_PAGE } from './constants';

/** A draft is nobody's business but its owner's. */
export const caseStates = (Object.keys(MOVES) as ReturnState[]).filter((state) => state !== 'draft');

/** The queue's filters out of an address; what does not fit narrows nothing. */
export const queueFilterSchema = z
  .object({
    suche: z.string().max(100).catch(''),
    zustand: z.enum(caseStates).nullable().catch(null),
    faellig: z.literal('ja').nullable().catch(null),
    alle: z.literal('ja').nullable().catch(null),
  })
  .transform(({ suche, zustand, faellig, alle }) => ({
    ...{ search: suche.trim(), state: zustand, overdue: faellig !== null, all: alle !== null },
  }));
export type QueueFilter = z.infer<typeof queueFilterSchema>;

const place = z.tuple([z.iso.date(), z.uuid()]);

/** Where a page of the queue begins: day and id of the last case before it. */
export const queueCursorSchema = z
  .string()
  .max(60)
  .transform((text) => place.safeParse(text.split('_')).data ?? null)
  .transform((found) => (found ? { day: found[0], id: found[1] } : null))
  .nullable()
  .catch(null);
export type QueueCursor = z.infer<typeof queueCursorSchema>;

export const caseSegmentSchema = z.union([returnNumberSchema, z.uuid()]);
export const photoIdSchema = z.uuid();

const bulkActs = ['approve', 'receive', 'accept'] as const;
export type BulkAct = (typeof bulkActs)[number];
const bulkRefusals = ['unknown', 'not_possible', 'quantities', 'reason_missing', 'changed'] as const;
export type BulkRefusal = (typeof bulkRefusals)[number];

/** What became of several cases, as it stands in the address of the page after it: done, and which not for what reason. */
export const bulkResultSchema = z.object({
  getan: z.coerce.number().int().min(0).max(CASES_PER_PAGE).catch(0),
  nicht: z
    .string()
    .max(CASES_PER_PAGE * 40)
    .catch(''),
});

/** One case that was not done, out of that list. */
export const bulkRefusalSchema = z.strictObject({ number: returnNumberSchema, reason: z.enum(bulkRefusals) });

export const bulkSchema = z.strictObject({
  act: z.enum(bulkActs),
  pick: z.array(returnNumberSchema).max(CASES_PER_PAGE).optional(),
  /** the filters of the page, to come back to */
  back: z.string().max(300).optional(),
});

const note = z.string().trim().max(NOTE_MAX, 'tooLong').optional();
/** Which case, and when it came into the state that the form was made for. */
const about = { return: returnNumberSchema, seen: z.iso.datetime() };

const numbered = <Field extends z.ZodType>(name: string, field: Field) =>
  Object.fromEntries(Array.from({ length: LINES_MAX }, (_, index) => [`${name}${index + 1}`, field])) as Record<
    string,
    Field
  >;
const quantities = numbered(
  'quantity',
  z
    .string()
    .max(10)
    .regex(/^\s*\d{0,6}\s*$/, 'quantity')
    .optional(),
);
const refusals = numbered('refusal', note);

export const approveSchema = z.strictObject({
  ...about,
  ...quantities,
  ...refusals,
  note,
  keep: z.literal('on').optional(),
});
export const judgeSchema = z.strictObject({ ...about, ...quantities, ...refusals, note });
export const receiveSchema = z.strictObject({
  ...about,
  ...quantities,
  ...numbered('condition', z.union([conditionSchema, z.literal('')]).optional()),
});
/** Inspect, send back: no more than the case and, if wanted, words to the customer. */
export const caseSchema = z.strictObject({ ...about, note });
/** Decline, open again, cancel: the customer reads why. */
export const reasonedSchema = z.strictObject({
  ...about,
  note: z.string('returnNote').trim().min(1, 'returnNote').max(NOTE_MAX, 'tooLong'),
});

const words = (max: number) => z.string().trim().max(max, 'tooLong').optional();

/** Goods that came without an order. */
export const intakeSchema = z.strictObject({
  source: z.uuid('intakeShop'),
  name: z.string('intakeName').trim().min(1, 'intakeName').max(200, 'tooLong'),
  sku: words(100),
  quantity: z
    .string('quantity')
    .max(10)
    .regex(/^\s*[1-9]\d{0,3}\s*$/, 'quantity')
    .transform(Number),
  condition: z.union([conditionSchema, z.literal('')]).optional(),
  trackingNumber: words(60),
  note,
});
export type Intake = z.infer<typeof intakeSchema>;

/** To which line of an order goods without one belong. */
export const assignSchema = z.strictObject({ ...about, line: z.uuid('assignLine') });

/** For whom goods without a receipt are taken back, and for what. */
export const withoutReceiptSchema = z.strictObject({
  ...about,
  email,
  choice: z.string('looseChoice').min(1, 'looseChoice').max(200),
});

export const assignOrderSchema = z.string().trim().min(1).max(100).nullable().catch(null);
