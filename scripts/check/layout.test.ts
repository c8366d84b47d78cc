import { expect, test } from 'vitest';
import { layout } from './layout';
import { lines, sample } from './sample';

const rules = (files: Record<string, string>) => layout(sample(files)).map(({ file, rule }) => `${file}: ${rule}`);
const long = (count: number, top = '') => `${top}${'x();\n'.repeat(count)}`;

test('the closed list of names is accepted, also as folders, with tests and the named extras', () => {
  const files = [
    'lib/orders/queries.ts',
    'lib/orders/queries/list.ts',
    'lib/orders/policy.test.ts',
    'lib/identity/auth.ts',
    'lib/identity/action.ts',
    'lib/ingest/contracts/v1/order.ts',
    'lib/ingest/carriers/post.ts',
    'lib/notifications/templates/shipped.tsx',
    'lib/documents/invoice.ts',
    'lib/core/anything.ts',
  ];
  expect(rules(Object.fromEntries(files.map((file) => [file, ''])))).toEqual([]);
});

test('other names, unknown features, barrels and drawers are refused', () => {
  const files = [
    'lib/orders/orderService.ts',
    'lib/orders/auth.ts',
    'lib/parcels/queries.ts',
    'lib/stray.ts',
    'components/ui/index.ts',
    'components/hooks/use-it.ts',
    'lib/core/helpers/a.ts',
  ];
  expect(rules(Object.fromEntries(files.map((file) => [file, '']))).sort()).toEqual([
    'components/hooks/use-it.ts: no-drawers',
    'components/ui/index.ts: no-barrel',
    'lib/core/helpers/a.ts: no-drawers',
    'lib/orders/auth.ts: closed-names',
    'lib/orders/orderService.ts: closed-names',
    'lib/parcels/queries.ts: feature',
    'lib/stray.ts: feature',
  ]);
});

test('more than 250 lines want a reason, a page stays under 60', () => {
  const files = {
    'lib/core/a.ts': long(251),
    'lib/core/b.ts': long(250),
    'lib/core/c.ts': long(400, '// Longer than 250 lines: one table that is read as one.\n'),
    'lib/core/d.test.ts': long(400),
    'components/ui/e.css': long(251),
    'app/konto/page.tsx': long(60),
    'app/page.tsx': long(59),
  };
  expect(rules(files).sort()).toEqual([
    'app/konto/page.tsx: page-length',
    'components/ui/e.css: length',
    'lib/core/a.ts: length',
  ]);
});

test('the reason is told how to write itself', () => {
  expect(lines(layout(sample({ 'lib/core/a.ts': long(300) })))).toEqual([
    'lib/core/a.ts: length: 300 lines; split it or say why at the top ("// Longer than 250 lines: …")',
  ]);
});
