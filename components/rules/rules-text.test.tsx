import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type Locale, locales } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import { rulesInForce } from '@/lib/rules/policy/edit';
import { ruleSchema, rulesSchema } from '@/lib/rules/schema';
import type { Rule } from '@/lib/rules/types';
import { rules as demo } from '@/prisma/seed/rules';
import { RulesText } from './rules-text';

const text = (rules: Rule[], locale: Locale = 'de-CH') =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      timeZone="Europe/Zurich"
      messages={{ rules: messagesOf(locale).rules }}
      onError={(error) => {
        throw error;
      }}
    >
      <RulesText rules={rules} />
    </NextIntlClientProvider>,
  ).replaceAll('\u00a0', ' ');
const rule = (right: string, terms: object, facts: object = {}): Rule =>
  ruleSchema.parse({ id: 'x', right, validFrom: '2026-01-01', terms, ...facts });
const roll = { country: 'CH', region: 'ZH' };

describe('the rules in words', () => {
  it.each<[Rule, RegExp]>([
    [
      rule('return', { window: { days: 1, from: 'item', roll: null } }),
      /1 Tag ab der Zustellung des Artikels\. Die Rück/,
    ],
    [rule('return', { window: { days: 30, from: 'last_parcel', roll } }), /30 Tage ab .* letzten Pakets\. .*Werktag/],
    [
      rule('return', { window: { days: null, from: 'item', roll } }),
      /Ohne zeitliche Grenze\. Die Rücksendung ist kostenlos/,
    ],
    [rule('return', { shipping: { by: 'flat', amounts: { CHF: 790, EUR: 690 } } }), /CHF 7\.90 oder (EUR|€) 6\.90/],
    [rule('return', { feeRate: 1_000, goodwillDays: 60 }), /wir 10 % .* noch 60 Tage gegen Einkaufsguthaben/],
    [
      rule('return', { window: { days: 30, from: 'item', roll: null }, giftDays: 30 }),
      /Wer es geschenkt bekam, hat 30 Tage länger Zeit\./,
    ],
    [rule('exchange', { giftDays: null }), /Nicht für Beschenkte\./],
    [rule('return', { withoutReceipt: true }), /Ohne Kaufbeleg .* heutigen Preis gegen Einkaufsguthaben/],
    [rule('exchange', { withoutReceipt: true }), /Ohne Kaufbeleg tauschen wir zum heutigen Preis\./],
    [rule('return', { excluded: 'final_sale' }), /Ausgenommen: Restposten\.<\/dd>/],
    [rule('cancel', { cutOff: { days: 1, time: '14:00', calendar: roll } }), /Bis 14:00 Uhr am nächsten Werktag/],
    [rule('cancel', {}), /Solange kein Paket/],
    [rule('claim', { feeRate: 500, shipping: { by: 'customer' } }), /<dd[^>]*>Fehler gehen immer auf uns[^<]*<\/dd>/],
    [rule('reorder', {}), /Jederzeit\./],
    [
      rule('return', {}, { applies: { countries: ['DE', 'AT'], groups: ['company'] } }),
      /Firmen, Lieferung nach Deutschland und Österreich/,
    ],
    [rule('return', {}, { applies: { products: ['T64'] } }), /Artikel T64/],
  ])('%j', (one, expected) => {
    expect(text([one])).toMatch(expected);
  });

  it('without any the law is named', () => {
    expect(text([])).toContain('Es gilt das Gesetz');
  });

  it.each(locales)('the demo’s read in %s, each right once, without raw names or keys', (locale) => {
    const rules = rulesInForce(rulesSchema.parse(demo), '2026-11-26');
    const html = text(rules, locale);
    expect(html.match(/<h2/g)).toHaveLength(8);
    expect(html).not.toMatch(/beans'|rules\.|undefined|\{/);
    if (locale !== 'en') expect(html).not.toMatch(/beans|perishable/);
    if (locale === 'fr-CH') expect(html).toContain('2 ans dès la livraison');
    if (locale === 'de-CH') expect(html).not.toContain('ß');
  });
});
