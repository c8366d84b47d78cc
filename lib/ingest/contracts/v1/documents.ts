import { z } from 'zod';
import { MAX_FILE_BYTES } from '@/lib/files/constants';
import { day, sourceId, text, versioned } from './common';

/** base64 writes three bytes as four letters. */
const BASE64_MAX = Math.ceil(MAX_FILE_BYTES / 3) * 4;

export const document = z
  .strictObject({
    id: sourceId('paper'),
    order: text(100).optional().meta({ description: 'Id of the order it belongs to; it may come in later' }),
    creditNote: text(100).optional().meta({ description: 'Or id of the credit note' }),
    kind: z.enum(['order_confirmation', 'invoice', 'delivery_note', 'credit_note', 'warranty', 'other']),
    number: text(100).nullish(),
    title: text(200).nullish(),
    issuedOn: day,
    file: z.strictObject({
      name: text(300),
      content: z
        .string()
        .min(1)
        .max(BASE64_MAX)
        .refine(isBase64, 'is not base64')
        .meta({ description: 'base64 of a PDF, PNG, JPEG or WebP of at most 20 MB', contentEncoding: 'base64' }),
    }),
    ...versioned,
  })
  .refine(({ order, creditNote }) => (order === undefined) !== (creditNote === undefined), {
    path: ['order'],
    message: 'a paper belongs to an order or to a credit note: name one of them',
  })
  .meta({ id: 'Document', title: 'Document', description: 'A paper as the shop made it' });
export type DocumentEntry = z.infer<typeof document>;

/** By chunks: one expression over 28 million letters would overflow the stack of the regular expression. */
function isBase64(value: string): boolean {
  if (value.length % 4 !== 0) return false;
  const CHUNK = 65_536;
  for (let from = 0; from < value.length; from += CHUNK) {
    const last = from + CHUNK >= value.length;
    if (!(last ? /^[A-Za-z0-9+/]*={0,2}$/ : /^[A-Za-z0-9+/]*$/).test(value.slice(from, from + CHUNK))) return false;
  }
  return true;
}
