import { shownOptions } from '@/lib/afterpurchase/policy/shown';
import { db } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { giftUrl, statusUrl } from '@/lib/guest/utils';
import { returnDayOf } from '@/lib/orders/policy/next-act';
import { afterItemFrom, afterItemSelect, afterOrderFrom, afterOrderSelect } from '@/lib/orders/queries/after';
import { itemFactsFrom, summaryFrom } from '@/lib/orders/queries/summaries';
import { fromDateColumn } from '@/lib/orders/utils';
import { getRules } from '@/lib/rules/queries';
import { type OrderAnswer, orderAnswer } from '../contracts/v1/answers';
import type { ApiCaller } from '../types';

/**
 * An order as the portal shows it, for the shop that brought it. One statement.
 * @param caller of another source gets nothing (domain rule 9)
 * @param id the source's own
 */
export async function getSourceOrder(caller: ApiCaller, id: string): Promise<OrderAnswer | null> {
  const order = await db.order.findFirst({
    where: { sourceId: caller.source.id, sourceKey: id },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      sourceKey: true,
      number: true,
      locale: true,
      statusVersion: true,
      ...afterOrderSelect,
      sourceVersion: true,
      account: { select: { memberships: { take: 1, select: { role: true } } } },
      items: { orderBy: { position: 'asc' }, select: { lineKey: true, ...afterItemSelect } },
      shipments: {
        orderBy: { sequence: 'asc' },
        select: { sourceKey: true, state: true, trackingNumber: true, expectedOn: true, promisedOn: true },
      },
      documents: { orderBy: { id: 'asc' }, select: { sourceKey: true, kind: true, number: true } },
    },
  });
  if (!order) return null;
  const summary = summaryFrom(order);
  const after = afterOrderFrom(order);
  const [rules, now] = [await getRules(), new Date()];
  return orderAnswer.parse({
    id: order.sourceKey,
    number: order.number,
    statusUrl: statusUrl(order),
    giftUrl: giftUrl(order),
    state: summary.state,
    stateDate: summary.stateDate,
    nextDate: summary.nextDate,
    returnUntil: returnDayOf(summary, localDay(now)),
    currency: order.currency,
    total: order.total,
    version: order.sourceVersion === null ? null : Number(order.sourceVersion),
    claimed: order.account.memberships.length > 0,
    items: order.items.map((item) => {
      const facts = itemFactsFrom(item);
      const quantities = {
        ordered: facts.quantityOrdered,
        open: facts.quantityOpen,
        cancelled: facts.quantityCancelled,
        inTransit: facts.quantityInTransit,
        delivered: facts.quantityDelivered,
        lost: facts.quantityLost,
        returned: facts.quantityReturned,
      };
      const options = shownOptions(afterItemFrom(item), after, rules, now).map(({ refusal, ...option }) => ({
        ...option,
        reason: refusal?.why ?? null,
      }));
      return { line: item.lineKey, sku: item.sku, quantities, options };
    }),
    shipments: order.shipments.map(({ sourceKey, state, trackingNumber, expectedOn, promisedOn }) => ({
      id: sourceKey,
      state,
      trackingNumber,
      expectedOn: fromDateColumn(expectedOn),
      promisedOn: fromDateColumn(promisedOn),
    })),
    documents: order.documents.map(({ sourceKey, kind, number }) => ({ id: sourceKey, kind, number })),
  });
}
