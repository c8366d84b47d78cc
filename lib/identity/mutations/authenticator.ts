import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { defaultLocale } from '@/lib/core/i18n/locales';
import { publish } from '@/lib/core/outbox';
import { withinLimit } from '@/lib/core/rate-limit';
import { seal } from '@/lib/core/seal';
import { SECOND_FACTOR_LIMIT } from '../constants';
import type { SecurityChange, Viewer } from '../types/viewer';
import { emailKey, makeSecret } from '../utils';
import { dropRecoveryCodes, makeRecoveryCodes, saveRecoveryCodes } from './recovery-codes';
import { claimCode, findCode } from './second-factor';
import { closeAllSessions, moveSession } from './session-rows';

/** Purpose of the seal around an authenticator's secret. */
const PURPOSE = 'authenticator';

/**
 * Makes the secret that an app is to be told, in place of one that was never confirmed. Nothing is asked at sign-in before
 * a first right code has come back.
 * @returns false if an authenticator is in use already
 */
export async function startAuthenticator(viewer: Viewer): Promise<boolean> {
  const customerId = viewer.subject.id;
  const secret = seal(PURPOSE, customerId, makeSecret());
  return db.$transaction(async (tx) => {
    await tx.authenticator.deleteMany({ where: { customerId, confirmedAt: null } });
    const { count } = await tx.authenticator.createMany({ data: [{ customerId, secret }], skipDuplicates: true });
    if (count === 0) return false;
    await recordAudit(tx, [{ action: 'authenticator.started', entity: 'customer', entityId: customerId }]);
    return true;
  });
}

/** Signed in goes on under a new id; `codes` are the recovery codes in clear, to be shown once, if there were none yet. */
export type FactorAdded =
  | { ok: true; sessionId: string; codes: string[] | null }
  | { ok: false; reason: 'limited' | 'code' };

/**
 * Takes the app's first code and asks for one at every sign-in from now on. Sessions that were opened without it end; this
 * one goes on under a new id.
 * @param code six digits
 */
export async function confirmAuthenticator(viewer: Viewer, code: string, locale: string): Promise<FactorAdded> {
  const customerId = viewer.subject.id;
  const bucket = `secondFactor:${customerId}`;
  if (!(await withinLimit(db, bucket, SECOND_FACTOR_LIMIT))) return { ok: false, reason: 'limited' };
  const found = await findCode(customerId, code, 'waiting');
  if (found?.proof !== 'code') return { ok: false, reason: 'code' };
  await withinLimit(db, bucket, SECOND_FACTOR_LIMIT, -1);
  const fresh = await makeRecoveryCodes();
  return db.$transaction(async (tx) => {
    const { count } = await tx.authenticator.updateMany({
      where: { customerId, confirmedAt: null },
      data: { confirmedAt: new Date() },
    });
    const sessionId =
      count > 0 && (await claimCode(tx, customerId, found)) && (await moveSession(tx, viewer, { proven: 'code' }));
    if (!sessionId) throw new Error('The authenticator was confirmed or started again meanwhile');
    const codes = await factorAdded(tx, viewer, { sessionId, fresh, change: 'authenticatorAdded', locale });
    return { ok: true, sessionId, codes };
  });
}

/**
 * What follows from any new second factor: recovery codes unless there are some, the end of all other sessions, which
 * were opened without it, audit row and mail.
 * @returns the recovery codes to show, null if the person has theirs
 */
export async function factorAdded(
  tx: Transaction,
  viewer: Viewer,
  added: {
    sessionId: string;
    fresh: Awaited<ReturnType<typeof makeRecoveryCodes>>;
    change: SecurityChange;
    locale: string;
  },
): Promise<string[] | null> {
  const customerId = viewer.subject.id;
  const { sessionId, fresh, change } = added;
  const has = await tx.recoveryCode.count({ where: { customerId, usedAt: null } });
  if (has === 0) await saveRecoveryCodes(tx, customerId, fresh.hashes);
  await tx.session.updateMany({
    where: { customerId, endedAt: null, id: { not: sessionId }, actorId: null },
    data: { endedAt: new Date() },
  });
  await tellPerson(tx, viewer, change, added.locale);
  return has === 0 ? fresh.codes : null;
}

/** Audit row and mail of a change of what protects the account. */
export async function tellPerson(
  tx: Transaction,
  viewer: Viewer,
  change: SecurityChange,
  locale: string,
): Promise<void> {
  const customerId = viewer.subject.id;
  await recordAudit(tx, [{ action: AUDITED[change], entity: 'customer', entityId: customerId }]);
  await publish(tx, 'security.changed', { customerId, locale: viewer.subject.locale ?? locale, change });
}

const AUDITED: Record<SecurityChange, string> = {
  authenticatorAdded: 'authenticator.added',
  authenticatorRemoved: 'authenticator.removed',
  recoveryCodesMade: 'recovery_codes.made',
  passkeyAdded: 'passkey.added',
  passkeyRemoved: 'passkey.removed',
};

/** Stops asking for a code; the recovery codes go with the last second factor. @returns false if there was none */
export async function removeAuthenticator(viewer: Viewer, locale: string): Promise<boolean> {
  const customerId = viewer.subject.id;
  return db.$transaction(async (tx) => {
    const { count } = await tx.authenticator.deleteMany({ where: { customerId } });
    if (count === 0) return false;
    await dropRecoveryCodes(tx, customerId);
    await tellPerson(tx, viewer, 'authenticatorRemoved', locale);
    return true;
  });
}

/**
 * Takes every second factor away from somebody who lost them; the operator's command, after checking who asks. All
 * sessions end, and the person is told.
 * @returns false if nobody has this address, or no second factor
 */
export async function removeSecondFactor(email: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const person = await tx.customer.findUnique({
      where: { emailKey: emailKey(email) },
      select: { id: true, locale: true },
    });
    if (!person) return false;
    const customerId = person.id;
    const apps = await tx.authenticator.deleteMany({ where: { customerId } });
    const passkeys = await tx.passkey.deleteMany({ where: { customerId } });
    if (apps.count + passkeys.count === 0) return false;
    await tx.recoveryCode.deleteMany({ where: { customerId } });
    await closeAllSessions(tx, customerId);
    const change = apps.count > 0 ? 'authenticatorRemoved' : 'passkeyRemoved';
    const entry = { entity: 'customer', entityId: customerId, subjectId: customerId };
    await recordAudit(tx, [{ ...entry, action: AUDITED[change] }]);
    await publish(tx, 'security.changed', { customerId, locale: person.locale ?? defaultLocale, change });
    return true;
  });
}

/** Makes ten new recovery codes; the older ones are dead. @returns the codes in clear, null without a second factor */
export async function renewRecoveryCodes(viewer: Viewer, locale: string): Promise<string[] | null> {
  if (!viewer.secondFactor) return null;
  const { codes, hashes } = await makeRecoveryCodes();
  await db.$transaction(async (tx) => {
    await saveRecoveryCodes(tx, viewer.subject.id, hashes);
    await tellPerson(tx, viewer, 'recoveryCodesMade', locale);
  });
  return codes;
}
