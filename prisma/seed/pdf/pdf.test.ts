import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { testEnvironment } from '@/e2e/support/database';
import { locales } from '@/lib/core/i18n/locales';
import { labels } from './labels';
import { makeManualPdf } from './manual';
import {
  makeCreditNotePdf,
  makeDeliveryNotePdf,
  makeInvoicePdf,
  makeOrderConfirmationPdf,
  makeWarrantyPdf,
} from './papers';
import { storePapers } from './store';
import type { InvoiceInput } from './types';

const seller = {
  name: 'Röstwerk AG',
  addressLines: ['Geroldstrasse 20', '8005 Zürich'],
  mail: 'hallo@roestwerk.example',
  phone: '044 555 01 40',
};
const lea = ['Lea Brunner', 'Idastrasse 14', '8003 Zürich'];
const grinder = { name: 'Kaffeemühle Töss 64', variant: 'Matt schwarz', sku: 'T64-01', quantity: 1 };
const priced = { ...grinder, unitPrice: 74900, total: 74900 };
const input: InvoiceInput = {
  locale: 'de-CH',
  seller,
  number: '2026-24817',
  orderNumber: 'RW-24817',
  reference: 'Küche',
  placedOn: '2026-11-19',
  issuedOn: '2026-11-20',
  billing: lea,
  shipping: ['Café Linde GmbH', 'Lindenplatz 3', '8400 Winterthur'],
  currency: 'CHF',
  lines: [priced, { name: 'Hausmischung Nr. 4', sku: '2201-01', quantity: 2, unitPrice: 61750, total: 123500 }],
  fees: [
    { name: 'Gutschein HERBST', total: -4000 },
    { name: 'Versand', total: 900 },
  ],
  vat: [{ rate: 810, base: 180666, amount: 14634 }],
  total: 195300,
  payment: 'Bezahlt am 19. November 2026, Visa, Endziffern 4417',
};
const warranty = { ...input, product: grinder, validUntil: '2028-11-19', terms: ['Zwei Jahre.'] };
const delivery = { ...input, number: 'L-1', parcel: 'Paket 1', carrier: 'Die Post', trackingNumber: '99.60.1' };

type Node = { role?: string; children?: Node[] };

async function read(pdf: Buffer) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(document, { mergePages: true });
  const page = await document.getPage(1);
  const roles: string[] = [];
  const collect = ({ role, children = [] }: Node) => {
    if (role) roles.push(role);
    children.forEach(collect);
  };
  collect((await page.getStructTree()) as Node);
  const { info } = await document.getMetadata();
  const marked = await document.getMarkInfo();
  const pages = document.numPages;
  return {
    text: text.replace(/\s+/g, ' '),
    roles,
    info: info as Record<string, unknown>,
    marked: marked?.Marked,
    pages,
  };
}

describe('an invoice', () => {
  it('says who, what, how much, and how it was paid', async () => {
    const { text, pages } = await read(await makeInvoicePdf(input));
    for (const part of [
      'Rechnung 2026-24817',
      'Zur Bestellung RW-24817 vom 19. November 2026',
      '20. November 2026',
      'Lea Brunner Idastrasse 14 8003 Zürich',
      'Café Linde GmbH',
      'Kaffeemühle Töss 64',
      'Matt schwarz, Art. T64-01',
      "CHF 1'235.00",
      '− CHF 40.00',
      'davon MWST 8.1 %',
      "CHF 1'953.00",
      'Endziffern 4417',
      'Seite 1 von 1',
    ]) {
      expect(text).toContain(part);
    }
    expect(pages).toBe(1);
  });

  it('can be read aloud: tagged, with language, title, one heading, and a table that has heads', async () => {
    const { roles, info, marked } = await read(await makeInvoicePdf(input));
    expect(marked).toBe(true);
    expect(info).toMatchObject({ Title: 'Rechnung 2026-24817', Language: 'de-CH', Author: 'Röstwerk AG' });
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
    expect(roles.filter((role) => role === 'TH')).toHaveLength(4);
    // Two lines and three sums, then total and tax.
    expect(roles.filter((role) => role === 'TR')).toHaveLength(1 + 2 + 3 + 2);
  });

  it('the same facts give the same bytes, other facts others', async () => {
    const [first, second] = [await makeInvoicePdf(input), await makeInvoicePdf(input)];
    expect(first.equals(second)).toBe(true);
    expect(first.equals(await makeInvoicePdf({ ...input, number: '2026-1' }))).toBe(false);
  });

  it('with many lines goes over pages, the heads with it', async () => {
    const { text, pages } = await read(await makeInvoicePdf({ ...input, lines: Array(60).fill(priced) }));
    expect(pages).toBeGreaterThan(2);
    expect(text.match(/Einzelpreis/g)).toHaveLength(pages);
    expect(text).toContain(`Seite ${pages} von ${pages}`);
  });

  it('an open one carries the Swiss payment part', async () => {
    const creditor = {
      name: 'Röstwerk AG',
      street: 'Geroldstrasse',
      houseNumber: '20',
      postcode: '8005',
      city: 'Zürich',
    };
    const qrBill = { iban: 'CH5800791123000889012', creditor: { ...creditor, country: 'CH' } };
    const { text } = await read(await makeInvoicePdf({ ...input, locale: 'fr-CH', qrBill }));
    for (const part of ['Section paiement', 'CH58 0079 1123 0008 8901 2', '1 953.00']) expect(text).toContain(part);
  });
});

describe.each(locales)('in %s', (locale) => {
  const words = labels[locale];
  it.each([
    ['invoice', () => makeInvoicePdf({ ...input, locale }), `${words.invoice} 2026-24817`, words.unitPrice],
    [
      'confirmation',
      () => makeOrderConfirmationPdf({ ...input, locale }),
      `${words.orderConfirmation} RW-24817`,
      words.total,
    ],
    [
      'credit note',
      () => makeCreditNotePdf({ ...input, locale, number: 'G-1' }),
      `${words.creditNote} G-1`,
      words.credited,
    ],
    ['delivery note', () => makeDeliveryNotePdf({ ...delivery, locale }), `${words.deliveryNote} L-1`, words.tracking],
    [
      'warranty card',
      () => makeWarrantyPdf({ ...warranty, locale }),
      `${words.warranty} Kaffeemühle Töss 64`,
      words.validUntil,
    ],
  ])('the %s has its title and its words, and is small', async (_what, make, title, word) => {
    const pdf = await make();
    const { text, info } = await read(pdf);
    expect(info).toMatchObject({ Title: title, Language: locale });
    expect(text).toContain(title);
    expect(text).toContain(word);
    expect(pdf.length).toBeLessThan(60 * 1024);
  });
});

it('a delivery note names the address of the goods and no price', async () => {
  const { text } = await read(await makeDeliveryNotePdf(delivery));
  expect(text).toContain('Café Linde GmbH Lindenplatz 3');
  expect(text).toContain('99.60.1');
  expect(text).not.toMatch(/CHF|749/);
});

it('a manual has headings and numbered steps', async () => {
  const section = { heading: 'Reinigen', paragraphs: ['Alle zwei Wochen.'], steps: ['Ausschalten.', 'Bürsten.'] };
  const about = { locale: 'de-CH' as const, seller, title: 'Töss 64', issuedOn: '2026-03-02' };
  const { text, roles } = await read(await makeManualPdf({ ...about, sections: Array(3).fill(section) }));
  expect(text).toContain('Reinigen Alle zwei Wochen. 1 Ausschalten. 2 Bürsten.');
  expect(roles.filter((role) => role === 'H2')).toHaveLength(3);
  expect(roles.filter((role) => role === 'LI')).toHaveLength(6);
});

it('papers are stored in the order given, each under a key of its own', async () => {
  process.env.PORTAL_DATA = mkdtempSync(join(tmpdir(), 'papers-'));
  Object.assign(
    process.env,
    testEnvironment({ url: 'postgres://app@db/portal', ownerUrl: 'postgres://owner@db/portal' }),
  );
  const names = Array.from({ length: 10 }, (_, index) => `Rechnung ${index}.pdf`);
  const files = await storePapers(
    names.map((name) => ({ name, make: () => makeInvoicePdf({ ...input, number: name }) })),
  );
  expect(files.map(({ name }) => name)).toEqual(names);
  expect(new Set(files.flatMap(({ key, sha256 }) => [key, sha256])).size).toBe(20);
  await expect(storePapers([{ name: 'a.pdf', make: async () => Buffer.from('no PDF') }])).rejects.toThrow('mediaType');
  rmSync(process.env.PORTAL_DATA, { recursive: true });
});

it('letters that an earlier paper showed with accents only are not silent in the next', async () => {
  await makeDeliveryNotePdf({ ...delivery, shipping: ['ÀÈÌÒÙÝÇÑ', 'ãëïöûÿ'] });
  const { text } = await read(await makeDeliveryNotePdf({ ...delivery, shipping: ['AEIOUYCN', '2. Oktober'] }));
  expect(text).toContain('AEIOUYCN 2. Oktober');
});

it('a letter that the typeface has not is an error, not an empty box', async () => {
  await expect(makeInvoicePdf({ ...input, billing: ['Łukasz'] })).rejects.toThrow('no "Ł"');
});
