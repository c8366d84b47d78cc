'use server';

import { log } from '@/lib/core/log';
import { done, publicAction, refuse } from '@/lib/identity/action';
import { clearGuestCookie, readGuestId, writeGuestCookie } from '@/lib/identity/auth';
import { GIFT_HOME, GUEST_HOME, GUEST_START } from '@/lib/identity/constants';
import { leaveGuestSession, openGuestSession } from '@/lib/identity/mutations/guests';
import { GUEST_LIMITS } from './constants';
import { loadGiftOrder } from './loaders/gifts';
import { requestGuestLink } from './mutations';
import { requestGiftLink } from './mutations/gifts';
import { endGuestSchema, findGuestOrderSchema, openGuestLinkSchema, requestGiftLinkSchema } from './schema';

/** Mails a link to an order; the screen says the same whatever was typed (T18). */
export const requestGuestLinkAction = publicAction(
  { name: 'requestGuestLink', schema: findGuestOrderSchema, limit: GUEST_LIMITS.address },
  async ({ input }) => {
    await requestGuestLink(input);
    return done(GUEST_START, 'guestLinkSent');
  },
);

/**
 * Mails a link to whoever names an address on the page of a present. The answer is the same whichever it is; without the
 * present's link the action does not exist.
 */
export const requestGiftLinkAction = publicAction(
  { name: 'requestGiftLink', schema: requestGiftLinkSchema, limit: GUEST_LIMITS.address },
  async ({ input: { token, email } }) => {
    const { orderId } = await loadGiftOrder(token);
    await requestGiftLink(orderId, email);
    return done(`/geschenk/${token}`, 'giftLinkSent');
  },
);

/** The one button behind a guest's link; opening the link alone does nothing (T35). */
export const openGuestLinkAction = publicAction(
  { name: 'openGuestLink', schema: openGuestLinkSchema, limit: GUEST_LIMITS.address, countFailures: true },
  async ({ input }) => {
    const opened = await openGuestSession(input.token, await readGuestId());
    if (!opened) {
      log().warn({ event: 'guest-link-refused' });
      return refuse('guestLinkDead');
    }
    await writeGuestCookie(opened.id);
    log().info({ event: 'guest-session-started', kind: opened.kind });
    return done(opened.kind === 'gift' ? GIFT_HOME : GUEST_HOME);
  },
);

/** Ends the look, here and wherever its cookie was copied to. */
export const endGuestAction = publicAction({ name: 'endGuest', schema: endGuestSchema }, async () => {
  const guestId = await readGuestId();
  if (guestId) await leaveGuestSession(guestId);
  await clearGuestCookie();
  return done(GUEST_START, 'guestEnded');
});
