import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/ui/form';
import { Picture } from '@/components/ui/picture';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-field';
import type { Locale } from '@/lib/core/i18n/locales';
import { guestReturnReasonsAction, returnReasonsAction } from '@/lib/returns/actions/returns';
import { NOTE_MAX } from '@/lib/returns/constants/limits';
import { reasonsFor } from '@/lib/returns/policy/reasons';
import type { Draft, DraftLine } from '@/lib/returns/types';
import type { Reader } from '@/lib/returns/utils/paths';
import { ReasonSelect } from './reason-select';

/** Step 2: why, line by line: a reason of the shop's list for this kind of goods, and words if somebody wants to. */
export function Reasons({ draft, reader }: { draft: Draft; reader: Reader }) {
  const t = useTranslations('returns.reasons');
  return (
    <Form id="gruende" action={reader === 'konto' ? returnReasonsAction : guestReturnReasonsAction}>
      <input type="hidden" name="draft" value={draft.number} />
      {draft.lines.map((line, index) => (
        <LineReason key={line.id} draft={draft} line={line} place={index + 1} />
      ))}
      <div className="return-go">
        <SubmitButton>{t('next')}</SubmitButton>
      </div>
    </Form>
  );
}

function LineReason({ draft, line, place }: { draft: Draft; line: DraftLine; place: number }) {
  const t = useTranslations('returns.reasons');
  const locale = useLocale() as Locale;
  const groups = reasonsFor(draft.settings, line.category).map(({ id, label, closer }) => ({
    label: closer ? label[locale] : null,
    options: (closer ?? [{ id: null, label }]).map((one) => ({
      value: one.id === null ? id : `${id}.${one.id}`,
      label: one.label[locale],
    })),
  }));
  return (
    <fieldset className="grid gap-4 border-t border-line py-5">
      <legend className="sr-only">{line.name}</legend>
      <div className="return-item">
        <Picture src={line.picture} size={56} />
        <p>
          <b>
            {line.quantity} × {line.name}
          </b>
          {line.variant && <span className="block text-sm text-ink-3">{line.variant}</span>}
        </p>
      </div>
      <ReasonSelect
        name={`reason${place}`}
        label={t('reason')}
        empty={t('empty')}
        groups={groups}
        defaultValue={line.reason ?? ''}
      />
      <TextArea
        name={`text${place}`}
        label={t('text')}
        hint={t('textHint')}
        rows={3}
        maxLength={NOTE_MAX}
        defaultValue={line.reasonText ?? ''}
      />
    </fieldset>
  );
}
