import Bowser from 'bowser';
import { z } from 'zod';
import { db } from '@/lib/core/db';
import { isLocale } from '@/lib/core/i18n/locales';
import { Prisma } from '@/prisma/generated/client';
import {
  FRESH_MINUTES,
  OTHER_ACCOUNTS_MAX,
  SESSION_IDLE_HOURS,
  STAFF_SESSION_IDLE_MINUTES,
  TOUCH_SECONDS,
  VIEW_IDLE_MINUTES,
} from '../constants';
import type { Device, LinkPurpose, Viewer } from '../types/viewer';
import { tokenHash } from '../utils';

const viewerRow = z.object({
  session_id: z.string(),
  customer_id: z.string(),
  customer_name: z.string(),
  locale: z.string().nullable(),
  staff_role: z.enum(['view', 'act', 'lead']).nullable(),
  account_id: z.string().nullable(),
  account_kind: z.enum(['private', 'company']),
  account_name: z.string(),
  role: z.enum(['owner', 'admin', 'buyer', 'technician', 'viewer']),
  other_accounts: z.array(z.object({ id: z.string(), kind: z.enum(['private', 'company']), name: z.string() })),
  proofs: z.array(z.enum(['password', 'link', 'invitation', 'code', 'recovery', 'passkey'])),
  fresh: z.boolean(),
  second_factor: z.boolean(),
  required: z.boolean(),
  actor_id: z.string().nullable(),
  actor_name: z.string(),
  mode: z.enum(['view', 'act']),
  reason: z.string(),
  ticket_ref: z.string(),
  correlation_id: z.string(),
});

/** Sessions that were not ended, are not too old, and not idle for too long. */
const notEnded = (ids: readonly string[]) => Prisma.sql`
  SELECT s.* FROM session s
  WHERE s.id = ANY(${ids}::uuid[]) AND s.ended_at IS NULL AND s.expires_at > now()
    AND s.last_seen_at > now() - CASE
      WHEN s.actor_id IS NOT NULL THEN make_interval(mins => ${VIEW_IDLE_MINUTES}::int)
      WHEN s.account_id IS NULL THEN make_interval(mins => ${STAFF_SESSION_IDLE_MINUTES}::int)
      ELSE make_interval(hours => ${SESSION_IDLE_HOURS}::int) END`;

/** Of those the ones whose person, membership and, in a customer view, actor still have the right to it. */
const ENTITLED = Prisma.sql`
  FROM live
  JOIN customer c ON c.id = live.customer_id AND c.disabled_at IS NULL
  LEFT JOIN account a ON a.id = live.account_id
  LEFT JOIN membership m ON m.account_id = a.id AND m.customer_id = c.id
  LEFT JOIN company co ON co.account_id = a.id
  LEFT JOIN customer actor ON actor.id = live.actor_id AND actor.disabled_at IS NULL AND actor.staff_role IS NOT NULL
    AND (live.mode = 'view' OR actor.staff_role <> 'view') AND c.support_access
  WHERE (live.account_id IS NULL) = (c.staff_role IS NOT NULL)
    AND (live.account_id IS NULL) = (m.role IS NULL)
    AND (live.actor_id IS NULL) = (actor.id IS NULL)`;

/**
 * Session, person, active account, role, second factor, a customer view's staff, and the person's other accounts in one
 * statement, which also notes "last seen" at most once a minute.
 * Ended, idle or expired sessions, disabled people and ended memberships all give null: whatever was taken away is gone
 * with the next request (T10, T25, T26). A session without an account is staff's and only theirs; a customer view ends
 * with the right of its actor, or with the customer's consent to being looked at.
 * @param sessionId from the cookie
 * @param options touch: false = nobody has done anything, "last seen" stays (a page that looks again by itself)
 */
export async function getViewer(sessionId: string, { touch = true } = {}): Promise<Viewer | null> {
  if (!z.uuid().safeParse(sessionId).success) return null;
  const rows = await db.$queryRaw<unknown[]>`
    WITH live AS (${notEnded([sessionId])}), seen AS (
      UPDATE session SET last_seen_at = now() FROM live
      WHERE ${touch}::boolean AND session.id = live.id
        AND live.last_seen_at < now() - make_interval(secs => ${TOUCH_SECONDS}::int)
      RETURNING session.id
    )
    SELECT live.id AS session_id, c.id AS customer_id, c.name AS customer_name, c.locale, c.staff_role::text,
           a.id AS account_id, COALESCE(a.kind::text, 'private') AS account_kind, COALESCE(a.name, '') AS account_name,
           COALESCE(m.role::text, 'viewer') AS role,
           COALESCE((
             SELECT json_agg(o) FROM (
               SELECT a2.id, a2.kind, a2.name FROM membership m2 JOIN account a2 ON a2.id = m2.account_id
               WHERE m2.customer_id = c.id AND m2.account_id <> a.id
               ORDER BY a2.kind, a2.name, a2.id LIMIT ${OTHER_ACCOUNTS_MAX}
             ) o), '[]'::json) AS other_accounts,
           COALESCE(live.proofs::text[], '{}') AS proofs,
           live.authenticated_at > now() - make_interval(mins => ${FRESH_MINUTES}::int) AS fresh,
           EXISTS (SELECT FROM authenticator f WHERE f.customer_id = c.id AND f.confirmed_at IS NOT NULL)
             OR EXISTS (SELECT FROM passkey p WHERE p.customer_id = c.id) AS second_factor,
           c.staff_role IS NOT NULL OR COALESCE(co.require_second_factor, false) AS required,
           live.actor_id, COALESCE(actor.name, '') AS actor_name, COALESCE(live.mode::text, 'view') AS mode,
           COALESCE(live.reason, '') AS reason, COALESCE(live.ticket_ref, '') AS ticket_ref,
           COALESCE(live.correlation_id::text, '') AS correlation_id
    ${ENTITLED}`;
  return rows.length > 0 ? viewerOf(viewerRow.parse(rows[0])) : null;
}

/**
 * Which of these sessions a request would still be let in with, in one statement; none of them counts as seen by it.
 * For streams that stay open (lib/core/live).
 */
export async function listLiveSessions(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`WITH live AS (${notEnded(ids)}) SELECT live.id ${ENTITLED}`;
  return new Set(rows.map(({ id }) => id));
}

function viewerOf(row: z.infer<typeof viewerRow>): Viewer {
  const person = { id: row.customer_id, name: row.customer_name };
  const { mode, reason, proofs, fresh } = row;
  const looksIn = row.actor_id !== null;
  const signedIn = {
    sessionId: row.session_id,
    actor: row.actor_id === null ? person : { id: row.actor_id, name: row.actor_name },
    subject: { ...person, locale: isLocale(row.locale) ? row.locale : null },
    otherAccounts: row.other_accounts,
    view: looksIn ? { mode, reason, ticketRef: row.ticket_ref, correlationId: row.correlation_id } : null,
    proofs,
    fresh,
    secondFactor: row.second_factor,
    // Whoever looks in has shown two factors themselves; the customer's are not theirs to set up.
    enrolling: row.required && !row.second_factor && !looksIn,
  };
  if (row.account_id === null) return { ...signedIn, account: null, staffRole: row.staff_role ?? 'view' };
  const account = { id: row.account_id, kind: row.account_kind, name: row.account_name, role: row.role };
  return { ...signedIn, account, staffRole: null };
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
  const since = (minutes: number) => ({ lastSeenAt: { gt: new Date(Date.now() - minutes * 60_000) } });
  const own = since(viewer.account ? SESSION_IDLE_HOURS * 60 : STAFF_SESSION_IDLE_MINUTES);
  const rows = await db.session.findMany({
    where: {
      customerId: viewer.subject.id,
      endedAt: null,
      expiresAt: { gt: new Date() },
      OR: [
        { actorId: null, ...own },
        { actorId: { not: null }, ...since(VIEW_IDLE_MINUTES) },
      ],
    },
    orderBy: { lastSeenAt: 'desc' },
    take: DEVICES_MAX,
    relationLoadStrategy: 'join',
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true, actor: { select: { name: true } } },
  });
  return rows.map(({ id, userAgent, createdAt, lastSeenAt, actor }) => {
    const { browser, os } = userAgent ? Bowser.parse(userAgent) : { browser: {}, os: {} };
    const here = id === viewer.sessionId;
    return {
      id,
      browser: browser.name ?? null,
      system: os.name ?? null,
      since: createdAt,
      seen: lastSeenAt,
      here,
      support: actor?.name ?? null,
    };
  });
}
