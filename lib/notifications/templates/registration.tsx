import type { Letter, Recipient } from '../types';
import { nameInText } from '../utils';
import { answer, Frame, Paragraph, type Stationery } from './frame';

type Link = { to: Recipient; token: string; minutes: number };

/**
 * Asks to confirm an address. Calls nobody by name: whoever typed it may be a stranger who wants to put words into our
 * mouth.
 */
export function registration(stationery: Stationery, { to, token, minutes }: Link): Letter {
  const { t, portal, sender } = stationery;
  return {
    subject: t('registration.subject'),
    body: (
      <Frame
        stationery={stationery}
        title={t('registration.title')}
        preview={t.markup('valid', { minutes, b: (words) => words })}
        button={{ label: t('registration.button'), href: `${portal}/passwort-vergessen/${token}` }}
        validity={t.rich('valid', { minutes, b: answer })}
        why={t('registration.why', { address: to.address })}
      >
        <Paragraph>{t('registration.text', { shop: sender.name })}</Paragraph>
      </Frame>
    ),
  };
}

/** Somebody registered with an address that has an account: its owner gets a way in instead. */
export function registrationKnown(stationery: Stationery, { to, token, minutes }: Link): Letter {
  const { t, portal } = stationery;
  return {
    subject: t('registrationKnown.subject'),
    body: (
      <Frame
        stationery={stationery}
        title={t('registrationKnown.title')}
        preview={t('registrationKnown.text')}
        name={nameInText(to.name)}
        button={{ label: t('registrationKnown.button'), href: `${portal}/anmelden/${token}` }}
        validity={t.rich('valid', { minutes, b: answer })}
        why={t('registrationKnown.why', { address: to.address })}
      >
        <Paragraph>{t('registrationKnown.text')}</Paragraph>
        <Paragraph>{t('registrationKnown.hint')}</Paragraph>
      </Frame>
    ),
  };
}
