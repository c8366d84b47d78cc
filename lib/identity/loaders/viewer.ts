import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { ADDRESS_HEADER } from '@/lib/core/http/client-address';
import { missing } from '@/lib/core/missing';
import { requestContext } from '@/lib/core/request-context';
import { readSessionId } from '../auth';
import { ENROLMENT, STAFF_HOME } from '../constants';
import { customerScopeOf, staffScopeOf } from '../policy/scopes';
import { getViewer, hasOpenLink } from '../queries/sessions';
import type {
  CustomerScope,
  CustomerViewer,
  LinkPurpose,
  StaffRole,
  StaffScope,
  StaffViewer,
  Viewer,
} from '../types/viewer';
import { stepUpPath } from '../utils';

/**
 * Who is asking, once per request: one statement, whatever asks for it. Also tells the request's log line and audit rows.
 * @returns null for a visitor who is not signed in
 */
export const loadViewer = cache(async (): Promise<Viewer | null> => {
  const sessionId = await readSessionId();
  const context = requestContext.getStore();
  const viewer = sessionId ? await getViewer(sessionId, { touch: !context?.passive }) : null;
  if (viewer && context) {
    context.actorId = viewer.actor.id;
    context.subjectId = viewer.subject.id;
    context.actorKind = viewer.account && !viewer.view ? 'customer' : 'staff';
  }
  return viewer;
});

/** To sign-in, and back to this path afterwards. */
const toSignIn = (path: string) => redirect(`/anmelden?weiter=${encodeURIComponent(path)}`);

/**
 * The gate of every customer page. Staff have a place of their own and are led there; whoever has to set up a second
 * factor first gets to nothing else (T22).
 * @param path where to come back to after sign-in
 * @returns viewer and scope; without a live session it redirects to sign-in and does not return
 */
export async function requireCustomer(path: string): Promise<{ viewer: CustomerViewer; scope: CustomerScope }> {
  const viewer = await loadViewer();
  if (!viewer) toSignIn(path);
  else if (viewer.enrolling) redirect(ENROLMENT);
  if (!viewer?.account) redirect(STAFF_HOME);
  return { viewer, scope: customerScopeOf(viewer) };
}

/**
 * The gate of pages about one's own sign-in, for customers and staff alike. In a customer view they do not exist: nobody
 * of staff ever touches what protects an account.
 * @param options `enrolling`: also open to who still has to set up a second factor
 */
export async function requirePerson(path: string, options: { enrolling?: boolean } = {}): Promise<Viewer> {
  const viewer = await loadViewer();
  if (!viewer) return toSignIn(path);
  if (viewer.view) missing(path);
  if (viewer.enrolling && !options.enrolling) redirect(ENROLMENT);
  return viewer;
}

/** As requirePerson, and the person has shown who they are within FRESH_MINUTES; otherwise they do so first (T29). */
export async function requireFresh(path: string, options: { enrolling?: boolean } = {}): Promise<Viewer> {
  const viewer = await requirePerson(path, options);
  if (!viewer.fresh) redirect(stepUpPath(path));
  return viewer;
}

/** The gate of every staff page; for everybody else it does not exist. @param least role */
export async function requireStaff(
  path: string,
  least: StaffRole = 'view',
): Promise<{ viewer: StaffViewer; scope: StaffScope }> {
  const viewer = await loadViewer();
  if (!viewer) return toSignIn(path);
  const scope = staffScopeOf(viewer, least);
  if (viewer.account || !scope) missing(path);
  if (viewer.enrolling) redirect(ENROLMENT);
  return { viewer, scope };
}

/** The client's address as the server settled it (T41). */
export async function loadClientAddress(): Promise<string> {
  return (await headers()).get(ADDRESS_HEADER) ?? '';
}

/** Whether the page of a one-time link may show its form. A prefetching mail scanner only reads: acting takes a POST. */
export const loadOpenLink = cache((token: string, purpose: LinkPurpose) => hasOpenLink(token.slice(0, 100), purpose));
