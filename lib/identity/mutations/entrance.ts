import type { Transaction } from '@/lib/core/db';
import { PENDING_MINUTES } from '../constants';
import { afterFirstFactor } from '../policy/proofs';
import { getAccountOf, type SignInCandidate } from '../queries/arrivals';
import type { Entrance } from '../types/viewer';
import { makeToken } from '../utils';
import { closeSession, startSession } from './session-rows';

export type Arrival = {
  proof: 'password' | 'link';
  userAgent: string;
  /** path to go on to */
  next: string;
  /** the session that this sign-in takes the place of */
  replaces?: string | undefined;
};

/**
 * Lets in somebody whose first factor is proven: opens the session, or notes that the second factor is still missing. The
 * session of before ends in either case: whoever signs in has left it. If it was the same person's, the new one goes on in
 * its account: who shows by a link again who they are stays where they were.
 * @returns how it goes on, or why this way does not open this person's door
 */
export async function enter(
  tx: Transaction,
  person: SignInCandidate,
  arrival: Arrival,
): Promise<Entrance | 'linkStaff'> {
  const { customerId, accountId, staffRole } = person;
  const { proof, userAgent, next, replaces } = arrival;
  const step = afterFirstFactor(person, proof);
  if (step === 'refused') return 'linkStaff';
  const stays = replaces ? await getAccountOf(tx, replaces, customerId) : null;
  if (replaces) await closeSession(tx, replaces);
  if (step === 'session') {
    const session = { customerId, accountId: stays ?? accountId, userAgent, way: proof, proofs: [proof] };
    const sessionId = await startSession(tx, session);
    return { step, sessionId, staff: staffRole !== null };
  }
  const { token, hash } = makeToken();
  const expiresAt = new Date(Date.now() + PENDING_MINUTES * 60_000);
  await tx.pendingSignIn.create({ data: { hash, customerId, proof, next, expiresAt }, select: { hash: true } });
  return { step, token };
}
