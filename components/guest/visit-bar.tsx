import { useLocale, useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { PostForm } from '@/components/ui/post-form';
import { formatMoment } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { endGuestAction } from '@/lib/guest/actions';
import { GUEST_HOME } from '@/lib/identity/constants';
import type { Visit } from '@/lib/identity/types/guest';

/** Until when somebody looks without an account, and how they leave; guests come back to their order by it. */
export function VisitBar({ kind, endsAt }: Pick<Visit, 'kind' | 'endsAt'>) {
  const t = useTranslations('guest.view');
  const locale = useLocale() as Locale;
  return (
    <div className="no-print mb-6">
      {kind === 'guest' && (
        <Link href={GUEST_HOME} className="crumb">
          <Icon name="chevron-left" />
          {t('back')}
        </Link>
      )}
      <div className="actions">
        <p className="text-sm text-ink-2">
          {t('until', { time: formatMoment(locale, endsAt) })}. {t('draftStays')}
        </p>
        <PostForm action={endGuestAction}>
          <button type="submit" className={buttonClass({ small: true })}>
            {t('end')}
          </button>
        </PostForm>
      </div>
    </div>
  );
}
