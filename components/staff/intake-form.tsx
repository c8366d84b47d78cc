import { useTranslations } from 'next-intl';
import { Form } from '@/components/ui/form';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea, TextField } from '@/components/ui/text-field';
import { takeInAction } from '@/lib/staff/actions/queue';

const CONDITIONS = ['unopened', 'opened', 'used', 'damaged'] as const;

type IntakeFormProps = { shops: { id: string; name: string }[]; idempotencyKey: string };

/** Books goods of which nobody knows yet whose they are. */
export function IntakeForm({ shops, idempotencyKey }: IntakeFormProps) {
  const t = useTranslations('service-returns.intake');
  const conditions = useTranslations('service-returns.condition');
  const [only] = shops.length === 1 ? shops : [];
  return (
    <Form id="eingang" action={takeInAction} idempotencyKey={idempotencyKey} className="max-w-measure">
      <p className="text-ink-2">{t('lead')}</p>
      <TextField
        name="trackingNumber"
        label={t('trackingNumber')}
        hint={t('optional')}
        maxLength={60}
        autoComplete="off"
      />
      <SelectField
        name="source"
        label={t('shop')}
        empty={t('choose')}
        options={shops.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={only?.id ?? ''}
      />
      <TextField name="name" label={t('name')} maxLength={200} autoComplete="off" />
      <TextField name="sku" label={t('sku')} hint={t('optional')} maxLength={100} autoComplete="off" />
      <TextField name="quantity" label={t('quantity')} defaultValue="1" inputMode="numeric" autoComplete="off" short />
      <SelectField
        name="condition"
        label={t('condition')}
        empty={t('choose')}
        options={CONDITIONS.map((value) => ({ value, label: conditions(value) }))}
      />
      <TextArea name="note" label={t('note')} hint={t('optional')} rows={2} maxLength={2_000} />
      <div>
        <SubmitButton>{t('button')}</SubmitButton>
      </div>
    </Form>
  );
}
