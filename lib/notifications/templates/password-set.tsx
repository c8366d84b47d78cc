import type { Letter, Recipient } from '../types';
import { nameInText } from '../utils';
import { Frame, Paragraph, type Stationery } from './frame';

/** Somebody set a password: the person is told, so that a stranger's doing does not stay unseen. */
export function passwordSet(stationery: Stationery, { to }: { to: Recipient }): Letter {
  const { t, portal } = stationery;
  return {
    subject: t('passwordSet.subject'),
    body: (
      <Frame
        stationery={stationery}
        title={t('passwordSet.title')}
        preview={t('passwordSet.text')}
        name={nameInText(to.name)}
        button={{ label: t('passwordSet.button'), href: `${portal}/hilfe` }}
        why={t('passwordSet.why', { address: to.address })}
      >
        <Paragraph>{t('passwordSet.text')}</Paragraph>
        <Paragraph>{t('passwordSet.hint')}</Paragraph>
      </Frame>
    ),
  };
}
