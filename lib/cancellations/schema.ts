import { z } from 'zod';
import { cancelReasons, LINES_MAX, REASON_TEXT_MAX } from './constants';

export const orderNumberSchema = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}]+$/u);

export const idSchema = z.uuid();

const LINE = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\*([1-9]\d{0,8})$/;
const LINE_MAX = 50;

/** Lines and pieces in one field, because a form's list is cut to a hundred and orders have a thousand: `id*2 id*1`. */
const linesSchema = z
  .string()
  .min(1, 'invalid')
  .max(LINES_MAX * LINE_MAX, 'invalid')
  .transform((text) => text.split(' ').map((part) => LINE.exec(part)))
  .refine((parts) => parts.every((part) => part !== null), 'invalid')
  .transform((parts) => parts.map((part) => ({ id: part?.[1] ?? '', quantity: Number(part?.[2]) })))
  .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, 'invalid');

const why = {
  lines: linesSchema,
  /** nobody has to say why */
  reason: z.literal('').or(z.enum(cancelReasons)).default(''),
  reasonText: z
    .string()
    .trim()
    .max(REASON_TEXT_MAX, 'tooLong')
    .refine((text) => !text.includes('\u0000'), 'invalid')
    .default(''),
};

export const cancelItemsSchema = z.strictObject({ number: orderNumberSchema, ...why });
/** A guest's session names the order. */
export const cancelAsGuestSchema = z.strictObject(why);

/** Pieces of a line as they are typed: an empty field is none. */
export const piecesSchema = z
  .string()
  .trim()
  .max(9)
  .regex(/^\d*$/)
  .transform((text) => Number(text));
