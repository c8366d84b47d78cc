import type { Letter } from '../types';
import { answer, Frame, Paragraph, type Stationery } from './frame';

type GuestLink = { to: { address: string }; token: string; minutes: number; number: string };

/** A link to one order for somebody without an account. Nobody is named: the mailbox may be a shared one. */
export function guestLink(stationery: Stationery, { to, token, minutes, number }: GuestLink): Letter {
  const { t, portal } = stationery;
  return {
    subject: t('guestLink.subject', { number }),
    body: (
      <Frame
        stationery={stationery}
        title={t('guestLink.title', { number })}
        preview={t.markup('valid', { minutes, b: (words) => words })}
        button={{ label: t('guestLink.button'), href: `${portal}/bestellung-finden/${token}` }}
        validity={t.rich('valid', { minutes, b: answer })}
        why={t('guestLink.why', { address: to.address })}
      >
        <Paragraph>{t('guestLink.text')}</Paragraph>
      </Frame>
    ),
  };
}
