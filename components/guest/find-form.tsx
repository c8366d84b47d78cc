import { useTranslations } from 'next-intl';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { requestGuestLinkAction } from '@/lib/guest/actions';

type FindFormProps = {
  /** known from where somebody comes from */
  number?: string;
  /** beside another form: fields side by side, no filled button, hints left out */
  beside?: boolean;
};

/** Number and proof of an order; the link goes by mail. */
export function FindForm({ number, beside = false }: FindFormProps) {
  const t = useTranslations('guest');
  const hints = beside ? { number: null, proof: null } : { number: t('numberHint'), proof: t('proofHint') };
  return (
    <Form id="guest" action={requestGuestLinkAction}>
      <div className={beside ? 'grid items-start gap-4 tablet:grid-cols-2' : 'grid gap-4'}>
        <TextField
          name="number"
          label={t('number')}
          hint={hints.number}
          autoComplete="off"
          {...(number ? { defaultValue: number } : {})}
        />
        {/* Not type="email": a postcode is as good. */}
        <TextField name="proof" label={t('proof')} hint={hints.proof} autoComplete="email" spellCheck={false} />
      </div>
      <div className="actions">
        <SubmitButton variant={beside ? 'secondary' : 'primary'} wide={!beside}>
          {t('send')}
        </SubmitButton>
      </div>
    </Form>
  );
}
