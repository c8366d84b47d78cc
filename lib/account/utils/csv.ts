import { stringify } from 'csv-stringify/sync';
import type { getTranslations } from 'next-intl/server';
import { localDay } from '@/lib/core/format';
import { minorDigits } from '@/lib/core/money';
import { returnDayOf } from '@/lib/orders/policy/next-act';
import type { ExportedOrder } from '../types';

type Texts = Awaited<ReturnType<typeof getTranslations<'orders'>>>;

/** What spreadsheets of the German-speaking world expect; the mark at the beginning tells them that it is UTF-8. */
const FORMAT = { delimiter: ';', record_delimiter: 'windows', escape_formulas: true } as const;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Orders as CSV, batch by batch. Days are written as ISO dates and amounts with a point, which every spreadsheet reads;
 * a text that begins like a formula is kept from being one.
 */
export async function* csvOf(batches: AsyncIterable<ExportedOrder[]>, t: Texts): AsyncGenerator<string> {
  const columns = [
    t('csv.number'),
    t('csv.placed'),
    t('csv.reference'),
    t('csv.buyer'),
    t('csv.state'),
    t('csv.stateDate'),
    t('csv.nextDate'),
    t('csv.returnUntil'),
    t('csv.items'),
    t('csv.currency'),
    t('csv.total'),
    t('csv.payment'),
    t('csv.tracking'),
    t('csv.invoices'),
  ];
  const today = localDay(new Date());
  yield BYTE_ORDER_MARK + stringify([columns], FORMAT);
  for await (const orders of batches)
    yield stringify(
      orders.map((order) => rowOf(order, t, today)),
      FORMAT,
    );
}

function rowOf(order: ExportedOrder, t: Texts, today: string): string[] {
  const { summary } = order;
  return [
    order.number,
    order.placedOn,
    order.reference ?? '',
    order.buyerName ?? '',
    t(`state.${summary.state}`),
    summary.stateDate ?? '',
    summary.nextDate ?? '',
    returnDayOf(summary, today) ?? '',
    String(summary.itemCount),
    order.currency,
    decimal(order.total, order.currency),
    t(summary.paymentDue ? 'csv.yes' : 'csv.no'),
    order.trackingNumbers.join(' '),
    order.invoices.join(' '),
  ];
}

function decimal(amount: number, currency: string): string {
  const digits = minorDigits(currency) ?? 2;
  return (amount / 10 ** digits).toFixed(digits);
}
