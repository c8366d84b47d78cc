import { redirect } from 'next/navigation';
import { cache } from 'react';
import { readGuestId } from '../auth';
import { GIFT_HOME, GUEST_ENDED, GUEST_START } from '../constants';
import { guestScopeOf, visitOf } from '../policy/scopes';
import { findOpenGuestLink, getGuestSession } from '../queries/guests';
import type { GuestScope, GuestSession, Visit } from '../types/guest';

/** The live look of this browser. Who never had one goes to where it is asked for; whose look is over is told so there. */
const requireSession = cache(async (): Promise<GuestSession> => {
  const guestId = await readGuestId();
  if (!guestId) redirect(GUEST_START);
  return (await getGuestSession(guestId)) ?? redirect(GUEST_ENDED);
});

/**
 * The gate of pages with a guest's order. Who got a present of it is no guest, and is led to what they may see.
 * @returns session and scope; without a guest's live session it redirects and does not return
 */
export async function requireGuest(): Promise<{ session: GuestSession; scope: GuestScope }> {
  const { giftEmail, ...session } = await requireSession();
  if (giftEmail !== null) redirect(GIFT_HOME);
  return { session: { ...session, giftEmail }, scope: guestScopeOf({ ...session, giftEmail }) };
}

/** The gate of pages for guests and for who got a present: the pages of returns, and no others. Redirects as above. */
export const requireVisit = async (): Promise<Visit> => visitOf(await requireSession());

/** For actions, whose forms are kept when a look is over: null instead of a redirect. */
export const loadVisit = cache(async (): Promise<Visit | null> => {
  const guestId = await readGuestId();
  const session = guestId ? await getGuestSession(guestId) : null;
  return session && visitOf(session);
});

/** What the page of a mailed link may offer by its button, if anything. A prefetching mail scanner only reads (T35). */
export const loadOpenGuestLink = cache((token: string) => findOpenGuestLink(token.slice(0, 100)));
