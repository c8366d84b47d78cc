import { z } from 'zod';
import { link, locale, seller, sourceId, text, versioned } from './common';

const MEDIA_MAX = 50;

/** Something that belongs to the product for good. Manuals as files come in as documents do, in a later version. */
const medium = z.strictObject({
  kind: z.enum(['manual', 'care_sheet', 'video']),
  title: text(200),
  locale: locale.nullish().meta({ description: 'Unset: for all languages' }),
  url: link,
});

export const product = z
  .strictObject({
    id: sourceId('product: its article number (SKU), as the lines of orders name it'),
    name: text(500),
    variant: text(200).nullish(),
    category: text(200).nullish(),
    seller: seller.nullish(),
    url: link.nullish().meta({ description: 'Its page in the shop' }),
    media: z.array(medium).max(MEDIA_MAX).optional().meta({ description: 'Replaces what was stated before' }),
    ...versioned,
  })
  .meta({ id: 'Product', title: 'Product' });
export type ProductEntry = z.infer<typeof product>;
