import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { ADDRESS_HEADER } from '@/lib/core/http/client-address';
import { requestContext } from '@/lib/core/request-context';
import { readSessionId } from '../auth';
import { customerScopeOf } from '../policy/scopes';
import { getViewer, hasOpenLink, listDevices } from '../queries/sessions';
import type { CustomerScope, Device, LinkPurpose, Viewer } from '../types/viewer';

/**
 * Who is asking, once per request: one statement, whatever asks for it. Also tells the request's log line and audit rows.
 * @returns null for a visitor who is not signed in
 */
export const loadViewer = cache(async (): Promise<Viewer | null> => {
  const sessionId = await readSessionId();
  const viewer = sessionId ? await getViewer(sessionId) : null;
  const context = requestContext.getStore();
  if (viewer && context) {
    context.actorId = viewer.actor.id;
    context.subjectId = viewer.subject.id;
  }
  return viewer;
});

/**
 * The gate of every customer page.
 * @param path where to come back to after sign-in
 * @returns viewer and scope; without a live session it redirects to sign-in and does not return
 */
export async function requireCustomer(path: string): Promise<{ viewer: Viewer; scope: CustomerScope }> {
  const viewer = await loadViewer();
  if (!viewer) redirect(`/anmelden?weiter=${encodeURIComponent(path)}`);
  return { viewer, scope: customerScopeOf(viewer) };
}

/** The client's address as the server settled it (T41). */
export async function loadClientAddress(): Promise<string> {
  return (await headers()).get(ADDRESS_HEADER) ?? '';
}

/** Whether the page of a one-time link may show its form. A prefetching mail scanner only reads: acting takes a POST. */
export const loadOpenLink = cache((token: string, purpose: LinkPurpose) => hasOpenLink(token.slice(0, 100), purpose));

/** Gate and data of the page of devices. */
export async function loadDevices(path: string): Promise<Device[]> {
  const { viewer } = await requireCustomer(path);
  return listDevices(viewer);
}
