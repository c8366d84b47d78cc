import { z } from 'zod';

/** Where a page of the list begins: place in time and id of the order beside it. */
const cursorContent = z.tuple([z.iso.datetime(), z.uuid()]);

/** A cursor out of an address; whatever does not fit means the first page. */
export const cursorSchema = z
  .string()
  .max(200)
  .transform((text) => {
    try {
      return cursorContent.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))).data ?? null;
    } catch {
      return null;
    }
  })
  .transform((content) => (content ? { placedAt: new Date(content[0]), id: content[1] } : null))
  .nullable()
  .catch(null);
export type Cursor = z.infer<typeof cursorSchema>;

/** What the list can be narrowed to, as it stands in the address; in the order in which it is offered. */
export const orderGroups = [
  'vorbereitung',
  'unterwegs',
  'abholbereit',
  'verspaetet',
  'zugestellt',
  'storniert',
  'abgeschlossen',
  'rechnung-offen',
] as const;
export type OrderGroup = (typeof orderGroups)[number];

/** The list's filters out of an address; what does not fit narrows nothing. */
export const orderFilterSchema = z
  .object({
    suche: z.string().max(200).catch(''),
    zustand: z.enum(orderGroups).nullable().catch(null),
    jahr: z.coerce.number().int().min(1990).max(2100).nullable().catch(null),
    wer: z.string().min(1).max(200).nullable().catch(null),
  })
  .transform(({ suche, zustand, jahr, wer }) => ({ search: suche.trim(), group: zustand, year: jahr, buyer: wer }));
export type OrderFilter = z.infer<typeof orderFilterSchema>;

/** Order numbers are the shops'; whatever they look like, they are short and printable. */
export const orderNumberSchema = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}]+$/u);

export const itemsFromSchema = z.coerce.number().int().min(0).max(1_000_000).catch(0);

/** Spaces and a leading # are harmless around a number somebody copied. */
export const findOrderSchema = z.strictObject({
  number: z
    .string({ error: 'orderNumber' })
    .min(1, 'orderNumber')
    .max(120, 'tooLong')
    .transform((value) => value.trim().replace(/^#\s*/, ''))
    .refine((value) => orderNumberSchema.safeParse(value).success, 'orderNumber'),
});

/** The last part of a parcel's address. */
export const parcelIdSchema = z.uuid();
