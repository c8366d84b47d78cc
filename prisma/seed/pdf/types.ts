import type { Locale } from '@/lib/core/i18n/locales';
import type { LocalDay } from '@/lib/orders/types';

/** Whose paper it is; at its head and foot. */
export type Seller = { name: string; addressLines: string[]; mail: string; phone: string };

/** What every paper about an order says. Amounts in the smallest unit, rates per 10,000, addresses line by line. */
type AboutOrder = {
  locale: Locale;
  seller: Seller;
  orderNumber: string;
  /** the customer's own reference */
  reference?: string | null;
  placedOn: LocalDay;
  issuedOn: LocalDay;
  billing: string[];
  shipping: string[];
};

export type PaperLine = {
  name: string;
  variant?: string | null;
  sku: string;
  quantity: number;
};
export type PricedLine = PaperLine & {
  /** of one piece */
  unitPrice: number;
  total: number;
  vatRate?: number | null;
};

type Priced = AboutOrder & {
  /** of the paper */
  number: string;
  currency: string;
  lines: PricedLine[];
  fees: { name: string; total: number; vatRate?: number | null }[];
  /** `base` is without the tax */
  vat: { rate: number; base: number; amount: number }[];
  total: number;
  /** a sentence: how and when it was paid, or until when it has to be */
  payment?: string | null;
};

export type InvoiceInput = Priced & {
  /** adds the Swiss payment part; for open invoices in CHF or EUR */
  qrBill?: { iban: string; creditor: QrAddress; debtor?: QrAddress } | null;
};
/** Structured (type S), as the standard wants it. */
export type QrAddress = {
  name: string;
  street: string;
  houseNumber?: string;
  postcode: string;
  city: string;
  country: string;
};

/** Has the order's number; `payment` says how it will be paid. */
export type OrderConfirmationInput = Omit<Priced, 'number'>;

/** Quantities and amounts are positive: money towards the customer. `payment` says where it went. */
export type CreditNoteInput = Priced & {
  /** of the invoice that it corrects */
  invoiceNumber?: string | null;
};

export type DeliveryNoteInput = AboutOrder & {
  number: string;
  lines: PaperLine[];
  /** "Paket 1 von 2" */
  parcel?: string | null;
  carrier?: string | null;
  trackingNumber?: string | null;
};

export type WarrantyInput = Omit<AboutOrder, 'shipping' | 'reference'> & {
  number: string;
  product: PaperLine & { serialNumber?: string | null };
  validUntil: LocalDay;
  /** in the shop's words, one paragraph each */
  terms: string[];
};

/** A manual or a care sheet. */
export type ManualInput = {
  locale: Locale;
  seller: Seller;
  title: string;
  /** one sentence below the title */
  lead?: string | null;
  issuedOn: LocalDay;
  sections: { heading: string; paragraphs: string[]; steps?: string[] }[];
};
