import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';

/** For people who sign in by mailed link or passkey only: how they get a password if they want one. */
export function NoPassword() {
  const t = useTranslations('security');
  return (
    <section aria-labelledby="password" className="max-w-measure">
      <h2 id="password" className="mb-2">
        {t('noPasswordTitle')}
      </h2>
      <p className="mb-4 text-ink-2">{t('noPassword')}</p>
      <ButtonLink href="/passwort-vergessen">{t('forgot')}</ButtonLink>
    </section>
  );
}
