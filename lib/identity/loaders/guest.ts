import { redirect } from 'next/navigation';
import { cache } from 'react';
import { readGuestId } from '../auth';
import { GUEST_ENDED, GUEST_START } from '../constants';
import { guestScopeOf } from '../policy/scopes';
import { getGuestSession, hasOpenGuestLink } from '../queries/guests';
import type { GuestScope, GuestSession } from '../types/guest';

/**
 * The gate of the guest's page. Who never had a look goes to where one is asked for; whose look is over is told so there.
 * @returns session and scope; without a live session it redirects and does not return
 */
export const requireGuest = cache(async (): Promise<{ session: GuestSession; scope: GuestScope }> => {
  const guestId = await readGuestId();
  if (!guestId) redirect(GUEST_START);
  const session = await getGuestSession(guestId);
  if (!session) redirect(GUEST_ENDED);
  return { session, scope: guestScopeOf(session) };
});

/** The scope of a live look, where a page is for guests and for customers alike; null = there is none. */
export const loadGuestScope = cache(async (): Promise<GuestScope | null> => {
  const guestId = await readGuestId();
  const session = guestId ? await getGuestSession(guestId) : null;
  return session && guestScopeOf(session);
});

/** Whether the page of a guest's link may show its button. A prefetching mail scanner only reads (T35). */
export const loadOpenGuestLink = cache((token: string) => hasOpenGuestLink(token.slice(0, 100)));
