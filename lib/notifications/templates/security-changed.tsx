import type { SecurityChange } from '@/lib/identity/types/viewer';
import type { Letter, Recipient } from '../types';
import { nameInText } from '../utils';
import { Frame, Paragraph, type Stationery } from './frame';

/** Something that protects the account was added or taken away: the person is told, so that a stranger's doing is seen. */
export function securityChanged(
  stationery: Stationery,
  { to, change }: { to: Recipient; change: SecurityChange },
): Letter {
  const { t, portal } = stationery;
  return {
    subject: t('securityChanged.subject'),
    body: (
      <Frame
        stationery={stationery}
        title={t(`securityChanged.${change}`)}
        preview={t('securityChanged.text')}
        name={nameInText(to.name)}
        button={{ label: t('securityChanged.button'), href: `${portal}/hilfe` }}
        why={t('securityChanged.why', { address: to.address })}
      >
        <Paragraph>{t('securityChanged.text')}</Paragraph>
        <Paragraph>{t('securityChanged.hint')}</Paragraph>
      </Frame>
    ),
  };
}
