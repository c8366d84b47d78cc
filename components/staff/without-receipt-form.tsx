import { useLocale, useTranslations } from 'next-intl';
import { RadioGroup } from '@/components/ui/choices';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { articleName } from '@/lib/catalog/utils';
import { formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { grantWithoutReceiptAction } from '@/lib/staff/actions/queue';
import type { LooseChoice, ReturnCase } from '@/lib/staff/types';
import { CaseTrace } from './case-trace';

type WithoutReceiptFormProps = { page: ReturnCase; choices: LooseChoice[] };

/** What goods bring that nobody has a receipt for, each closed choice with its reason, and for whom. */
export function WithoutReceiptForm({ page, choices }: WithoutReceiptFormProps) {
  const t = useTranslations('service-returns.loose');
  const locale = useLocale() as Locale;
  const grounds = useTranslations('options.ground');
  const open = choices.filter(({ option }) => option.open);
  return (
    <div className="mt-3 grid gap-5">
      <p className="text-ink-2">{t('lead')}</p>
      {choices
        .filter(({ option }) => !option.open)
        .map(({ key, currency, option: { right, refusal, trace } }) => (
          <div key={key}>
            <p>
              {t(`right.${right}`)}:{' '}
              {refusal && t(`closed.${refusal.why}`, { ground: 'ground' in refusal ? grounds(refusal.ground) : '' })}
            </p>
            <CaseTrace trace={trace} currency={currency ?? page.currency} />
          </div>
        ))}
      {choices.length === 0 && <p>{t('closed.price_unknown')}</p>}
      {open.length > 0 && (
        <Form id="ohne-beleg" action={grantWithoutReceiptAction}>
          <input type="hidden" name="return" value={page.number} />
          <input type="hidden" name="seen" value={page.seen} />
          <RadioGroup
            name="choice"
            legend={t('legend')}
            options={open.map(({ key, currency, option, article, difference }) => {
              const money = (amount: number) => formatMoney(locale, amount, currency ?? page.currency);
              return {
                value: key,
                label: article
                  ? t('exchange', { name: articleName(article) })
                  : t('credit', { amount: money(option.worth - option.fee) }),
                hint: article
                  ? difference > 0
                    ? t('dearer', { worth: money(option.worth), difference: money(difference) })
                    : t('worth', { worth: money(option.worth) })
                  : option.fee > 0
                    ? t('fee', { worth: money(option.worth), fee: money(option.fee) })
                    : t('worth', { worth: money(option.worth) }),
              };
            })}
          />
          <TextField
            name="email"
            type="email"
            label={t('email')}
            hint={t('emailHint')}
            maxLength={254}
            autoComplete="off"
          />
          <div>
            <SubmitButton>{t('button')}</SubmitButton>
          </div>
        </Form>
      )}
    </div>
  );
}
