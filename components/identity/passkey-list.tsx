import { useLocale, useTranslations } from 'next-intl';
import { PostForm } from '@/components/ui/post-form';
import { formatMoment } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { removePasskeyAction } from '@/lib/identity/actions/second-factor';
import type { PasskeyItem } from '@/lib/identity/types/security';

/** The person's passkeys by name; each can be removed. */
export function PasskeyList({ passkeys }: { passkeys: PasskeyItem[] }) {
  const t = useTranslations('security');
  const locale = useLocale() as Locale;
  return (
    <ul className="border-t border-line">
      {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-4 border-b border-line py-4">
          <div className="min-w-0">
            <p className="font-strong wrap-anywhere">{name}</p>
            <p className="text-sm text-ink-3">
              {t('addedOn')} {formatMoment(locale, createdAt)}.{' '}
              {lastUsedAt ? `${t('usedOn')} ${formatMoment(locale, lastUsedAt)}.` : `${t('neverUsed')}.`}
            </p>
          </div>
          <PostForm action={removePasskeyAction}>
            <input type="hidden" name="passkey" value={id} />
            <button type="submit" className="btn btn-secondary btn-small" aria-label={t('removeLabel', { name })}>
              {t('remove')}
            </button>
          </PostForm>
        </li>
      ))}
    </ul>
  );
}
