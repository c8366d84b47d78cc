import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { z } from 'zod';
import { db, type Transaction } from '@/lib/core/db';
import { environment } from '@/lib/core/env';
import { CHALLENGE_MINUTES, PASSKEYS_MAX } from '../constants';
import { getArrival } from '../queries/arrivals';
import type { assertionSchema, attestationSchema } from '../schema/security';
import type { Viewer } from '../types/viewer';
import { makeToken, tokenHash } from '../utils';
import { type FactorAdded, factorAdded, tellPerson } from './authenticator';
import { dropRecoveryCodes, makeRecoveryCodes } from './recovery-codes';
import { closeSession, moveSession, startSession } from './session-rows';

/** Which portal a passkey belongs to: its address as the operator set it, never what a request claims. */
function party() {
  const { origin, hostname } = new URL(environment().NEXTAUTH_URL);
  return { expectedOrigin: origin, expectedRPID: hostname };
}

const RP_NAME = 'Mein Konto';
type Purpose = 'sign-in' | 'add' | 'confirm';

/** What the browser's script asks the device with, and the token for this browser's cookie. */
export type PasskeyRequest = { token: string; options: string };

async function keep(challenge: string, purpose: Purpose, customerId: string | null): Promise<string> {
  const { token, hash } = makeToken();
  const expiresAt = new Date(Date.now() + CHALLENGE_MINUTES * 60_000);
  await db.passkeyChallenge.create({
    data: { hash, challenge, purpose, customerId, expiresAt },
    select: { hash: true },
  });
  return token;
}

/** The challenge that this browser was given, once: the row is gone with it, whatever comes of the answer. */
async function takeChallenge(token: string, purpose: Purpose, customerId: string | null): Promise<string | null> {
  const hash = tokenHash(token);
  return db.$transaction(async (tx) => {
    const where = { hash, purpose, customerId, expiresAt: { gt: new Date() } };
    const row = await tx.passkeyChallenge.findUnique({ where, select: { challenge: true } });
    const { count } = await tx.passkeyChallenge.deleteMany({ where: { hash } });
    return row && count === 1 ? row.challenge : null;
  });
}

/** @param viewer who confirms; null for signing in, where the device tells who it is */
export async function requestAssertion(viewer: Viewer | null): Promise<PasskeyRequest> {
  const customerId = viewer?.subject.id ?? null;
  const own = customerId
    ? await db.passkey.findMany({ where: { customerId }, select: { credentialId: true }, take: PASSKEYS_MAX })
    : [];
  const options = await generateAuthenticationOptions({
    rpID: party().expectedRPID,
    userVerification: 'required',
    timeout: CHALLENGE_MINUTES * 60_000,
    ...(customerId ? { allowCredentials: own.map(({ credentialId }) => ({ id: credentialId })) } : {}),
  });
  const token = await keep(options.challenge, customerId ? 'confirm' : 'sign-in', customerId);
  return { token, options: JSON.stringify(options) };
}

/** What a device needs to make a passkey for this person; one that has one already refuses by itself. */
export async function requestAttestation(viewer: Viewer): Promise<PasskeyRequest> {
  const id = viewer.subject.id;
  const person = await db.customer.findUniqueOrThrow({
    relationLoadStrategy: 'join',
    where: { id },
    select: { email: true, name: true, passkeys: { select: { credentialId: true }, take: PASSKEYS_MAX } },
  });
  const options = await generateRegistrationOptions({
    rpName: RP_NAME,
    rpID: party().expectedRPID,
    userID: new Uint8Array(Buffer.from(id)),
    userName: person.email,
    userDisplayName: person.name,
    attestationType: 'none',
    timeout: CHALLENGE_MINUTES * 60_000,
    excludeCredentials: person.passkeys.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { token: await keep(options.challenge, 'add', id), options: JSON.stringify(options) };
}

/**
 * Adds the passkey that a device has just made. From now on it is asked for, or a code; sessions that were opened without
 * a second factor end.
 * @param token of this browser's cookie
 */
export async function addPasskey(
  viewer: Viewer,
  added: { token: string; answer: z.infer<typeof attestationSchema>; name: string; locale: string },
): Promise<FactorAdded | { ok: false; reason: 'passkey' | 'passkeysFull' }> {
  const customerId = viewer.subject.id;
  const expectedChallenge = await takeChallenge(added.token, 'add', customerId);
  if (!expectedChallenge) return { ok: false, reason: 'passkey' };
  const { answer } = added;
  const { transports = [] } = answer.response;
  const verified = await verifyRegistrationResponse({
    response: { ...answer, response: { ...answer.response, transports } },
    expectedChallenge,
    ...party(),
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) return { ok: false, reason: 'passkey' };
  const { id: credentialId, publicKey, counter } = verified.registrationInfo.credential;
  if ((await db.passkey.count({ where: { customerId } })) >= PASSKEYS_MAX) return { ok: false, reason: 'passkeysFull' };
  const fresh = await makeRecoveryCodes();
  return db.$transaction(async (tx) => {
    const { name, locale } = added;
    const row = { customerId, credentialId, publicKey: new Uint8Array(publicKey), counter, transports, name };
    const { count } = await tx.passkey.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return { ok: false, reason: 'passkey' };
    const sessionId = await moveSession(tx, viewer, { proven: 'passkey' });
    if (!sessionId) throw new Error('The session ended meanwhile');
    const codes = await factorAdded(tx, viewer, { sessionId, fresh, change: 'passkeyAdded', locale });
    return { ok: true, sessionId, codes };
  });
}

/** @returns false if the person has no such passkey */
export async function removePasskey(viewer: Viewer, passkeyId: string, locale: string): Promise<boolean> {
  const customerId = viewer.subject.id;
  return db.$transaction(async (tx) => {
    const { count } = await tx.passkey.deleteMany({ where: { id: passkeyId, customerId } });
    if (count === 0) return false;
    await dropRecoveryCodes(tx, customerId);
    await tellPerson(tx, viewer, 'passkeyRemoved', locale);
    return true;
  });
}

type Assertion = { token: string; answer: z.infer<typeof assertionSchema> };

/**
 * Checks a passkey's answer: challenge of this browser (once), origin, signature, finger, face or PIN, and a counter that
 * has not gone backwards.
 * @param customerId only this person's; null = whoever it is
 * @returns whose passkey it is
 */
export async function checkPasskey(
  { token, answer }: Assertion,
  customerId: string | null,
): Promise<{ customerId: string; use: PasskeyUse } | null> {
  const expectedChallenge = await takeChallenge(token, customerId ? 'confirm' : 'sign-in', customerId);
  if (!expectedChallenge) return null;
  const passkey = await db.passkey.findUnique({
    where: { credentialId: answer.id, ...(customerId ? { customerId } : {}) },
    select: { id: true, customerId: true, credentialId: true, publicKey: true, counter: true },
  });
  if (!passkey) return null;
  const { userHandle, ...response } = answer.response;
  const verified = await verifyAuthenticationResponse({
    response: { ...answer, response: { ...response, ...(userHandle ? { userHandle } : {}) } },
    expectedChallenge,
    ...party(),
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.counter),
    },
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { newCounter } = verified.authenticationInfo;
  return { customerId: passkey.customerId, use: { id: passkey.id, counter: passkey.counter, newCounter } };
}

/** What a checked passkey writes when it is let in. */
export type PasskeyUse = { id: string; counter: bigint; newCounter: number };

/**
 * Counts a checked passkey on, in the transaction of what it lets in, which records it.
 * @returns false if another answer with the same count came first: of two only one may pass
 */
export async function claimPasskey(tx: Transaction, { id, counter, newCounter }: PasskeyUse): Promise<boolean> {
  const { count } = await tx.passkey.updateMany({
    where: { id, counter },
    data: { counter: newCounter, lastUsedAt: new Date() },
  });
  return count > 0;
}

/**
 * Signs in by a passkey, which proves two factors at once: the device, and finger, face or PIN.
 * @returns null if it does not fit
 */
export async function signInByPasskey(
  assertion: Assertion,
  from: { userAgent: string; replaces?: string | undefined },
): Promise<{ sessionId: string; customerId: string; staff: boolean; locale: string | null } | null> {
  const checked = await checkPasskey(assertion, null);
  if (!checked) return null;
  return db.$transaction(async (tx) => {
    const person = await getArrival(tx, checked.customerId);
    if (!person || !(await claimPasskey(tx, checked.use))) return null;
    if (from.replaces) await closeSession(tx, from.replaces);
    const { customerId, accountId, staffRole, locale } = person;
    const { userAgent } = from;
    const proofs = ['passkey' as const];
    const sessionId = await startSession(tx, { customerId, accountId, userAgent, way: 'passkey', proofs });
    return { sessionId, customerId, staff: staffRole !== null, locale };
  });
}
