import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/choices';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { secondFactorRuleAction } from '@/lib/identity/actions/members';
import type { CompanyPage } from '@/lib/identity/types/members';

/** Whether every member of the company needs a second factor. */
export function SecondFactorRule({ rule }: { rule: NonNullable<CompanyPage['secondFactor']> }) {
  const t = useTranslations('company');
  return (
    <section aria-labelledby="factor-rule" className="section">
      <h2 id="factor-rule" className="mb-4">
        {t('factorTitle')}
      </h2>
      <Form id="factor" action={secondFactorRuleAction}>
        <input type="hidden" name="version" value={rule.version} />
        <Checkbox
          name="required"
          value="yes"
          label={t('factorRequired')}
          hint={t('factorHint')}
          defaultChecked={rule.required}
        />
        <div>
          <SubmitButton variant="secondary">{t('saveRule')}</SubmitButton>
        </div>
      </Form>
    </section>
  );
}
