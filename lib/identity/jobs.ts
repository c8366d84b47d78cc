import { db } from '@/lib/core/db';
import { daysBefore } from '@/lib/core/format';

/** Ended sessions stay visible in the list of devices for a month; so long it can be asked whether a mail went out. */
const KEPT_DAYS = 30;
/** So long the customer reads who of support has looked; after that the audit trail knows it. */
const VIEWS_KEPT_DAYS = 365;

/** Clears what has ended. Each statement is bounded by an index on the column it looks at. */
export async function housekeeping(): Promise<void> {
  const now = new Date();
  const longAgo = daysBefore(now, KEPT_DAYS);
  const yearAgo = daysBefore(now, VIEWS_KEPT_DAYS);
  await db.session.deleteMany({ where: { expiresAt: { lt: longAgo }, actorId: null } });
  await db.session.deleteMany({ where: { expiresAt: { lt: yearAgo } } });
  await db.pendingSignIn.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.passkeyChallenge.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.oneTimeToken.deleteMany({ where: { expiresAt: { lt: longAgo } } });
  await db.guestLink.deleteMany({ where: { expiresAt: { lt: longAgo } } });
  await db.guestSession.deleteMany({ where: { expiresAt: { lt: longAgo } } });
  await db.outboxEvent.deleteMany({ where: { createdAt: { lt: longAgo }, processedAt: { not: null } } });
  await db.idempotencyKey.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.rateLimit.deleteMany({ where: { windowStart: { lt: daysBefore(now, 1) } } });
}
