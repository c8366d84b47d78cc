import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { State } from '@/components/ui/state';
import { ENROLMENT } from '@/lib/identity/constants';
import type { SecondFactor } from '@/lib/identity/types/security';
import { PasskeyList } from './passkey-list';

/** What protects the account besides the password, and the way to change it. */
export function FactorSummary({ factor }: { factor: SecondFactor }) {
  const t = useTranslations('security');
  const { authenticator, passkeys, recoveryCodes } = factor;
  const has = authenticator || passkeys.length > 0;
  return (
    <section aria-labelledby="factor" className="section">
      <h2 id="factor" className="mb-2">
        {t('factorTitle')}
      </h2>
      <p className="mb-4 max-w-measure text-ink-2">{t('factorLead')}</p>
      {authenticator && (
        <p className="mb-2 flex flex-wrap items-center gap-x-2">
          {t('app')}:
          <State tone="good" icon="done">
            {t('appOn')}
          </State>
        </p>
      )}
      {has ? (
        <p className="mb-4 text-sm text-ink-2">{t('codesLeft', { count: recoveryCodes })}</p>
      ) : (
        <p className="mb-4">{t('factorOff')}</p>
      )}
      {passkeys.length > 0 && (
        <div className="mb-5">
          <h3 className="mb-3">{t('passkeys')}</h3>
          <PasskeyList passkeys={passkeys} />
        </div>
      )}
      <ButtonLink href={ENROLMENT} icon="key">
        {t(has ? 'manage' : 'setUp')}
      </ButtonLink>
    </section>
  );
}
