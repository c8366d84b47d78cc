import { parse } from 'csv-parse/sync';
import { createTranslator } from 'next-intl';
import { expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { scopeIn } from '@/e2e/support/scope';
import { messagesOf } from '@/lib/core/i18n/messages';
import { saveOrders } from '@/lib/orders/mutations/orders';
import { saveShipments } from '@/lib/orders/mutations/shipments';
import { item, order } from '@/prisma/seed/builders';
import { EXPORT_BATCH } from '../constants';
import { orderFilterSchema } from '../schema';
import { csvOf } from '../utils/csv';
import { listExportedOrders } from './export';

const { db } = await testDatabase();
const source = await db.source.create({ data: { name: 'Testshop' } });
const t = createTranslator({ locale: 'de-CH', messages: messagesOf('de-CH'), namespace: 'orders' });

async function createAccount() {
  return scopeIn(await db.account.create({ data: { kind: 'private', name: 'Lea' } }));
}

async function csv(scope: Awaited<ReturnType<typeof createAccount>>, search: Record<string, string> = {}) {
  let text = '';
  for await (const part of csvOf(listExportedOrders(scope, orderFilterSchema.parse(search)), t)) text += part;
  return text;
}

it('has every order that the filter leaves, each once, however many batches it takes, and nobody else’s (T04)', async () => {
  const [mine, theirs] = [await createAccount(), await createAccount()];
  const count = EXPORT_BATCH + 20;
  const instant = new Date('2026-11-19T08:00:00.123Z');
  const orders = Array.from({ length: count }, (_, index) => ({
    ...order({
      accountId: mine.accountId,
      sourceId: source.id,
      number: `E-${index}`,
      placed: 1,
      items: [item({ sku: '1', name: index % 2 ? 'Tasse' : 'Teller', price: 1250 }, 1)],
    }),
    // Many of one instant: the boundary between two batches lies among them.
    placedAt: index < 10 ? new Date() : instant,
  }));
  await saveOrders(db, orders);
  await saveOrders(db, [
    order({ accountId: theirs.accountId, sourceId: source.id, number: 'FREMD', placed: 1, items: [] }),
  ]);
  const rows = parse(await csv(mine), { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];
  expect(new Set(rows.map((row) => row.Nummer)).size).toBe(count);
  expect(rows).toHaveLength(count);
  expect(rows.map((row) => row.Nummer)).not.toContain('FREMD');
  expect(parse(await csv(mine, { suche: 'teller' }), { bom: true, delimiter: ';', columns: true })).toHaveLength(
    count / 2,
  );
});

it('writes days, amounts and numbers as a spreadsheet reads them, and no formula', async () => {
  const scope = await createAccount();
  const words = { accountId: scope.accountId, sourceId: source.id, number: 'RW-1', placed: 0 };
  const [orderId = ''] = await saveOrders(db, [
    {
      ...order({
        ...words,
        items: [item({ sku: '1', name: 'Tasse', price: 123_450 }, 1)],
        reference: '=HYPERLINK("x")',
      }),
      placedAt: new Date('2026-11-19T23:30:00Z'),
    },
  ]);
  const parcel = {
    sourceId: source.id,
    sourceKey: 'p',
    orderId,
    state: 'in_transit' as const,
    expectedOn: '2026-11-26',
  };
  await db.$transaction((tx) =>
    saveShipments(tx, [{ ...parcel, trackingNumber: '99.60.1', items: [{ lineKey: '1', quantity: 1 }] }]),
  );
  const text = await csv(scope);
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text.trim().split('\r\n')[1]).toBe(
    `RW-1;2026-11-20;"'=HYPERLINK(""x"")";;Unterwegs;;2026-11-26;;1;CHF;1234.50;nein;99.60.1;`,
  );
});
