import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { ownPath } from '@/lib/core/paths';
import { readPendingToken, readShownCodes } from '../auth';
import { ENROLMENT, SECURITY } from '../constants';
import type { StepUp } from '../policy/proofs';
import { getPendingSignIn, type PendingSignIn } from '../queries/arrivals';
import { deviceOf, getSecondFactor, getSecurityPage, getStepUpWays } from '../queries/security';
import type { SecondFactorPage, SecurityPage } from '../types/security';
import { requireFresh, requirePerson } from './viewer';

/** Gate and data of the page of security. */
export async function loadSecurityPage(): Promise<SecurityPage> {
  return getSecurityPage(await requirePerson(SECURITY));
}

/** Gate and data of the second factor's page: a fresh proof first, so that nothing is typed in vain (T29). */
export async function loadSecondFactorPage(issuer: string): Promise<SecondFactorPage> {
  const viewer = await requireFresh(ENROLMENT, { enrolling: true });
  const device = deviceOf((await headers()).get('user-agent') ?? '');
  return { ...(await getSecondFactor(viewer, issuer)), enrolling: viewer.enrolling, device };
}

/** The recovery codes that were just made; without any to show it leads back. */
export async function loadNewRecoveryCodes(path: string): Promise<string[]> {
  const viewer = await requirePerson(path);
  return (await readShownCodes(viewer.subject.id)) ?? redirect(SECURITY);
}

/**
 * Gate and data of the page that asks again who somebody is.
 * @param weiter where to go on to, unchecked
 */
export async function loadStepUpPage(path: string, weiter: unknown): Promise<{ ways: StepUp; next: string }> {
  const viewer = await requirePerson(path, { enrolling: true });
  const next = ownPath(weiter, SECURITY);
  if (viewer.fresh) redirect(next);
  return { ways: await getStepUpWays(viewer), next };
}

/** The half sign-in of this browser; without one it leads to sign-in and does not return. */
export async function loadPendingSignIn(): Promise<PendingSignIn> {
  const token = await readPendingToken();
  return (token ? await getPendingSignIn(token) : null) ?? redirect('/anmelden');
}
