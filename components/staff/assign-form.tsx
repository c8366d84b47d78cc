import { useLocale, useTranslations } from 'next-intl';
import { RadioGroup } from '@/components/ui/choices';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { articleName } from '@/lib/catalog/utils';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { assignCaseAction } from '@/lib/staff/actions/queue';
import type { Assignable, ReturnCase } from '@/lib/staff/types';

type AssignFormProps = { page: ReturnCase; looked: { typed: string; found: Assignable | null } | null };

/** Finds the order that goods belong to, then its line. */
export function AssignForm({ page, looked }: AssignFormProps) {
  const t = useTranslations('service-returns.assign');
  return (
    <div className="mt-3 grid gap-5">
      <form className="flex flex-wrap items-end gap-3">
        <TextField
          name="bestellung"
          label={t('order')}
          key={looked?.typed ?? ''}
          defaultValue={looked?.typed ?? ''}
          maxLength={100}
          autoComplete="off"
        />
        <button type="submit" className="btn btn-secondary">
          {t('find')}
        </button>
      </form>
      {looked && !looked.found && <p role="status">{t('notFound', { number: looked.typed })}</p>}
      {looked?.found && <Lines page={page} found={looked.found} />}
    </div>
  );
}

function Lines({ page, found }: { page: ReturnCase; found: Assignable }) {
  const t = useTranslations('service-returns.assign');
  const locale = useLocale() as Locale;
  const { order: number, placedOn, customer, lines } = found;
  if (lines.length === 0) return <p role="status">{t('nothing', { number })}</p>;
  return (
    <Form id="zuordnen" action={assignCaseAction}>
      <input type="hidden" name="return" value={page.number} />
      <input type="hidden" name="seen" value={page.seen} />
      <RadioGroup
        name="line"
        legend={t('legend', { number, date: formatDay(locale, placedOn, 'long'), customer })}
        options={lines.map(({ id, name, variant, sku, left }) => ({
          value: id,
          label: articleName({ name, variant }),
          hint: t('left', { sku, count: left }),
        }))}
      />
      <div>
        <SubmitButton>{t('button')}</SubmitButton>
      </div>
    </Form>
  );
}
