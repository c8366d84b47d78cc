import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type Locale, locales } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import type { Credit, RefundView } from '@/lib/refunds/types';
import { dayFromToday } from '@/prisma/seed/builders';
import { CreditPanel } from './credit-panel';
import { RefundWaterfall } from './refund-waterfall';

const text = (children: ReactNode, locale: Locale = 'de-CH') =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      timeZone="Europe/Zurich"
      messages={{ refunds: messagesOf(locale).refunds, returns: messagesOf(locale).returns }}
      onError={(error) => {
        throw error;
      }}
    >
      {children}
    </NextIntlClientProvider>,
  ).replaceAll('\u00a0', ' ');

const refund = (facts: Partial<RefundView> = {}): RefundView => ({
  ...{ number: 'ER-7K3F9M2Q', order: 'RW-1001', currency: 'CHF', means: 'original', method: 'Visa 4417', total: 8_965 },
  parts: { goods: 8_900, discount: -445, shipping: 510, fee: 0, points: 0, tax: 0, bonus: 0 },
  ...{ state: 'pending', dueOn: '2026-12-11', settledOn: null, expectedOn: '2026-12-11' },
  ...facts,
});
const shown = (facts: Partial<RefundView> = {}) => text(<RefundWaterfall refund={refund(facts)} />);

describe('a refund', () => {
  it('shows its parts with their signs, where it goes and by when', () => {
    const html = shown();
    expect(
      html
        .replace(/<svg.*?<\/svg>/g, '')
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' '),
    ).toContain(
      'Artikel CHF 89.00 Anteil am Rabatt − CHF 4.45 Anteil am Versand + CHF 5.10 Zurück an: Visa 4417 CHF 89.65',
    );
    expect(html).toContain('spätestens am Freitag, 11. Dezember 2026 unterwegs');
    expect(shown({ parts: { ...refund().parts, shipping: -790 } })).toMatch(/Rücksendung<.*− CHF 7\.90/);
  });

  it.each<[string, Partial<RefundView>, string]>([
    ['late', { expectedOn: null }, 'sollte schon unterwegs sein'],
    ['failed', { state: 'failed', expectedOn: null }, 'Sie müssen nichts tun'],
    ['paid', { state: 'succeeded', settledOn: '2026-11-20', expectedOn: '2026-11-25' }, 'Ausbezahlt am Freitag'],
    ['paid just now', { state: 'succeeded', settledOn: '2026-11-28', expectedOn: dayFromToday(3) }, 'bei Ihnen sein'],
    ['credited', { state: 'succeeded', means: 'credit', settledOn: '2026-11-20' }, 'auf Ihrem Guthaben'],
  ])('says how it stands: %s', (_what, facts, words) => {
    expect(shown(facts)).toContain(words);
  });

  it.each(locales)('reads in %s', (locale) => {
    for (const state of ['pending', 'succeeded', 'failed'] as const) {
      const parts = { goods: 10, discount: -1, shipping: -1, fee: -1, points: -1, tax: 1, bonus: 1 };
      const facts = { state, parts, total: 8, means: 'credit' as const, settledOn: '2026-11-20' };
      expect(text(<RefundWaterfall refund={refund(facts)} />, locale)).not.toMatch(/refunds\.|\{/);
    }
  });
});

describe('credit', () => {
  const credit: Credit = {
    ...{ source: 'Röstwerk', currency: 'CHF', balance: 1_500 },
    lots: [
      { left: 500, until: '2027-01-31', grantedOn: '2026-01-31' },
      { left: 1_000, until: null, grantedOn: '2026-02-01' },
    ],
  };

  it('says what there is, and of every part its last day', () => {
    const html = text(<CreditPanel credits={[credit]} />);
    for (const words of ['CHF 15.00', 'CHF 5.00', '31. Januar 2027', 'CHF 10.00', 'unbegrenzt'])
      expect(html).toContain(words);
    expect(html).not.toContain('Röstwerk');
    expect(text(<CreditPanel credits={[credit, { ...credit, source: 'Töss' }]} />)).toContain('Guthaben bei Röstwerk');
    expect(text(<CreditPanel credits={[]} />)).toContain('Sie haben kein Guthaben.');
  });

  it.each(locales)('reads in %s', (locale) => {
    expect(text(<CreditPanel credits={[credit]} />, locale)).not.toMatch(/refunds\.|\{/);
  });
});
