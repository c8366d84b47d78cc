import type { StaffRole } from '../types/viewer';

/**
 * What happens once a first factor is proven. Whoever has a second one is always asked for it, whatever the first was
 * (T20): a passkey that could be gone around by a mailed link would protect nothing.
 * @returns `session`, `second` = ask for the second factor, or why nobody is signed in. A mailbox alone never opens staff's
 * door, not even to set up a second factor.
 */
export function afterFirstFactor(
  person: { staffRole: StaffRole | null; secondFactor: boolean },
  proof: 'password' | 'link',
): 'session' | 'second' | 'refused' {
  if (person.secondFactor) return 'second';
  return person.staffRole && proof === 'link' ? 'refused' : 'session';
}

/**
 * Whether a mailed link may set this person's password. Staff without a second factor would be let in by it to set one up,
 * so a mailbox alone would open their door after all; the operator gives them a link.
 */
export const mayResetByMail = (person: { staffRole: StaffRole | null; secondFactor: boolean }): boolean =>
  person.staffRole === null || person.secondFactor;

export type StepUp = { code: boolean; passkey: boolean; password: boolean; link: boolean };

/**
 * By what somebody can show again who they are (T29). With a second factor it is that one: a stolen password must not be
 * enough to take it away.
 */
export function stepUpWays(person: { authenticator: boolean; passkeys: number; password: boolean }): StepUp {
  const second = person.authenticator || person.passkeys > 0;
  return {
    code: second,
    passkey: person.passkeys > 0,
    password: !second && person.password,
    link: !second && !person.password,
  };
}
