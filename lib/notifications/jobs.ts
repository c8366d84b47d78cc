import type { OutboxHandlers } from '@/lib/core/worker';
import { issueLink, openRegistration } from '@/lib/identity/mutations/links';
import { issueInvitation } from '@/lib/identity/mutations/members';
import { send } from './mutations/send';
import { getRecipient } from './queries';
import { invitation } from './templates/invitation';
import { setPasswordLink, signInLink } from './templates/links';
import { passwordSet } from './templates/password-set';
import { registration, registrationKnown } from './templates/registration';
import { securityChanged } from './templates/security-changed';

/** Somebody's own account: always wanted. */
const occasion = { kind: 'account' } as const;

/**
 * What the worker does per type of outbox row that identity writes; features to the right bring their own. A link is
 * made in the transaction that marks its row, so only the link of the mail that was handed over last is alive.
 */
export const handlers = {
  'password.set': async ({ id, payload }, tx) => {
    const to = await getRecipient(tx, payload.customerId);
    const { locale } = payload;
    if (to) await send(tx, { id, to, locale, occasion }, (stationery) => passwordSet(stationery, { to }));
  },

  'security.changed': async ({ id, payload }, tx) => {
    const to = await getRecipient(tx, payload.customerId);
    const { change, locale } = payload;
    if (to) await send(tx, { id, to, locale, occasion }, (stationery) => securityChanged(stationery, { to, change }));
  },

  /** Nobody has the address: nothing is sent, and nobody on the screen learns of it (T18). */
  'link.requested': async ({ id, payload }, tx) => {
    const link = await issueLink(tx, payload);
    if (!link) return;
    const letter = payload.purpose === 'sign-in' ? signInLink : setPasswordLink;
    const { to } = link;
    const locale = link.locale ?? payload.locale;
    await send(tx, { id, to, locale, occasion }, (stationery) => letter(stationery, link));
  },

  'registration.requested': async ({ id, payload }, tx) => {
    const { known, to, ...link } = await openRegistration(tx, payload);
    const letter = known ? registrationKnown : registration;
    // Until the address is proven, the name is whatever a stranger typed.
    const whom = known ? to : { ...to, name: '' };
    const locale = link.locale ?? payload.locale;
    await send(tx, { id, to: whom, locale, occasion }, (stationery) => letter(stationery, { ...link, to: whom }));
  },

  'invitation.created': async ({ id, payload }, tx) => {
    const seat = await issueInvitation(tx, payload.invitationId);
    if (!seat) return;
    // Who is invited may have no account yet, and is called whatever they say themselves.
    const to = { name: '', address: seat.to.address };
    const { locale } = payload;
    await send(tx, { id, to, locale, occasion }, (stationery) => invitation(stationery, { ...seat, to }));
  },
} satisfies Partial<OutboxHandlers>;
