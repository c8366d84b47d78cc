import { cookies } from 'next/headers';
import { cookieName, cookieOptions } from './cookies';

/** Sentences that an action can leave for the next page; their texts are below `flash`. */
const flashKeys = [
  'signedOut',
  'passwordSet',
  'linkSent',
  'stepUpLinkSent',
  'passwordLinkSent',
  'registrationSent',
  'passwordChanged',
  'sessionsEnded',
  'memberInvited',
  'invitationWithdrawn',
  'roleChanged',
  'memberRemoved',
  'invitationAccepted',
  'settingSaved',
  'returnSplit',
  'returnDropped',
  'returnCancelled',
  'returnMarkedSent',
  'caseDecided',
  'caseAssigned',
  'intakeDone',
  'intakeKnown',
  'authenticatorAdded',
  'authenticatorRemoved',
  'passkeyAdded',
  'passkeyRemoved',
  'guestLinkSent',
  'giftLinkSent',
  'guestEnded',
  'photoAdded',
  'photoRemoved',
] as const;
export type FlashKey = (typeof flashKeys)[number];

/** Carries a key, never text from outside. The server entry clears it once a page has been sent. */
const SECONDS = 15;

/** Leaves a sentence for the page that follows a redirect. Only in actions and route handlers. */
export async function setFlash(key: FlashKey): Promise<void> {
  (await cookies()).set(cookieName('portal-flash'), key, cookieOptions(SECONDS));
}

/** @returns the key of the sentence that the last action left, null if there is none */
export async function readFlash(): Promise<FlashKey | null> {
  const key = (await cookies()).get(cookieName('portal-flash'))?.value;
  return flashKeys.find((known) => known === key) ?? null;
}
