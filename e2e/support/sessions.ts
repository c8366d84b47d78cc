import type { Database } from '@/lib/core/db';
import { startSession } from '@/lib/identity/mutations/session-rows';
import { getViewer } from '@/lib/identity/queries/sessions';
import type { CustomerViewer, Proof, Viewer } from '@/lib/identity/types/viewer';

/** A customer in their account, or staff in none. */
export type AnyPerson = { id: string; accountId: string | null };

/** @returns the id of a new live session; staff have shown two factors, as there is no other way in for them */
export function openSession(db: Database, person: AnyPerson, proofs?: Proof[]): Promise<string> {
  const { id: customerId, accountId } = person;
  const shown: Proof[] = proofs ?? (accountId ? ['password'] : ['password', 'code']);
  const session = { customerId, accountId, userAgent: 'test', way: 'password' as const, proofs: shown };
  return db.$transaction((tx) => startSession(tx, session));
}

/** Who is signed in by a new session of this person; fails the test if nobody is. */
export async function viewerOf(db: Database, person: AnyPerson, proofs?: Proof[]): Promise<Viewer> {
  const viewer = await getViewer(await openSession(db, person, proofs));
  if (!viewer) throw new Error('no session');
  return viewer;
}

/** The same for somebody with an account. */
export async function customerViewerOf(db: Database, person: AnyPerson): Promise<CustomerViewer> {
  const viewer = await viewerOf(db, person);
  if (!viewer.account) throw new Error('no account');
  return viewer;
}
