import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';

/** A mailed link that was used, replaced or has expired: what to do instead. */
export function DeadLink() {
  const t = useTranslations('auth');
  return (
    <div className="max-w-[27rem]">
      <h1>{t('linkDeadTitle')}</h1>
      <p className="mt-2.5 mb-7 text-ink-2">{t('linkDeadText')}</p>
      <div className="actions">
        <ButtonLink variant="primary" href="/anmelden/ohne-passwort">
          {t('mailLink')}
        </ButtonLink>
        <ButtonLink href="/passwort-vergessen">{t('forgot')}</ButtonLink>
      </div>
    </div>
  );
}
