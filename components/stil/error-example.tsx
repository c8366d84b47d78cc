'use client';

import { CheckboxGroup, RadioGroup } from '@/components/ui/choices';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormContext } from '@/components/ui/form-context';
import { TextField } from '@/components/ui/text-field';
import type { FormState } from '@/lib/core/form-state';

const state: FormState = {
  status: 'error',
  summary: 'Zwei Angaben fehlen noch',
  fieldErrors: {
    postcode: 'Geben Sie eine Postleitzahl mit vier Ziffern ein',
    reason: 'Wählen Sie einen Grund',
  },
  values: { postcode: '80O3', phone: '079 555 42 18', extras: ['photo'] },
};

/** The state of a form after a refused attempt, held still. */
export function ErrorExample() {
  return (
    <FormContext value={{ id: 'beispiel', state }}>
      <ErrorSummary formId="beispiel" state={state} />
      <div className="grid items-start gap-5 tablet:grid-cols-2">
        <TextField name="postcode" label="Postleitzahl" autoComplete="postal-code" inputMode="numeric" />
        <TextField
          name="phone"
          label="Telefon, wenn wir Sie erreichen sollen"
          hint="Leerzeichen und +41 sind erlaubt"
          autoComplete="tel"
        />
        <CheckboxGroup
          name="extras"
          legend="Dazu"
          options={[
            { value: 'photo', label: 'Foto beilegen' },
            { value: 'gift', label: 'Als Geschenk markieren' },
          ]}
        />
        <RadioGroup
          name="reason"
          legend="Grund"
          options={[
            { value: 'broken', label: 'Beschädigt angekommen' },
            { value: 'other', label: 'Etwas anderes', hint: 'Wir fragen nach' },
          ]}
        />
      </div>
    </FormContext>
  );
}
