import { SwissQRBill } from 'swissqrbill/pdf';
import type { Locale } from '@/lib/core/i18n/locales';
import type { Paper } from './paper';
import type { InvoiceInput, QrAddress } from './types';

const language = { 'de-CH': 'DE', 'de-DE': 'DE', 'fr-CH': 'FR', 'it-CH': 'IT', en: 'EN' } as const satisfies Record<
  Locale,
  string
>;

/** 105 mm at the foot of an A4 page, as the standard wants it. */
const TOP_OF_SLIP = 841.89 - SwissQRBill.height;

const party = ({ name, street, houseNumber, postcode, city, country }: QrAddress) => ({
  name,
  address: street,
  ...(houseNumber ? { buildingNumber: houseNumber } : {}),
  zip: postcode,
  city,
  country,
});

/** Adds the payment part of an open invoice, on a page of its own where it does not fit below the sums. */
export function addQrBill(
  paper: Paper,
  { locale, number, currency, total, qrBill }: InvoiceInput & { qrBill: NonNullable<InvoiceInput['qrBill']> },
): void {
  if (currency !== 'CHF' && currency !== 'EUR') throw new Error(`There is no Swiss payment part in ${currency}.`);
  const title = `${paper.labels.invoice} ${number}`;
  const bill = new SwissQRBill(
    {
      amount: total / 100,
      currency,
      message: title,
      creditor: { account: qrBill.iban, ...party(qrBill.creditor) },
      ...(qrBill.debtor ? { debtor: party(qrBill.debtor) } : {}),
    },
    { language: language[locale] },
  );
  if (paper.y + 20 > TOP_OF_SLIP) {
    paper.newPage();
    paper.flow('H2', title, { size: 15, bold: true });
  }
  paper.tagged(paper.root, 'Figure', () => bill.attachTo(paper.doc, 0, TOP_OF_SLIP), { alt: title });
  paper.fillPage();
}
