import type { Letter, Recipient } from '../types';
import { nameInText } from '../utils';
import { answer, Frame, Paragraph, type Stationery } from './frame';

type Link = { to: Recipient; token: string; minutes: number };

/** A link that signs in. */
export function signInLink(stationery: Stationery, { to, token, minutes }: Link): Letter {
  const { t, portal } = stationery;
  return {
    subject: t('signInLink.subject'),
    body: (
      <Frame
        stationery={stationery}
        title={t('signInLink.title')}
        preview={t.markup('valid', { minutes, b: (words) => words })}
        name={nameInText(to.name)}
        button={{ label: t('signInLink.button'), href: `${portal}/anmelden/${token}` }}
        validity={t.rich('valid', { minutes, b: answer })}
        why={t('signInLink.why', { address: to.address })}
      >
        <Paragraph>{t('signInLink.text')}</Paragraph>
      </Frame>
    ),
  };
}

/** A link that sets a new password. */
export function setPasswordLink(stationery: Stationery, { to, token, minutes }: Link): Letter {
  const { t, portal } = stationery;
  return {
    subject: t('setPasswordLink.subject'),
    body: (
      <Frame
        stationery={stationery}
        title={t('setPasswordLink.title')}
        preview={t.markup('valid', { minutes, b: (words) => words })}
        name={nameInText(to.name)}
        button={{ label: t('setPasswordLink.button'), href: `${portal}/passwort-vergessen/${token}` }}
        validity={t.rich('valid', { minutes, b: answer })}
        why={t('setPasswordLink.why', { address: to.address })}
      >
        <Paragraph>{t('setPasswordLink.text')}</Paragraph>
      </Frame>
    ),
  };
}
