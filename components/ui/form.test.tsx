import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { FormState } from '@/lib/core/form-state';
import { Checkbox, CheckboxGroup, RadioGroup } from './choices';
import { ErrorSummary } from './error-summary';
import { FormContext } from './form-context';
import { SelectField } from './select-field';
import { TextArea, TextField } from './text-field';

const refused: FormState = {
  status: 'error',
  summary: 'Zwei Angaben fehlen noch',
  fieldErrors: { postcode: 'Geben Sie eine Postleitzahl ein', reason: 'Wählen Sie einen Grund' },
  values: { postcode: '80O3', country: 'FR', note: 'Zeile 1\nZeile <2>', extras: ['gift'] },
};

const render = (state: FormState) =>
  renderToStaticMarkup(
    <FormContext value={{ id: 'test', state }}>
      <ErrorSummary formId="test" state={state} />
      <TextField name="postcode" label="Postleitzahl" hint="Vier Ziffern" defaultValue="8000" />
      <SelectField
        name="country"
        label="Land"
        options={[
          { value: 'CH', label: 'Schweiz' },
          { value: 'FR', label: 'Frankreich' },
        ]}
        defaultValue="CH"
      />
      <TextArea name="note" label="Notiz" />
      <CheckboxGroup
        name="extras"
        legend="Dazu"
        options={[
          { value: 'photo', label: 'Foto' },
          { value: 'gift', label: 'Geschenk' },
        ]}
        defaultValue={['photo']}
      />
      <RadioGroup
        name="reason"
        legend="Grund"
        options={[
          { value: 'broken', label: 'Beschädigt' },
          { value: 'other', label: 'Anderes' },
        ]}
      />
      <Checkbox name="consent" label="Geprüft" defaultChecked />
    </FormContext>,
  );

/** The tag of the element with this id. */
const tag = (html: string, id: string) => html.match(new RegExp(`<[^>]* id="${id}"[^>]*>`))?.[0] ?? '';

describe('a form after a refused attempt', () => {
  const html = render(refused);

  it('ties hint and error to their control', () => {
    expect(tag(html, 'test-postcode')).toContain('aria-describedby="test-postcode-hint test-postcode-error"');
    expect(tag(html, 'test-postcode')).toContain('aria-invalid="true"');
    expect(html).toMatch(/<p class="error" id="test-postcode-error">.*?Geben Sie eine Postleitzahl ein<\/p>/);
    expect(html).toContain('<label class="label" for="test-postcode">');
    expect(html).toMatch(/<fieldset[^>]*aria-describedby="test-reason-error"/);
  });

  it('has a summary that takes the focus without JavaScript and links to every field, groups to their first choice', () => {
    expect(tag(html, 'test-errors')).toMatch(/role="alert"/);
    expect(tag(html, 'test-errors')).toMatch(/tabindex="-1"/i);
    expect(tag(html, 'test-errors')).toMatch(/autofocus=""/i);
    const targets = [...html.matchAll(/<a href="#([^"]+)">/g)].map(([, id = '']) => id);
    expect(targets).toEqual(['test-postcode', 'test-reason']);
    for (const target of targets) expect(tag(html, target)).toMatch(/^<input/);
  });

  it('shows what was typed and chosen, not the defaults', () => {
    expect(tag(html, 'test-postcode')).toContain('value="80O3"');
    expect(html).toContain('<option value="FR" selected="">');
    expect(html).toContain('Zeile 1\nZeile &lt;2&gt;</textarea>');
    expect(tag(html, 'test-extras')).not.toContain('checked');
    expect(tag(html, 'test-extras-2')).toContain('checked');
    expect(tag(html, 'test-consent')).not.toContain('checked');
  });
});

it('a form that was not sent yet has its defaults and no trace of errors', () => {
  const html = render({ status: 'idle' });
  expect(tag(html, 'test-postcode')).toContain('value="8000"');
  expect(tag(html, 'test-postcode')).toContain('aria-describedby="test-postcode-hint"');
  expect(html).toContain('<option value="CH" selected="">');
  expect(tag(html, 'test-extras')).toContain('checked');
  expect(tag(html, 'test-consent')).toContain('checked');
  expect(html).not.toMatch(/aria-invalid|role="alert"|class="error"/);
});
