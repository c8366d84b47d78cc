import { formatDay, localDay, TIME_ZONE } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { Letter, Recipient } from '../types';
import { nameInText } from '../utils';
import { answer, Frame, Paragraph, type Stationery } from './frame';

type Invitation = {
  to: Recipient;
  token: string;
  company: string;
  inviter: string;
  role: 'admin' | 'buyer' | 'technician' | 'viewer';
  expiresAt: Date;
};

/** The time of day in the shop's zone: 14.02 in Swiss German, 14:02 elsewhere. */
function timeOf(locale: Locale, instant: Date): string {
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE });
  return time.format(instant).replace(':', locale === 'de-CH' ? '.' : ':');
}

/** A seat in a company: who offers it, what it allows, until when. */
export function invitation(stationery: Stationery, seat: Invitation): Letter {
  const { t, locale, portal } = stationery;
  const people = { inviter: nameInText(seat.inviter), company: nameInText(seat.company) };
  const until = { day: formatDay(locale, localDay(seat.expiresAt)), time: timeOf(locale, seat.expiresAt) };
  return {
    subject: t('invitation.subject', people),
    body: (
      <Frame
        stationery={stationery}
        title={t('invitation.title', people)}
        preview={t(`invitation.role.${seat.role}`)}
        button={{ label: t('invitation.button'), href: `${portal}/einladung/${seat.token}` }}
        validity={t.rich('invitation.valid', { ...until, b: answer })}
        why={t('invitation.why', { ...people, address: seat.to.address })}
      >
        <Paragraph>{t(`invitation.role.${seat.role}`)}</Paragraph>
        <Paragraph>{t('invitation.text')}</Paragraph>
      </Frame>
    ),
  };
}
