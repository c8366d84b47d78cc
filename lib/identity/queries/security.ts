import Bowser from 'bowser';
import { db } from '@/lib/core/db';
import { qrPicture } from '@/lib/core/qr';
import { unseal } from '@/lib/core/seal';
import { PASSKEYS_MAX, RECOVERY_CODES, VIEWS_SHOWN } from '../constants';
import { type StepUp, stepUpWays } from '../policy/proofs';
import type { AuthenticatorSetup, SecondFactor, SecurityPage, SupportView } from '../types/security';
import type { Viewer } from '../types/viewer';
import { authenticatorUri } from '../utils';
import { listDevices } from './sessions';

const factorSelect = {
  secret: { select: { customerId: true } },
  authenticator: { select: { confirmedAt: true } },
  passkeys: {
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    orderBy: { createdAt: 'asc' },
    take: PASSKEYS_MAX,
  },
  recoveryCodes: { where: { usedAt: null }, select: { id: true }, take: RECOVERY_CODES },
} as const;

type FactorRow = {
  authenticator: { confirmedAt: Date | null } | null;
  passkeys: SecondFactor['passkeys'];
  recoveryCodes: unknown[];
};

const factorOf = (row: FactorRow, required: boolean): SecondFactor => ({
  authenticator: (row.authenticator?.confirmedAt ?? null) !== null,
  passkeys: row.passkeys,
  recoveryCodes: row.recoveryCodes.length,
  required,
});

/** Staff always need a second factor; members where the active company asks for it. */
async function isRequired(viewer: Viewer): Promise<boolean> {
  if (viewer.account === null) return true;
  if (viewer.account.kind === 'private') return false;
  const where = { accountId: viewer.account.id };
  return (await db.company.findUnique({ where, select: { requireSecondFactor: true } }))?.requireSecondFactor ?? false;
}

/** The page of security: password, second factor, devices, and who of support has looked; four statements. */
export async function getSecurityPage(viewer: Viewer): Promise<SecurityPage> {
  const id = viewer.subject.id;
  const [person, devices, views, required] = await Promise.all([
    db.customer.findUniqueOrThrow({
      relationLoadStrategy: 'join',
      where: { id },
      select: { ...factorSelect, supportAccess: true, version: true },
    }),
    listDevices(viewer),
    viewer.account ? listSupportViews(viewer) : [],
    isRequired(viewer),
  ]);
  const { supportAccess: allowed, version } = person;
  return {
    password: person.secret !== null,
    secondFactor: factorOf(person, required),
    devices,
    support: viewer.account && { allowed, version, views },
  };
}

/** Looks of support at the person's accounts, the latest first; at most VIEWS_SHOWN. */
async function listSupportViews(viewer: Viewer): Promise<SupportView[]> {
  const rows = await db.session.findMany({
    relationLoadStrategy: 'join',
    where: { customerId: viewer.subject.id, actorId: { not: null } },
    orderBy: { createdAt: 'desc' },
    take: VIEWS_SHOWN,
    select: {
      id: true,
      mode: true,
      reason: true,
      ticketRef: true,
      startedAt: true,
      endedAt: true,
      expiresAt: true,
      actor: { select: { name: true } },
    },
  });
  const now = new Date();
  return rows.flatMap(({ id, mode, reason, ticketRef, startedAt, endedAt, expiresAt, actor }) => {
    if (!mode || !startedAt || !actor) return [];
    const over = endedAt ?? (expiresAt < now ? expiresAt : null);
    const text = { reason: reason ?? '', ticketRef: ticketRef ?? '' };
    return [{ id, who: actor.name, mode, ...text, startedAt, endedAt: over }];
  });
}

/**
 * The second factor of a person, and what an app has to be told while one is being set up. The secret leaves its seal for
 * this page only, which asks for a fresh proof.
 * @param issuer as the app is to call the portal
 */
export async function getSecondFactor(
  viewer: Viewer,
  issuer: string,
): Promise<{ secondFactor: SecondFactor; setup: AuthenticatorSetup | null }> {
  const id = viewer.subject.id;
  const [person, required] = await Promise.all([
    db.customer.findUniqueOrThrow({
      relationLoadStrategy: 'join',
      where: { id },
      select: { ...factorSelect, email: true, authenticator: { select: { confirmedAt: true, secret: true } } },
    }),
    isRequired(viewer),
  ]);
  const waiting = person.authenticator?.confirmedAt === null ? person.authenticator : null;
  const secret = waiting && unseal('authenticator', id, waiting.secret);
  return {
    secondFactor: factorOf(person, required),
    setup: secret ? setupOf(secret, { issuer, label: person.email }) : null,
  };
}

function setupOf(secret: string, name: { issuer: string; label: string }): AuthenticatorSetup {
  const uri = authenticatorUri(secret, name);
  return { uri, picture: qrPicture(uri), secret: secret.replace(/(.{4})(?=.)/g, '$1 ') };
}

/** By what the person can show again who they are (T29). */
export async function getStepUpWays(viewer: Viewer): Promise<StepUp> {
  const person = await db.customer.findUniqueOrThrow({
    relationLoadStrategy: 'join',
    where: { id: viewer.subject.id },
    select: factorSelect,
  });
  const { authenticator, passkeys } = factorOf(person, false);
  return stepUpWays({ authenticator, passkeys: passkeys.length, password: person.secret !== null });
}

/** @returns this browser's name, for a passkey's first name */
export function deviceOf(userAgent: string): { browser: string; system: string } | null {
  const { browser, os } = userAgent ? Bowser.parse(userAgent) : { browser: {}, os: {} };
  return browser.name && os.name ? { browser: browser.name, system: os.name } : null;
}
