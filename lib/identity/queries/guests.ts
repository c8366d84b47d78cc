import { z } from 'zod';
import { db } from '@/lib/core/db';
import type { GuestSession } from '../types/guest';
import { tokenHash } from '../utils';

/**
 * @param guestId from the cookie
 * @returns the guest's session, null once it was ended or has expired: with the next request, wherever the cookie is
 */
export async function getGuestSession(guestId: string): Promise<GuestSession | null> {
  if (!z.uuid().safeParse(guestId).success) return null;
  return db.guestSession.findUnique({
    where: { id: guestId, endedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, orderId: true, expiresAt: true },
  });
}

/** @returns whether a guest's link can still be used; says nothing about its order */
export async function hasOpenGuestLink(token: string): Promise<boolean> {
  const row = await db.guestLink.findUnique({
    where: { hash: tokenHash(token), usedAt: null, expiresAt: { gt: new Date() } },
    select: { hash: true },
  });
  return row !== null;
}
