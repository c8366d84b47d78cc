import Bowser from 'bowser';
import { z } from 'zod';
import { db } from '@/lib/core/db';
import { isLocale } from '@/lib/core/i18n/locales';
import type { Prisma } from '@/prisma/generated/client';
import { OTHER_ACCOUNTS_MAX, SESSION_IDLE_HOURS, TOUCH_SECONDS } from '../constants';
import type { Device, LinkPurpose, Viewer } from '../types/viewer';
import { emailKey, tokenHash } from '../utils';

const viewerRow = z.object({
  session_id: z.string(),
  customer_id: z.string(),
  customer_name: z.string(),
  locale: z.string().nullable(),
  staff_role: z.enum(['view', 'act', 'lead']).nullable(),
  account_id: z.string(),
  account_kind: z.enum(['private', 'company']),
  account_name: z.string(),
  role: z.enum(['owner', 'admin', 'buyer', 'technician', 'viewer']),
  other_accounts: z.array(z.object({ id: z.string(), kind: z.enum(['private', 'company']), name: z.string() })),
});

/**
 * Session, person, active account, role and the person's other accounts in one statement, which also notes "last seen"
 * at most once a minute.
 * Ended, idle or expired sessions, disabled people and ended memberships all give null: whatever was taken away is gone
 * with the next request (T10, T25, T26).
 * @param sessionId from the cookie
 */
export async function getViewer(sessionId: string): Promise<Viewer | null> {
  if (!z.uuid().safeParse(sessionId).success) return null;
  const rows = await db.$queryRaw<unknown[]>`
    WITH live AS (
      SELECT s.id, s.customer_id, s.account_id, s.last_seen_at FROM session s
      WHERE s.id = ${sessionId}::uuid AND s.ended_at IS NULL AND s.expires_at > now()
        AND s.last_seen_at > now() - make_interval(hours => ${SESSION_IDLE_HOURS}::int)
    ), seen AS (
      UPDATE session SET last_seen_at = now() FROM live
      WHERE session.id = live.id AND live.last_seen_at < now() - make_interval(secs => ${TOUCH_SECONDS}::int)
      RETURNING session.id
    )
    SELECT live.id AS session_id, c.id AS customer_id, c.name AS customer_name, c.locale, c.staff_role::text,
           a.id AS account_id, a.kind::text AS account_kind, a.name AS account_name, m.role::text,
           COALESCE((
             SELECT json_agg(o) FROM (
               SELECT a2.id, a2.kind, a2.name FROM membership m2 JOIN account a2 ON a2.id = m2.account_id
               WHERE m2.customer_id = c.id AND m2.account_id <> a.id
               ORDER BY a2.kind, a2.name, a2.id LIMIT ${OTHER_ACCOUNTS_MAX}
             ) o), '[]'::json) AS other_accounts
    FROM live
    JOIN customer c ON c.id = live.customer_id AND c.disabled_at IS NULL
    JOIN account a ON a.id = live.account_id
    JOIN membership m ON m.account_id = a.id AND m.customer_id = c.id`;
  if (rows.length === 0) return null;
  const row = viewerRow.parse(rows[0]);
  const person = { id: row.customer_id, name: row.customer_name };
  return {
    sessionId: row.session_id,
    actor: person,
    subject: { ...person, locale: isLocale(row.locale) ? row.locale : null },
    account: { id: row.account_id, kind: row.account_kind, name: row.account_name, role: row.role },
    otherAccounts: row.other_accounts,
    staffRole: row.staff_role,
  };
}

/** The account to begin with: the private one first, else the company joined first. */
const firstAccount = () =>
  [{ account: { kind: 'asc' } }, { createdAt: 'asc' }] satisfies Prisma.MembershipOrderByWithRelationInput[];

export type SignInCandidate = {
  customerId: string;
  passwordHash: string | null;
  accountId: string | null;
  locale: string | null;
};

/**
 * What sign-in compares. Unknown, disabled and password-less people look alike to the caller.
 * @param email as typed
 */
export async function getSignInCandidate(email: string): Promise<SignInCandidate | null> {
  const customer = await db.customer.findUnique({
    relationLoadStrategy: 'join',
    where: { emailKey: emailKey(email), disabledAt: null },
    select: {
      id: true,
      locale: true,
      secret: { select: { passwordHash: true } },
      memberships: {
        select: { accountId: true },
        orderBy: firstAccount(),
        take: 1,
      },
    },
  });
  if (!customer) return null;
  return {
    customerId: customer.id,
    passwordHash: customer.secret?.passwordHash ?? null,
    accountId: customer.memberships[0]?.accountId ?? null,
    locale: customer.locale,
  };
}

/** @returns the account to begin with: the private one, else the company joined first; null without any */
export async function getFirstAccountId(customerId: string): Promise<string | null> {
  const membership = await db.membership.findFirst({
    where: { customerId },
    select: { accountId: true },
    orderBy: firstAccount(),
  });
  return membership?.accountId ?? null;
}

/** @returns whether a mailed link can still be used; says nothing about whose it is */
export async function hasOpenLink(token: string, purpose: LinkPurpose): Promise<boolean> {
  const row = await db.oneTimeToken.findUnique({
    where: { hash: tokenHash(token), purpose, usedAt: null, expiresAt: { gt: new Date() } },
    select: { hash: true },
  });
  return row !== null;
}

/**
 * The accounts that sources know by this customer number.
 * @param sourceName only this source; null = any
 */
export async function findSourceAccounts(
  sourceKey: string,
  sourceName: string | null,
): Promise<{ id: string; kind: 'private' | 'company'; source: string }[]> {
  const rows = await db.account.findMany({
    relationLoadStrategy: 'join',
    where: { sourceKey, source: { is: sourceName === null ? {} : { name: sourceName } } },
    select: { id: true, kind: true, source: { select: { name: true } } },
    take: 10,
  });
  return rows.map(({ id, kind, source }) => ({ id, kind, source: source?.name ?? '' }));
}

/** As many as anybody has devices; older ones can still be ended together. */
const DEVICES_MAX = 50;

/**
 * The person's live sessions, the latest seen first, in one statement (T30).
 * @param viewer whose; the session asking is marked
 */
export async function listDevices(viewer: Viewer): Promise<Device[]> {
  const idle = new Date(Date.now() - SESSION_IDLE_HOURS * 3_600_000);
  const rows = await db.session.findMany({
    where: { customerId: viewer.subject.id, endedAt: null, expiresAt: { gt: new Date() }, lastSeenAt: { gt: idle } },
    orderBy: { lastSeenAt: 'desc' },
    take: DEVICES_MAX,
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
  });
  return rows.map(({ id, userAgent, createdAt, lastSeenAt }) => {
    const { browser, os } = userAgent ? Bowser.parse(userAgent) : { browser: {}, os: {} };
    const here = id === viewer.sessionId;
    return { id, browser: browser.name ?? null, system: os.name ?? null, since: createdAt, seen: lastSeenAt, here };
  });
}
