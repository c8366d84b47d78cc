import { createTranslator } from 'next-intl';
import { environment } from '@/lib/core/env';
import { defaultLocale, isLocale } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import type { OutboxHandlers } from '@/lib/core/worker';
import { handOver } from './mutations';
import { getRecipient } from './queries';

/** What the worker does per type of outbox row. */
export const handlers: Pick<OutboxHandlers, 'password.set'> = {
  /** Somebody set a password: the person is told, so that a stranger's doing does not stay unseen. */
  'password.set': async ({ id, payload }, tx) => {
    const to = await getRecipient(tx, payload.customerId);
    if (!to) return;
    const locale = isLocale(payload.locale) ? payload.locale : defaultLocale;
    const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'mail' });
    const text = t('passwordSet.text', {
      name: to.name,
      url: `${environment().NEXTAUTH_URL.replace(/\/$/, '')}/hilfe`,
    });
    await handOver({ id, to, subject: t('passwordSet.subject'), text, locale });
  },
};
