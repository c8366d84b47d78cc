import type { Transaction } from '@/lib/core/db';
import { type CatalogueKey, catalogue, sellers } from './catalogue';
import type { CatalogueProduct } from './catalogue/types';

/** The catalogue's products with the ids of their rows. */
export type Goods = Record<CatalogueKey, CatalogueProduct & { id: string; sellerId: string }>;

/** Writes sellers, products and the films beside them. */
export async function seedGoods(tx: Transaction, sourceId: string): Promise<Goods> {
  const sellerRows = await tx.seller.createManyAndReturn({
    data: sellers.map(({ key, legalName, address, mail, phone }) => ({
      sourceId,
      sourceKey: key,
      name: legalName,
      city: address.replace(/^.*\d{4} /, ''),
      mail,
      phone,
    })),
    select: { id: true, sourceKey: true },
  });
  const sellerIds = new Map<string, string>(sellerRows.map(({ id, sourceKey }) => [sourceKey, id]));
  const rows = await tx.product.createManyAndReturn({
    data: catalogue.map(({ sku, name, variant, category, picture, seller }) => ({
      sourceId,
      sku,
      name,
      variant,
      category,
      picture,
      sellerId: known(sellerIds, seller),
      url: `https://roestwerk.example/artikel/${encodeURIComponent(sku.toLowerCase())}`,
    })),
    select: { id: true, sku: true },
  });
  const ids = new Map(rows.map(({ id, sku }) => [sku, id]));
  await seedFilms(tx, ids);
  return Object.fromEntries(
    catalogue.map((product) => [
      product.key,
      { ...product, id: known(ids, product.sku), sellerId: known(sellerIds, product.seller) },
    ]),
  ) as Goods;
}

/** A film has no words on its page, so each language has its own title for the same address. */
async function seedFilms(tx: Transaction, ids: ReadonlyMap<string, string>): Promise<void> {
  await tx.productMedia.createMany({
    data: catalogue.flatMap(({ sku, media }) =>
      media.flatMap((medium) =>
        medium.kind === 'video'
          ? Object.entries(medium.title).map(([locale, title]) => ({
              productId: known(ids, sku),
              kind: medium.kind,
              title,
              locale,
              url: medium.href,
            }))
          : [],
      ),
    ),
  });
}

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The catalogue has no ${key}.`);
  return id;
}
