import { db, type Transaction } from '@/lib/core/db';
import { log } from '@/lib/core/log';
import { publish } from '@/lib/core/outbox';
import { withinLimit } from '@/lib/core/rate-limit';
import { GUEST_LINK_MINUTES } from '@/lib/identity/constants';
import { replaceGuestLink } from '@/lib/identity/mutations/guests';
import { emailKey } from '@/lib/identity/utils';
import { GIFT_LIMITS } from '../constants';
import { findGiftOrder } from '../queries/gifts';

/**
 * Asks for a link to a present. Any address gets one: who holds the gift's link may give it back, and the address is only
 * proven by it. Too many wishes for one order are silently dropped.
 * @param orderId of the present, proven by its link
 * @param email as typed
 */
export async function requestGiftLink(orderId: string, email: string): Promise<void> {
  if (!(await withinLimit(db, `giftLink:order:${orderId}`, GIFT_LIMITS.order))) {
    log().warn({ event: 'limited', action: 'giftLink', orderId });
    return;
  }
  await db.$transaction((tx) => publish(tx, 'gift-link.requested', { orderId, email: emailKey(email) }));
}

/**
 * Makes the link that was asked for; called by the worker in the transaction that marks the outbox row.
 * @returns null if the order is gone meanwhile, or the mailbox has been written to often enough
 */
export async function issueGiftLink(
  tx: Transaction,
  { orderId, email }: { orderId: string; email: string },
): Promise<{ token: string; minutes: number; locale: string } | null> {
  const order = await findGiftOrder(tx, orderId);
  if (!order) return null;
  // Counted outside the transaction: a mail that fails and is tried again is one more that may have arrived.
  if (!(await withinLimit(db, `giftLink:contact:${email}`, GIFT_LIMITS.contact))) {
    log().warn({ event: 'limited', action: 'giftLink', orderId });
    return null;
  }
  const token = await replaceGuestLink(tx, order, email);
  log().info({ event: 'gift-link-issued', orderId });
  return { token, minutes: GUEST_LINK_MINUTES, locale: order.locale };
}
