import type { OrderPage } from '@/lib/account/types';
import { log } from '@/lib/core/log';
import { missing } from '@/lib/core/missing';
import type { PictureSheet } from '@/lib/core/picture-places';
import { sheetOf } from '@/lib/core/pictures';
import { requestContext } from '@/lib/core/request-context';
import { requireGuest } from '@/lib/identity/loaders/guest';
import { loadClientAddress, loadViewer } from '@/lib/identity/loaders/viewer';
import { getGuestOrder, getOrderStatus, getParcelStatus } from './queries';
import type { OrderStatus, ParcelStatus } from './types';

/** Gate and data of the guest's page: the order, when the look ends, and whether somebody is signed in besides. */
export async function loadGuestOrder(): Promise<{ order: OrderPage; endsAt: Date; signedIn: boolean }> {
  const { session, scope } = await requireGuest();
  const order = await getGuestOrder(scope);
  if (!order) missing('guest order');
  return { order, endsAt: session.expiresAt, signedIn: (await loadViewer()) !== null };
}

/**
 * Data of a status page. A wrong, revoked and outlived link end alike, as a page that does not exist; who tries too many
 * gets 429 instead.
 */
export async function loadOrderStatus(token: string): Promise<OrderStatus> {
  const answer = await getOrderStatus(token, await loadClientAddress(), new Date());
  return answer.ok ? answer.status : refuse(answer.reason, 'orderStatus');
}

/** The same for the page of a parcel. */
export async function loadParcelStatus(token: string): Promise<{ status: ParcelStatus; sheet: PictureSheet }> {
  const answer = await getParcelStatus(token, await loadClientAddress(), new Date());
  const status = answer.ok ? answer.status : refuse(answer.reason, 'parcelStatus');
  return { status, sheet: await sheetOf(status.parcel.items.map(({ picture }) => picture)) };
}

function refuse(reason: 'limited' | 'unknown', action: 'orderStatus' | 'parcelStatus'): never {
  const context = requestContext.getStore();
  if (reason === 'limited' && context) {
    context.denied = 429;
    log().warn({ event: 'limited', action });
  }
  missing(action === 'orderStatus' ? 'order status' : 'parcel status');
}
