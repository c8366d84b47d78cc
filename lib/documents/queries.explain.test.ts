import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { assertNoSeqScan, assertRowsAtMost, assertUsesIndex, explain } from '@/e2e/support/explain';
import { scopeIn } from '@/e2e/support/scope';
import { DOCUMENTS_PER_MONTH } from './constants';
import { getDocumentFile, listDocumentsOfMonth } from './queries';

const { db, owner } = await testDatabase();

const DOCUMENTS = 20_000;
const ACCOUNTS = 4;

const source = await db.source.create({ data: { name: 'Testshop' } });
const accounts = await db.account.createManyAndReturn({
  data: Array.from({ length: ACCOUNTS }, (_, index) => ({ kind: 'company' as const, name: `Company ${index}` })),
});
const scope = scopeIn({ id: accounts[0]?.id ?? '', kind: 'company' });

beforeAll(async () => {
  const ids = accounts.map(({ id }) => id);
  await owner.$executeRaw`
    INSERT INTO stored_file (id, key, name, media_type, bytes, sha256)
    SELECT gen_random_uuid(), 'k' || n, 'a.pdf', 'application/pdf', 1, '' FROM generate_series(1, ${DOCUMENTS}::int) n`;
  await owner.$executeRaw`
    INSERT INTO document (id, account_id, source_id, source_key, kind, issued_on, file_id)
    SELECT gen_random_uuid(), (${ids}::uuid[])[1 + n % ${ACCOUNTS}::int], ${source.id}::uuid, f.key, 'invoice',
      date '2026-11-30' - (n / ${ACCOUNTS * 20}::int)::int, f.id
    FROM (SELECT id, key, row_number() OVER () AS n FROM stored_file) f`;
  await owner.$executeRaw`ANALYZE document, stored_file`;
});

it('a month reads its papers from the index, no more than it shows', async () => {
  const plans = await explain(async () => {
    const { documents, more } = await listDocumentsOfMonth(scope, '2026-10');
    expect([documents.length, more]).toEqual([DOCUMENTS_PER_MONTH, true]);
  });
  expect(plans).toHaveLength(1);
  assertUsesIndex(plans, 'document_account_id_issued_on_id_idx');
  assertNoSeqScan(plans, 'document');
  assertNoSeqScan(plans, 'stored_file');
  assertRowsAtMost(plans, DOCUMENTS_PER_MONTH + 1);
});

it('a paper is found by its key', async () => {
  const { id } = await db.document.findFirstOrThrow({ where: { accountId: scope.accountId }, select: { id: true } });
  const plans = await explain(async () => expect(await getDocumentFile(scope, id)).not.toBeNull());
  expect(plans).toHaveLength(1);
  assertUsesIndex(plans, 'document_pkey');
  assertRowsAtMost(plans, 1);
});
