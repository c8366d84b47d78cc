import { readFileSync } from 'node:fs';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { orderLooks, parcelLooks } from '@/components/orders/order-state';
import messages from '@/messages/de-CH/ui.json';
import { Button } from './button';
import { Pagination } from './pagination';
import { Picture } from './picture';
import { ProgressBar } from './progress';
import { Unbroken } from './unbroken';

const paging = (props: { newer?: string; older?: string; by?: 'age' | 'position' }) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="de-CH" timeZone="Europe/Zurich" messages={{ ui: messages }}>
      <Pagination range="41 bis 60 von 64" {...props} />
    </NextIntlClientProvider>,
  );

it('pagination names its landmark and offers only the ways that exist', () => {
  const both = paging({ newer: '?neuer=a', older: '/konto/bestellungen?aelter=b' });
  expect(both).toContain('<nav class="pages" aria-label="Seiten">');
  expect(both).toMatch(/<a[^>]*rel="prev"[^>]*href="\?neuer=a"|<a[^>]*href="\?neuer=a"[^>]*rel="prev"/);
  expect(both).toMatch(/href="\/konto\/bestellungen\?aelter=b"/);
  expect(both).toContain('41 bis 60 von 64');
  expect(paging({ older: '/x' })).not.toContain('Neuere');
  expect(paging({ newer: '/x' })).not.toContain('Ältere');
  expect(paging({ newer: '/x', older: '/y', by: 'position' })).toMatch(/Vorherige.*Nächste/);
});

it('an unavailable button keeps its reason, stays reachable and sends nothing', () => {
  const html = renderToStaticMarkup(<Button unavailable="Möglich ab Zustellung">Zurückgeben</Button>);
  expect(html).toContain('aria-disabled="true"');
  expect(html).toContain('type="button"');
  expect(html).not.toMatch(/ disabled/);
  expect(html).toContain('Möglich ab Zustellung');
});

it('the four-part bar counts in halves and says so in words', () => {
  const html = renderToStaticMarkup(<ProgressBar value={2.5} label="Schritt 3 von 4" />);
  expect(html).toContain('data-value="2.5"');
  // Each value that a state can have is a length in the stylesheet.
  const css = readFileSync('components/ui/progress.css', 'utf8');
  const values = [...Object.values(orderLooks), ...Object.values(parcelLooks)].flatMap(
    ({ progress }) => progress ?? [],
  );
  for (const value of values) expect(css).toContain(`.bar[data-value="${value}"] {\n    --parts: ${value};`);
  expect(html).toContain('role="img" aria-label="Schritt 3 von 4"');
});

it('a product without a picture gets a drawing instead of a broken image', () => {
  const [, src = ''] = /<img src="([^"]*)" alt=""/.exec(renderToStaticMarkup(<Picture src={null} />)) ?? [];
  expect(readFileSync(`public${src}`, 'utf8')).toContain('<svg');
  expect(renderToStaticMarkup(<Picture src="/art/beans.svg" alt="Bohnen" />)).toMatch(/<img src="[^"]*" alt="Bohnen"/);
});

it('a number stays on one line within its text, unless it is longer than a line', () => {
  const head = renderToStaticMarkup(<Unbroken text="Retoure RT-9TBW3QXD, Angefragt" part="RT-9TBW3QXD" />);
  expect(head).toBe('Retoure <span class="whitespace-nowrap">RT-9TBW3QXD</span>, Angefragt');
  const long = 'X-'.repeat(20);
  expect(renderToStaticMarkup(<Unbroken text={`Art. ${long}`} part={long} />)).toBe(`Art. ${long}`);
});
