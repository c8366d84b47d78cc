import { ButtonLink } from '@/components/ui/button';
import { Checkbox, CheckboxGroup, RadioGroup } from '@/components/ui/choices';
import { Form } from '@/components/ui/form';
import type { FormAction } from '@/components/ui/form-state';
import { PasswordField } from '@/components/ui/password-field';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea, TextField } from '@/components/ui/text-field';

/** Every control of the kit once. */
export function FixtureForm({ action, idempotencyKey }: { action: FormAction; idempotencyKey: string }) {
  return (
    <Form id="muster" action={action} idempotencyKey={idempotencyKey} className="max-w-100">
      <TextField name="name" label="Name" autoComplete="name" />
      <TextField name="email" type="email" label="E-Mail" autoComplete="username" />
      <PasswordField
        name="password"
        label="Passwort"
        hint="Mindestens 8 Zeichen"
        autoComplete="new-password"
        aside={<a href="/hilfe">Passwort vergessen?</a>}
      />
      <TextField name="quantity" label="Menge" inputMode="numeric" short />
      <TextField name="day" label="Kaufdatum" hint="Zum Beispiel 26.11.2026" inputMode="numeric" />
      <SelectField
        name="country"
        label="Land"
        empty="Bitte wählen"
        options={[
          { value: 'CH', label: 'Schweiz' },
          { value: 'DE', label: 'Deutschland' },
          { value: 'FR', label: 'Frankreich' },
          { value: 'IT', label: 'Italien' },
        ]}
      />
      <TextArea name="message" label="Nachricht" />
      <CheckboxGroup
        name="extras"
        legend="Was legen Sie bei?"
        options={[
          { value: 'photo', label: 'Foto' },
          { value: 'invoice', label: 'Rechnung', hint: 'Auch eine Kopie genügt' },
        ]}
      />
      <RadioGroup
        name="delivery"
        legend="Wohin sollen wir liefern?"
        options={[
          { value: 'home', label: 'Nach Hause' },
          { value: 'office', label: 'An eine Poststelle' },
        ]}
      />
      <Checkbox name="consent" label="Ich habe die Angaben geprüft" />
      <div className="actions mt-2">
        <SubmitButton pendingText="Wird abgeschickt …">Formular abschicken</SubmitButton>
        <ButtonLink variant="quiet" href="/stil">
          Abbrechen
        </ButtonLink>
      </div>
    </Form>
  );
}
