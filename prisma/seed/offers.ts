import type { Transaction } from '@/lib/core/db';
import { price, stock } from '@/lib/ingest/contracts/v1/offers';
import { writePrices, writeStock } from '@/lib/ingest/mutations/offers';
import type { ImportSource } from '@/lib/ingest/types';
import type { Calendar } from './calendar';
import { type CatalogueKey, catalogue } from './catalogue';

/** What is sold out, and in how many days there is some again. */
const SOLD_OUT: Partial<Record<CatalogueKey, number>> = { cupsSix: 9, beansGastro: 4 };

/** What the shop sells today, as it would state it: with these an article can be exchanged, or given back without a receipt. */
export async function seedOffers(tx: Transaction, source: ImportSource, calendar: Calendar): Promise<void> {
  await writePrices(
    tx,
    source,
    catalogue.flatMap(({ sku, chf, eur, vat }) =>
      Object.entries({ CHF: chf, EUR: eur }).map(([currency, amount]) =>
        price.parse({ sku, currency, amount, vatIncluded: true, vatRate: vat }),
      ),
    ),
  );
  await writeStock(
    tx,
    source,
    catalogue.map(({ key, sku }) => {
      const days = SOLD_OUT[key as CatalogueKey];
      return stock.parse(
        days === undefined ? { sku, available: true } : { sku, available: false, availableOn: calendar.day(days) },
      );
    }),
  );
}
