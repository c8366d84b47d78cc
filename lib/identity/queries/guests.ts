import { z } from 'zod';
import { db } from '@/lib/core/db';
import type { GuestSession, Visit } from '../types/guest';
import { tokenHash } from '../utils';

/**
 * @param guestId from the cookie
 * @returns the guest's session, null once it was ended or has expired: with the next request, wherever the cookie is
 */
export async function getGuestSession(guestId: string): Promise<GuestSession | null> {
  if (!z.uuid().safeParse(guestId).success) return null;
  return db.guestSession.findUnique({
    where: { id: guestId, endedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, orderId: true, giftEmail: true, expiresAt: true },
  });
}

/** @returns what a mailed link opens as long as it can be used, null after that; says nothing about its order */
export async function findOpenGuestLink(token: string): Promise<Visit['kind'] | null> {
  const row = await db.guestLink.findUnique({
    where: { hash: tokenHash(token), usedAt: null, expiresAt: { gt: new Date() } },
    select: { giftEmail: true },
  });
  return row && (row.giftEmail === null ? 'guest' : 'gift');
}
