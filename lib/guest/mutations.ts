import { db, type Transaction } from '@/lib/core/db';
import { log } from '@/lib/core/log';
import { publish } from '@/lib/core/outbox';
import { withinLimit } from '@/lib/core/rate-limit';
import { GUEST_LINK_MINUTES } from '@/lib/identity/constants';
import { replaceGuestLink } from '@/lib/identity/mutations/guests';
import { emailKey } from '@/lib/identity/utils';
import { numberKey } from '@/lib/orders/utils';
import { GUEST_LIMITS } from './constants';
import { findGuestMatch } from './queries';

/**
 * Asks for a link to an order. Right and wrong values cost the same statements; the worker finds out which they are (T18).
 * Too many wishes for one number are silently dropped.
 * @param wish as typed
 */
export async function requestGuestLink(wish: { number: string; proof: string }): Promise<void> {
  if (!(await withinLimit(db, `guestLink:number:${numberKey(wish.number)}`, GUEST_LIMITS.number))) return;
  await db.$transaction((tx) => publish(tx, 'guest-link.requested', wish));
}

/** What the mail with a guest's link needs. The token exists in the mail only. */
export type IssuedGuestLink = { token: string; minutes: number; number: string; address: string; locale: string };

/**
 * Makes the link that was asked for, for the order's own address and never for a typed one. Called by the worker in the
 * transaction that marks the outbox row, so a mail that was handed over twice has one live link.
 * @returns null if nothing fits, the order names no address, or its address has been written to often enough
 */
export async function issueGuestLink(
  tx: Transaction,
  wish: { number: string; proof: string },
): Promise<IssuedGuestLink | null> {
  const order = await findGuestMatch(tx, wish.number, wish.proof);
  if (!order?.contactEmail) {
    log().info({ event: 'guest-link-missed', reason: order ? 'no-address' : 'no-match' });
    return null;
  }
  // Counted outside the transaction: a mail that fails and is tried again is one more that may have arrived.
  if (!(await withinLimit(db, `guestLink:contact:${emailKey(order.contactEmail)}`, GUEST_LIMITS.contact))) {
    log().warn({ event: 'limited', action: 'guestLink', orderId: order.id });
    return null;
  }
  const token = await replaceGuestLink(tx, order);
  log().info({ event: 'guest-link-issued', orderId: order.id });
  const { contactEmail: address, number, locale } = order;
  return { token, minutes: GUEST_LINK_MINUTES, number, address, locale };
}
