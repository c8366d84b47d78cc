import type { OrderListEntry } from '@/lib/account/types';
import { isHttps } from '@/lib/core/paths';
import type { OrderAction, OrderState } from '@/lib/orders/types';
import { documentPath } from './order-paths';

/** Where each act has its place on the order's own page. */
export const actPlaces: Record<OrderAction, string> = {
  collect: '#sendungen',
  track: '#sendungen',
  pay: '#betrag',
  document: '#dokumente',
  ask: '#frage',
};

/** Where the next act leads instead: to the shop's payment page, or to a paper; null = its place on the order's page. */
export function actTarget({ summary, documentId, paymentUrl }: OrderListEntry): string | null {
  if (summary.action === 'pay') return paymentUrl && isHttps(paymentUrl) ? paymentUrl : null;
  return summary.action === 'document' && documentId ? documentPath(documentId) : null;
}

/** Whether the act saves a paper. */
export const isFile = ({ summary, documentId }: OrderListEntry) => summary.action === 'document' && documentId !== null;

/** A parcel to collect, or on its way without trouble, is what people come for: its button is the filled one. */
export const isUrgent = (act: OrderAction, state: OrderState) =>
  act === 'collect' || (act === 'track' && state !== 'problem' && state !== 'delayed');
