import { optionsWithoutReceipt } from '@/lib/afterpurchase/policy/without-receipt';
import type { Transaction } from '@/lib/core/db';
import { db } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import type { StaffScope } from '@/lib/identity/types/viewer';
import { getReturnSettings } from '@/lib/returns/queries/settings';
import { getRules } from '@/lib/rules/queries';
import { VARIANTS_MAX } from '../constants';
import type { LooseChoice } from '../types';

/** What is known of the goods of a case without an order. */
type Goods = { sourceId: string; sku: string | null; quantity: number };

/** What may be had without a receipt for the goods of a case. @param number of the case */
export async function listWithoutReceipt(_scope: StaffScope, number: string): Promise<LooseChoice[]> {
  const found = await db.return.findFirst({
    where: { number, accountId: null, NOT: { state: 'draft' } },
    relationLoadStrategy: 'join',
    select: { sourceId: true, items: { take: 1, select: { sku: true, received: true } } },
  });
  const [goods] = found?.items ?? [];
  if (!found || !goods) return [];
  return choicesFor(db, { sourceId: found.sourceId, sku: goods.sku, quantity: goods.received }, new Date());
}

/**
 * What may be had for goods without an order, in each currency in which they have a price today: credit, the same article,
 * or another of its variants that costs at least as much. What costs less is had with credit.
 * @returns closed ones too, with their reason; where no price is known one of each kind
 */
export async function choicesFor(tx: Transaction | typeof db, goods: Goods, now: Date): Promise<LooseChoice[]> {
  const { sourceId, sku, quantity } = goods;
  const own = sku
    ? await tx.product.findUnique({
        where: { sourceId_sku: { sourceId, sku } },
        select: { name: true, category: true, sellerId: true, sku: true, variant: true },
      })
    : null;
  const variants = own
    ? await tx.product.findMany({
        where: { sourceId, name: own.name, sellerId: own.sellerId, NOT: { sku: own.sku } },
        orderBy: { sku: 'asc' },
        take: VARIANTS_MAX,
        select: { sku: true, name: true, variant: true },
      })
    : [];
  const articles = own ? [own, ...variants] : [];
  const prices = await tx.price.findMany({
    where: {
      ...{ sourceId, sku: { in: articles.map((one) => one.sku) }, customerKey: '' },
      ...{ withdrawn: false, vatIncluded: true, minQuantity: { lte: 1 } },
    },
    orderBy: { minQuantity: 'asc' },
    select: { sku: true, currency: true, amount: true, priceUnit: true },
  });
  const priceOf = (article: string, currency: string | null) =>
    prices.findLast((price) => price.sku === article && price.currency === currency) ?? null;
  const currencies = [...new Set(prices.filter((price) => price.sku === sku).map(({ currency }) => currency))].sort();
  const [rules, { calendar }] = await Promise.all([getRules(), getReturnSettings()]);
  const ask = (currency: string | null) => {
    const price = sku === null ? null : priceOf(sku, currency);
    const facts = { sku: sku ?? '', category: own?.category ?? null, country: calendar.country, quantity };
    const cost = price && { amount: price.amount, unit: price.priceUnit };
    return optionsWithoutReceipt({ ...facts, price: cost }, rules, localDay(now));
  };
  return (currencies.length > 0 ? currencies : [null]).flatMap((currency) =>
    ask(currency).flatMap((option): LooseChoice[] => {
      const choice = { currency, option, article: null, difference: 0 };
      if (option.right === 'return') return [{ ...choice, key: `credit.${currency}` }];
      if (!option.open) return [{ ...choice, key: `exchange.${currency}` }];
      return articles.flatMap((article): LooseChoice[] => {
        const price = priceOf(article.sku, currency);
        const difference = price && Math.round((price.amount * quantity) / price.priceUnit) - option.worth;
        return difference === null || difference < 0
          ? []
          : [{ ...choice, key: `exchange.${currency}.${article.sku}`, article, difference }];
      });
    }),
  );
}
