import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** Lines of an invoice in the known exports, on average. */
const LINES = 20;
const COUNTRIES = ['United Kingdom', 'Germany', 'France', 'EIRE', 'Switzerland', 'Unspecified', 'European Community'];

/**
 * Writes a file of invoice lines with everything that the known exports hold: a quarter of the invoices without a
 * customer, credit notes, postage, discounts, entries by hand, articles without a description or a price, lines that
 * repeat each other, prices finer than a penny. The same every time.
 * @returns how many lines it has, at least as many as wanted
 */
export async function writeInvoices(path: string, wanted: number): Promise<number> {
  const out = createWriteStream(path);
  out.write('InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n');
  let lines = 0;
  for (let invoice = 0; lines < wanted; invoice += 1) {
    const rows = rowsOf(invoice);
    lines += rows.length;
    if (!out.write(rows.join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return lines;
}

function rowsOf(invoice: number): string[] {
  const credit = invoice % 12 === 5;
  const number = `${credit ? 'C' : ''}${536_365 + invoice}`;
  const customer = invoice % 4 === 3 ? '' : String(12_346 + (invoice % 4_300));
  const country = COUNTRIES[invoice % 40 < 34 ? 0 : invoice % COUNTRIES.length];
  const date = new Date(Date.UTC(2010, 11, 1, 8) + invoice * 20 * 60_000).toISOString().slice(0, 16).replace('T', ' ');
  const sign = credit ? -1 : 1;
  const row = (code: string, text: string, quantity: number, price: string) =>
    `${number},${code},${text},${sign * quantity},${date},${price},${customer},${country}\n`;
  const count = credit ? 3 : 1 + ((invoice * 7) % (2 * LINES));
  const rows = Array.from({ length: count }, (_, line) => {
    const article = (invoice * 13 + line * 31) % 4_000;
    const code = `${20_000 + article}${article % 9 === 0 ? 'B' : ''}`;
    const text =
      article % 300 === 0 ? '' : article % 7 === 0 ? `"MUG, RED ""RETROSPOT"" ${article}"` : `LIGHT ${article}`;
    return row(code, text, 1 + (article % 24), article % 500 === 0 ? '0' : `${(article % 20) + 0.25}`);
  });
  if (invoice % 5 === 0) rows.push(row('POST', 'POSTAGE', 1, '18'));
  if (invoice % 50 === 0) rows.push(row('M', 'Manual', 1, '0.001'));
  if (invoice % 60 === 0 && !credit) rows.push(`${number},D,Discount,-1,${date},0.5,${customer},${country}\n`);
  if (invoice % 30 === 0) rows.push(rows[0] ?? '');
  return rows;
}
