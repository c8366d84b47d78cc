'use server';

import { log } from '@/lib/core/log';
import { done, publicAction, refuse } from '@/lib/identity/action';
import { clearGuestCookie, readGuestId, writeGuestCookie } from '@/lib/identity/auth';
import { GUEST_HOME, GUEST_START } from '@/lib/identity/constants';
import { leaveGuestSession, openGuestSession } from '@/lib/identity/mutations/guests';
import { GUEST_LIMITS } from './constants';
import { requestGuestLink } from './mutations';
import { endGuestSchema, findGuestOrderSchema, openGuestLinkSchema } from './schema';

/** Mails a link to an order; the screen says the same whatever was typed (T18). */
export const requestGuestLinkAction = publicAction(
  { name: 'requestGuestLink', schema: findGuestOrderSchema, limit: GUEST_LIMITS.address },
  async ({ input }) => {
    await requestGuestLink(input);
    return done(GUEST_START, 'guestLinkSent');
  },
);

/** The one button behind a guest's link; opening the link alone does nothing (T35). */
export const openGuestLinkAction = publicAction(
  { name: 'openGuestLink', schema: openGuestLinkSchema, limit: GUEST_LIMITS.address, countFailures: true },
  async ({ input }) => {
    const guestId = await openGuestSession(input.token, await readGuestId());
    if (!guestId) {
      log().warn({ event: 'guest-link-refused' });
      return refuse('guestLinkDead');
    }
    await writeGuestCookie(guestId);
    log().info({ event: 'guest-session-started' });
    return done(GUEST_HOME);
  },
);

/** Ends the look, here and wherever its cookie was copied to. */
export const endGuestAction = publicAction({ name: 'endGuest', schema: endGuestSchema }, async () => {
  const guestId = await readGuestId();
  if (guestId) await leaveGuestSession(guestId);
  await clearGuestCookie();
  return done(GUEST_START, 'guestEnded');
});
