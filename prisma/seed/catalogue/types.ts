import type { Locale } from '@/lib/core/i18n/locales';
import type { Manual } from '../manuals/types';

export type Seller = {
  key: 'roestwerk' | 'toess' | 'keramik' | 'zubehoer';
  /** as it stands beside a product, after "Verkauft von" */
  name: string;
  legalName: string;
  address: string;
  mail: string;
  phone: string;
  phoneNumber: string;
};

type Title = Record<Locale, string>;

export type Medium =
  /** `document` is the key of a manual, from which a PDF is made */
  { kind: Manual['kind']; title: Title; document: string } | { kind: 'video'; title: Title; href: string };

export type CatalogueProduct = {
  key: string;
  sku: string;
  name: string;
  variant: string;
  /** consumer price in Rappen, VAT included */
  chf: number;
  /** consumer price in cents, VAT included: the German price list, not a conversion */
  eur: number;
  /** Swiss VAT per 10,000: 260 for food and books, else 810 */
  vat: 810 | 260;
  seller: Seller['key'];
  category:
    | 'machines'
    | 'grinders'
    | 'beans'
    | 'cups'
    | 'tools'
    | 'scales'
    | 'brewing'
    | 'cleaning'
    | 'parts'
    | 'textiles'
    | 'books';
  /** below public/ */
  picture: string;
  /** grams, packed for shipping */
  weight: number;
  media: readonly Medium[];
};
