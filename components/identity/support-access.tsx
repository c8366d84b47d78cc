import { useLocale, useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/choices';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { formatMoment } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { supportAccessAction } from '@/lib/identity/actions/security';
import type { SecurityPage, SupportView } from '@/lib/identity/types/security';

/** Whether support may look at the account, and who has. */
export function SupportAccess({ support }: { support: NonNullable<SecurityPage['support']> }) {
  const t = useTranslations('security');
  const { allowed, version, views } = support;
  return (
    <section aria-labelledby="support" className="section">
      <h2 id="support" className="mb-4">
        {t('supportTitle')}
      </h2>
      <Form id="support-access" action={supportAccessAction} className="max-w-measure">
        <input type="hidden" name="version" value={version} />
        <Checkbox
          name="allowed"
          value="yes"
          label={t('supportAllowed')}
          hint={t('supportHint')}
          defaultChecked={allowed}
        />
        <div>
          <SubmitButton variant="secondary">{t('save')}</SubmitButton>
        </div>
      </Form>
      <h3 className="mt-7 mb-3">{t('viewsTitle')}</h3>
      {views.length === 0 ? (
        <p className="text-ink-2">{t('noViews')}</p>
      ) : (
        <ul className="border-t border-line">
          {views.map((view) => (
            <View key={view.id} view={view} />
          ))}
        </ul>
      )}
    </section>
  );
}

function View({ view: { who, mode, reason, ticketRef, startedAt, endedAt } }: { view: SupportView }) {
  const t = useTranslations('security');
  const locale = useLocale() as Locale;
  return (
    <li className="border-b border-line py-4">
      <p className="font-strong">
        {who}, {t(`viewMode.${mode}`)}
      </p>
      <p className="wrap-anywhere">{t('viewText', { ticket: ticketRef, reason })}</p>
      <p className="text-sm text-ink-3">
        {formatMoment(locale, startedAt)},{' '}
        {endedAt ? t('until', { time: formatMoment(locale, endedAt) }) : t('running')}
      </p>
    </li>
  );
}
