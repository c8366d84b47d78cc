import { useTranslations } from 'next-intl';
import { Fold } from '@/components/ui/fold';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import {
  cancelGuestReturnAction,
  cancelReturnAction,
  guestReturnSentAction,
  returnSentAction,
} from '@/lib/returns/actions/returns';
import type { Reader } from '@/lib/returns/utils/paths';

type FormProps = { number: string; reader: Reader };

/** Says that the goods are handed over, with the number if there is one. */
export function SentForm({ number, reader }: FormProps) {
  const t = useTranslations('returns.sent');
  return (
    <Fold summary={t('title')} className="no-print">
      <Form id="abgegeben" action={reader === 'konto' ? returnSentAction : guestReturnSentAction} className="mt-3">
        <input type="hidden" name="draft" value={number} />
        <TextField name="carrier" label={t('carrier')} maxLength={60} autoComplete="off" />
        <TextField
          name="trackingNumber"
          label={t('trackingNumber')}
          hint={t('hint')}
          maxLength={60}
          autoComplete="off"
        />
        <div>
          <SubmitButton variant="secondary">{t('button')}</SubmitButton>
        </div>
      </Form>
    </Fold>
  );
}

/** Takes a return back; what that means stands above the button. */
export function CancelForm({ number, reader }: FormProps) {
  const t = useTranslations('returns.cancel');
  return (
    <Fold summary={t('title')} className="no-print">
      <Form
        id="zurueckziehen"
        action={reader === 'konto' ? cancelReturnAction : cancelGuestReturnAction}
        className="mt-3"
      >
        <input type="hidden" name="draft" value={number} />
        <p className="max-w-measure text-ink-2">{t('text')}</p>
        <div>
          <SubmitButton variant="secondary">{t('button')}</SubmitButton>
        </div>
      </Form>
    </Fold>
  );
}
