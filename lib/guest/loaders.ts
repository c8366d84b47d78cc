import type { OrderPage } from '@/lib/account/types';
import { claimedId } from '@/lib/core/computed-token';
import { openLive } from '@/lib/core/live';
import { log } from '@/lib/core/log';
import { missing } from '@/lib/core/missing';
import type { PictureSheet } from '@/lib/core/picture-places';
import { sheetOf } from '@/lib/core/pictures';
import { requestContext } from '@/lib/core/request-context';
import { requireGuest } from '@/lib/identity/loaders/guest';
import { loadClientAddress, loadViewer } from '@/lib/identity/loaders/viewer';
import { getGuestOrder, getOrderStatus, getParcelStatus, listLiveParcelLinks } from './queries';
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

/** The same gate, and a stream that says when to look at the page again. */
export async function loadParcelStatusStream(request: Request, token: string): Promise<Response> {
  const address = await loadClientAddress();
  const read = async () => {
    const answer = await getParcelStatus(token, address, new Date());
    return answer.ok ? answer.status.revision : refuse(answer.reason, 'parcelStatus');
  };
  // A link is shared: each address that looks has its own share of open pages.
  const owner = `${token}${FROM}${address}`;
  const stream = await openLive(request, { topic: claimedId(token) ?? '', owner, gate: stillOpen, read });
  return stream ?? missing('parcel status');
}

const FROM = ' from ';

/** Which of the owners may still look. */
async function stillOpen(owners: readonly string[]): Promise<ReadonlySet<string>> {
  const tokenOf = (owner: string) => owner.split(FROM)[0] ?? '';
  const open = await listLiveParcelLinks([...new Set(owners.map(tokenOf))]);
  return new Set(owners.filter((owner) => open.has(tokenOf(owner))));
}

function refuse(reason: 'limited' | 'unknown', action: 'orderStatus' | 'parcelStatus'): never {
  const context = requestContext.getStore();
  if (reason === 'limited' && context) {
    context.denied = 429;
    log().warn({ event: 'limited', action });
  }
  missing(action === 'orderStatus' ? 'order status' : 'parcel status');
}
