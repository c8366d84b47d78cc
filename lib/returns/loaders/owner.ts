import { redirect } from 'next/navigation';
import { missing } from '@/lib/core/missing';
import { ENROLMENT, STAFF_HOME } from '@/lib/identity/constants';
import { loadGuestScope } from '@/lib/identity/loaders/guest';
import { loadViewer } from '@/lib/identity/loaders/viewer';
import { mayDo } from '@/lib/identity/policy/rights';
import { customerScopeOf } from '@/lib/identity/policy/scopes';
import type { ReturnOwner } from '../types';

type Found = { owner: ReturnOwner } | { leave: string };

/**
 * Who is here with returns of their own: a customer in the active account, or else a guest while the look lasts.
 * @param path where to come back to after sign-in
 * @param options `changing`: only who may file returns (T05), and nobody in a customer view (I07); for others it does not exist
 * @returns the owner, or where they have to go first
 */
export async function findOwner(path: string, options: { changing?: boolean } = {}): Promise<Found> {
  const viewer = await loadViewer();
  if (!viewer) {
    const scope = await loadGuestScope();
    return scope ? { owner: { kind: 'guest', scope } } : { leave: `/anmelden?weiter=${encodeURIComponent(path)}` };
  }
  if (viewer.enrolling) return { leave: ENROLMENT };
  if (!viewer.account) return { leave: STAFF_HOME };
  const scope = customerScopeOf(viewer);
  if (options.changing && (viewer.view || !mayDo(scope, 'returns.create'))) missing('return');
  return { owner: { kind: 'account', scope } };
}

/** The gate of pages and files of returns; as {@link findOwner}, and whoever has to go somewhere else first does. */
export async function requireOwner(path: string, options: { changing?: boolean } = {}): Promise<ReturnOwner> {
  const found = await findOwner(path, options);
  return 'owner' in found ? found.owner : redirect(found.leave);
}
