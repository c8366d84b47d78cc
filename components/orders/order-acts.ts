import type { OrderListEntry } from '@/lib/account/types';
import { isHttps } from '@/lib/core/paths';
import type { NextAct, OrderAction, OrderState } from '@/lib/orders/types';
import { cancelPath, returnPath } from '@/lib/orders/utils';
import { documentPath, orderPath } from './order-paths';

/** Where each act has its place on the order's own page. */
export const actPlaces: Record<OrderAction, string> = {
  collect: '#sendungen',
  track: '#sendungen',
  pay: '#betrag',
  document: '#dokumente',
  ask: '#frage',
};

/** Where an act leads: to its own page, or to its place on the order's. */
export function actPath(act: NextAct['act'], number: string): string {
  if (act === 'return') return returnPath(number);
  return act === 'cancel' ? cancelPath(number) : orderPath(number) + actPlaces[act];
}

/** Where the next act leads instead: to the shop's payment page, or to a paper; null = to `actPath`. */
export function actTarget({ documentId, paymentUrl }: OrderListEntry, act: NextAct['act']): string | null {
  if (act === 'pay') return paymentUrl && isHttps(paymentUrl) ? paymentUrl : null;
  return act === 'document' && documentId ? documentPath(documentId) : null;
}

/** Whether the act saves a paper. */
export const isFile = ({ documentId }: OrderListEntry, act: NextAct['act']) =>
  act === 'document' && documentId !== null;

/** A parcel to collect, or on its way without trouble, is what people come for: its button is the filled one. */
export const isUrgent = (act: NextAct['act'], state: OrderState) =>
  act === 'collect' || (act === 'track' && state !== 'problem' && state !== 'delayed');
