import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ShownOption } from '@/lib/afterpurchase/types';
import { locales } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import { useOptionTexts, useOptionWords } from './item-option-texts';
import { ItemOptions } from './item-options';

const option = (facts: Partial<ShownOption>): ShownOption => ({
  ...{ right: 'return', open: true, until: '2026-12-10', untilTime: null, quantity: 1, refusal: null },
  ...{ back: { kind: 'money', total: 8_410, shipping: -790, fee: 0 }, ownShipping: false, notBegun: false },
  ...facts,
});
const Shown = ({ facts }: { facts: Partial<ShownOption> }) => (
  <ItemOptions options={useOptionTexts('CHF')([option(facts)])} words={useOptionWords()} />
);
const text = (facts: Partial<ShownOption>, locale: (typeof locales)[number] = 'de-CH') =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      timeZone="Europe/Zurich"
      messages={{ options: messagesOf(locale).options }}
      onError={(error) => {
        throw error;
      }}
    >
      <Shown facts={facts} />
    </NextIntlClientProvider>,
  ).replaceAll('\u00a0', ' ');

describe('what comes back of a line', () => {
  it.each<[Partial<ShownOption>, string]>([
    [{}, 'CHF 84.10 zurück, abgezogen sind CHF 7.90 für den Rückversand<'],
    [
      { back: { kind: 'money', total: 8_410, shipping: -790, fee: -500 }, quantity: 2 },
      'CHF 84.10 zurück für 2 Stück, abgezogen sind CHF 7.90 für den Rückversand und CHF 5.00 für die Bearbeitung<',
    ],
    [{ back: { kind: 'money', total: 8_410, shipping: 0, fee: 0 } }, 'CHF 84.10 zurück<'],
    [
      { back: { kind: 'money', total: 8_410, shipping: 0, fee: 0 }, ownShipping: true },
      'CHF 84.10 zurück, den Rückversand zahlen Sie<',
    ],
    [{ until: null, notBegun: true }, 'Rückgabe möglich, die Frist beginnt mit dem letzten Paket<'],
    [{ back: { kind: 'credit', total: 8_410, shipping: 0, fee: 0 } }, 'CHF 84.10 als Guthaben<'],
    [
      { right: 'cancel', untilTime: '06:00', back: { kind: 'money', total: 8_410, shipping: 0, fee: 0 } },
      'möglich bis 10. Dezember 2026, 06:00 Uhr; CHF 84.10 zurück<',
    ],
  ])('%j', (facts, words) => expect(text(facts)).toContain(words));

  it('nothing is promised of what is closed', () => {
    const closed = { open: false, back: null, refusal: { why: 'window_over', on: '2026-12-10' } } as const;
    expect(text(closed)).not.toContain('CHF');
  });

  it('every language has words of its own', () => {
    const said = locales.map((locale) => text({ quantity: 2 }, locale));
    for (const one of said) expect(one).not.toMatch(/[{}]|options\./);
    expect(new Set(said.map((one) => one.replace('CHF 84.10', '').replace('CHF 7.90', ''))).size).toBeGreaterThan(3);
  });
});
