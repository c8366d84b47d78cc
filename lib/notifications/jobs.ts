import { environment } from '@/lib/core/env';
import { defaultLocale, isLocale, type Locale } from '@/lib/core/i18n/locales';
import type { OutboxHandlers } from '@/lib/core/worker';
import { issueLink, openRegistration } from '@/lib/identity/mutations/links';
import { issueInvitation } from '@/lib/identity/mutations/members';
import { handOver } from './mutations';
import { getRecipient, getSender } from './queries';
import type { Stationery } from './templates/frame';
import { invitation } from './templates/invitation';
import { setPasswordLink, signInLink } from './templates/links';
import { passwordSet } from './templates/password-set';
import { registration, registrationKnown } from './templates/registration';
import { securityChanged } from './templates/security-changed';
import type { Letter, Recipient } from './types';
import { mailTexts, written } from './utils';

const localeOf = (wanted: string | null): Locale => (isLocale(wanted) ? wanted : defaultLocale);

/**
 * Writes a letter and hands it over.
 * @param id of the outbox row
 * @param locale of the reader; an unknown one gets the default
 */
async function send(
  id: string,
  to: Recipient,
  locale: string | null,
  letter: (stationery: Stationery) => Letter,
): Promise<void> {
  const language = localeOf(locale);
  const sender = await getSender(language);
  const portal = new URL(environment().NEXTAUTH_URL).origin;
  const said = letter({ locale: language, t: mailTexts(language), sender, portal });
  await handOver({ id, from: sender.name, to, subject: said.subject, ...(await written(said)), locale: language });
}

/**
 * What the worker does per type of outbox row. A link is made in the transaction that marks its row, so only the link of
 * the mail that was handed over last is alive.
 */
export const handlers: OutboxHandlers = {
  'password.set': async ({ id, payload }, tx) => {
    const to = await getRecipient(tx, payload.customerId);
    if (to) await send(id, to, payload.locale, (stationery) => passwordSet(stationery, { to }));
  },

  'security.changed': async ({ id, payload }, tx) => {
    const to = await getRecipient(tx, payload.customerId);
    const { change, locale } = payload;
    if (to) await send(id, to, locale, (stationery) => securityChanged(stationery, { to, change }));
  },

  /** Nobody has the address: nothing is sent, and nobody on the screen learns of it (T18). */
  'link.requested': async ({ id, payload }, tx) => {
    const link = await issueLink(tx, payload);
    if (!link) return;
    const letter = payload.purpose === 'sign-in' ? signInLink : setPasswordLink;
    await send(id, link.to, link.locale ?? payload.locale, (stationery) => letter(stationery, link));
  },

  'registration.requested': async ({ id, payload }, tx) => {
    const { known, to, ...link } = await openRegistration(tx, payload);
    const letter = known ? registrationKnown : registration;
    // Until the address is proven, the name is whatever a stranger typed.
    const whom = known ? to : { ...to, name: '' };
    await send(id, whom, link.locale ?? payload.locale, (stationery) => letter(stationery, { ...link, to: whom }));
  },

  'invitation.created': async ({ id, payload }, tx) => {
    const seat = await issueInvitation(tx, payload.invitationId);
    if (!seat) return;
    // Who is invited may have no account yet, and is called whatever they say themselves.
    const to = { name: '', address: seat.to.address };
    await send(id, to, payload.locale, (stationery) => invitation(stationery, { ...seat, to }));
  },
};
