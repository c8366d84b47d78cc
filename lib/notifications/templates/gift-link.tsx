import type { Letter } from '../types';
import { answer, Frame, Paragraph, type Stationery } from './frame';

type GiftLink = { to: { address: string }; token: string; minutes: number };

/** A link for who got a present. It names neither order nor buyer nor article: anybody's address may have been typed. */
export function giftLink(stationery: Stationery, { to, token, minutes }: GiftLink): Letter {
  const { t, portal } = stationery;
  return {
    subject: t('giftLink.subject'),
    body: (
      <Frame
        stationery={stationery}
        title={t('giftLink.title')}
        preview={t.markup('valid', { minutes, b: (words) => words })}
        button={{ label: t('giftLink.button'), href: `${portal}/bestellung-finden/${token}` }}
        validity={t.rich('valid', { minutes, b: answer })}
        why={t('giftLink.why', { address: to.address })}
      >
        <Paragraph>{t('giftLink.text')}</Paragraph>
      </Frame>
    ),
  };
}
