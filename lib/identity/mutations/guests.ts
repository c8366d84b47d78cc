import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { GUEST_LINK_MINUTES, GUEST_SESSION_MINUTES } from '../constants';
import type { Visit } from '../types/guest';
import { makeToken, tokenHash } from '../utils';

/** An order as these rows name it. */
type GuestOrder = { id: string; accountId: string };

/**
 * Makes a link to one order; older ones of the order to the same person are dead (T19).
 * @param giftEmail normalised address of who got something of it as a present; null = a guest, who reads the order's mailbox
 * @returns the token; the database has its SHA-256 only
 */
export async function replaceGuestLink(
  tx: Transaction,
  order: GuestOrder,
  giftEmail: string | null = null,
): Promise<string> {
  const { token, hash } = makeToken();
  const now = Date.now();
  const whose = { orderId: order.id, giftEmail };
  await tx.guestLink.updateMany({ where: { ...whose, usedAt: null }, data: { usedAt: new Date(now) } });
  const expiresAt = new Date(now + GUEST_LINK_MINUTES * 60_000);
  await tx.guestLink.create({ data: { ...whose, hash, expiresAt }, select: { hash: true } });
  await recordAudit(tx, [
    { action: 'guest_link.issued', entity: 'order', entityId: order.id, accountId: order.accountId },
  ]);
  return token;
}

/**
 * Uses a mailed link up, once, and opens the look that it is for in the same transaction. The session's id is always new
 * (T28), its end is fixed: nobody extends it by looking.
 * @param token as it stands in the link
 * @param replaces a look that this browser has open; it ends
 * @returns the session's id, for the cookie, and whose look it is; null if the link is unknown, used, superseded or expired
 */
export async function openGuestSession(
  token: string,
  replaces: string | null,
): Promise<{ id: string; kind: Visit['kind'] } | null> {
  return db.$transaction(async (tx) => {
    const used = await tx.guestLink.updateManyAndReturn({
      where: { hash: tokenHash(token), usedAt: null, expiresAt: { gt: new Date() } },
      data: { usedAt: new Date() },
      select: { orderId: true, giftEmail: true, order: { select: { accountId: true } } },
    });
    const link = used[0];
    if (!link) return null;
    if (replaces) await endGuestSession(tx, replaces);
    const id = uuid();
    const expiresAt = new Date(Date.now() + GUEST_SESSION_MINUTES * 60_000);
    const { orderId, giftEmail } = link;
    await tx.guestSession.create({ data: { id, orderId, giftEmail, expiresAt }, select: { id: true } });
    const who = { actorKind: 'guest', accountId: link.order.accountId } as const;
    await recordAudit(tx, [
      { ...who, action: 'guest_link.used', entity: 'order', entityId: orderId },
      { ...who, action: 'guest_session.started', entity: 'guest_session', entityId: id },
    ]);
    return { id, kind: giftEmail === null ? 'guest' : 'gift' };
  });
}

/** Ends a look; its cookie is dead from the next request on. Ending twice is fine. */
export async function endGuestSession(tx: Transaction, guestId: string): Promise<void> {
  const ended = await tx.guestSession.updateManyAndReturn({
    where: { id: guestId, endedAt: null },
    data: { endedAt: new Date() },
    select: { id: true, order: { select: { accountId: true } } },
  });
  await recordAudit(
    tx,
    ended.map(({ id, order }) => ({
      action: 'guest_session.ended',
      entity: 'guest_session',
      entityId: id,
      accountId: order.accountId,
      actorKind: 'guest' as const,
    })),
  );
}

/** Leaves the look that this browser has open. */
export async function leaveGuestSession(guestId: string): Promise<void> {
  await db.$transaction((tx) => endGuestSession(tx, guestId));
}
