import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { scopeIn } from '@/e2e/support/scope';
import { storeFile } from '@/lib/files/mutations';
import type { NewFile } from '@/lib/files/types';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { saveCreditNotes } from '@/lib/orders/mutations/credit-notes';
import { saveOrder } from '@/lib/orders/mutations/orders';
import { recomputeSummaries } from '@/lib/orders/mutations/summaries';
import { item, order } from '@/prisma/seed/builders';
import { saveDocument, saveDocuments } from './mutations';
import { getDocumentFile, getMediaFile, listDocumentsOfMonth } from './queries';
import type { DocumentInput } from './types';

const { db } = await testDatabase();

const source = await db.source.create({ data: { name: 'Testshop' } });
const [mine, theirs] = [await createAccount('Café Linde GmbH'), await createAccount('Hotel Seeblick AG')];

async function createAccount(name: string) {
  const account = await db.account.create({ data: { kind: 'company', name }, select: { id: true, kind: true } });
  return { id: account.id, scope: scopeIn(account) };
}

let count = 0;
function nextNumber(): string {
  count += 1;
  return `RW-${count}`;
}

function createOrder(accountId: string, product?: { id: string; sku: string; name: string }): Promise<string> {
  const goods = { sku: 'A', name: 'Tasse', price: 1900, ...product };
  const words = { accountId, sourceId: source.id, number: nextNumber(), placed: 3, items: [item(goods, 1)] };
  return db.$transaction((tx) => saveOrder(tx, order(words)));
}

async function pdf(name = 'Rechnung.pdf'): Promise<NewFile> {
  const stored = await storeFile(Buffer.from(`%PDF-1.7 ${uuid()}`), name);
  if (!stored.ok) throw new Error(stored.reason);
  return stored.file;
}

async function paper(facts: Partial<DocumentInput> & ({ orderId: string } | { creditNoteId: string })) {
  const about = { kind: 'invoice', number: '2026-24817', title: null, issuedOn: '2026-11-19', version: 1 } as const;
  return { sourceId: source.id, sourceKey: uuid(), ...about, file: await pdf(), ...facts } as DocumentInput;
}

const save = (input: DocumentInput) => db.$transaction((tx) => saveDocument(tx, input));
const idOf = async (input: DocumentInput) => {
  const saved = await save(input);
  return saved.ok ? saved.id : '';
};

describe('saving', () => {
  it('a paper belongs to the account of its order; number and action of the order follow at once', async () => {
    const orderId = await createOrder(mine.id);
    const input = await paper({ orderId, number: 'R-777-1' });
    const saved = await save(input);
    expect(saved).toEqual({ ok: true, id: expect.any(String), effect: 'created' });
    const { sourceKey } = input;
    const row = await db.document.findFirstOrThrow({ where: { sourceKey }, include: { file: true } });
    expect(row).toMatchObject({ accountId: mine.id, orderId, kind: 'invoice', version: 1n, file: input.file });
    expect(row.issuedOn).toEqual(new Date('2026-11-19'));
    const { search } = await db.order.findUniqueOrThrow({ where: { id: orderId }, select: { search: true } });
    expect(search).toContain('7771');
    expect((await recomputeSummaries(db)).mended).toEqual([]);
    const audit = { action: 'document.added', entityId: row.id, accountId: mine.id, actorKind: 'system' };
    expect(await db.auditEntry.count({ where: audit })).toBe(1);
  });

  it('a paper of a credit note belongs to the note’s account, and to its order if it has one', async () => {
    const orderId = await createOrder(mine.id);
    const note = { accountId: mine.id, sourceId: source.id, issuedAt: new Date(), currency: 'CHF', contentHash: 'a' };
    const [withOrder = '', without = ''] = await db.$transaction((tx) =>
      saveCreditNotes(tx, [
        { ...note, number: 'G-1', orderId, lines: [] },
        { ...note, number: 'G-2', orderId: null, lines: [] },
      ]),
    );
    const inputs = [await paper({ creditNoteId: withOrder }), await paper({ creditNoteId: without })];
    await db.$transaction((tx) => saveDocuments(tx, inputs));
    const rows = await db.document.findMany({
      where: { creditNoteId: { in: [withOrder, without] } },
      orderBy: { creditNote: { number: 'asc' } },
      select: { accountId: true, orderId: true },
    });
    expect(rows).toEqual([
      { accountId: mine.id, orderId },
      { accountId: mine.id, orderId: null },
    ]);
  });

  it('a later version replaces, the same and an older one change nothing', async () => {
    const orderId = await createOrder(mine.id);
    const first = await paper({ orderId, version: 2 });
    const id = await idOf(first);
    for (const version of [1, 2]) {
      expect(await save({ ...first, version, number: 'other', file: await pdf() })).toEqual({
        ok: true,
        id,
        effect: 'kept',
      });
    }
    const later = { ...first, version: 3, number: '2026-1b', file: await pdf() };
    expect(await save(later)).toEqual({ ok: true, id, effect: 'replaced' });
    const row = await db.document.findUniqueOrThrow({ where: { id }, include: { file: true } });
    expect(row).toMatchObject({ version: 3n, number: '2026-1b', file: later.file });
    // The old file's row has gone with it; its bytes follow a day later.
    expect(await db.storedFile.count({ where: { key: first.file.key } })).toBe(0);
    const actions = { action: { in: ['document.added', 'document.replaced'] }, entityId: id };
    expect(await db.auditEntry.count({ where: actions })).toBe(2);
  });

  it('a paper that moves to another order leaves none behind in the first one', async () => {
    const [first, second] = [await createOrder(mine.id), await createOrder(theirs.id)];
    const input = await paper({ orderId: first, number: 'R-888-1' });
    await save(input);
    const id = await idOf({ ...input, orderId: second, version: 2, file: await pdf() });
    expect(await getDocumentFile(mine.scope, id)).toBeNull();
    expect(await getDocumentFile(theirs.scope, id)).not.toBeNull();
    expect((await recomputeSummaries(db)).mended).toEqual([]);
  });

  it('what names an order or note that its source does not have is refused, and nothing is written', async () => {
    const other = await db.source.create({ data: { name: 'Another shop' } });
    const orderId = await createOrder(mine.id);
    const inputs = [
      await paper({ orderId: uuid() }),
      await paper({ creditNoteId: uuid() }),
      await paper({ orderId, sourceId: other.id }),
    ];
    expect(await db.$transaction((tx) => saveDocuments(tx, inputs))).toEqual([
      { ok: false, reason: 'unknownOrder' },
      { ok: false, reason: 'unknownCreditNote' },
      { ok: false, reason: 'unknownOrder' },
    ]);
    const keys = inputs.map(({ sourceKey }) => sourceKey);
    expect(await db.document.count({ where: { sourceKey: { in: keys } } })).toBe(0);
    expect(await db.storedFile.count({ where: { key: { in: inputs.map(({ file }) => file.key) } } })).toBe(0);
  });

  it('many papers of one order at once wait for each other', async () => {
    const orderId = await createOrder(mine.id);
    const inputs = await Promise.all(Array.from({ length: 8 }, () => paper({ orderId })));
    const saved = await Promise.all(inputs.map(save));
    expect(saved.map((each) => each.ok && each.effect)).toEqual(inputs.map(() => 'created'));
    expect((await recomputeSummaries(db)).mended).toEqual([]);
  });
});

describe('reading', () => {
  it('T02 a paper is there for its account and for nobody else', async () => {
    const input = await paper({ orderId: await createOrder(mine.id) });
    const id = await idOf(input);
    const { key, name, mediaType, bytes } = input.file;
    expect(await getDocumentFile(mine.scope, id)).toEqual({ key, name, mediaType, bytes });
    expect(await getDocumentFile(theirs.scope, id)).toBeNull();
    expect(await getDocumentFile(mine.scope, uuid())).toBeNull();
  });

  it('T02 a manual opens for who has ordered the product, and for nobody else', async () => {
    const product = { id: uuid(), sku: `T-${uuid()}`, name: 'Mühle' };
    await db.product.create({ data: { ...product, sourceId: source.id } });
    const { id: fileId } = await db.storedFile.create({ data: await pdf('Anleitung Töss 64.pdf') });
    const media = { productId: product.id, kind: 'manual', title: 'Anleitung' } as const;
    const { id } = await db.productMedia.create({ data: { ...media, fileId } });
    const video = await db.productMedia.create({ data: { ...media, kind: 'video', url: 'https://shop.example/v' } });
    expect(await getMediaFile(mine.scope, id)).toBeNull();
    await createOrder(mine.id, product);
    expect(await getMediaFile(mine.scope, id)).toMatchObject({ name: 'Anleitung Töss 64.pdf' });
    expect(await getMediaFile(theirs.scope, id)).toBeNull();
    expect(await getMediaFile(mine.scope, video.id)).toBeNull();
  });

  it('a month lists the account’s papers of its days, the newest first', async () => {
    const orderId = await createOrder(mine.id);
    const days = ['2024-01-31', '2024-02-01', '2024-02-29', '2024-03-01'];
    for (const issuedOn of days) await save(await paper({ orderId, issuedOn, number: issuedOn }));
    await save(await paper({ orderId: await createOrder(theirs.id), issuedOn: '2024-02-10' }));
    const listed = async (scope: CustomerScope) => {
      const { documents, more } = await listDocumentsOfMonth(scope, '2024-02');
      expect(more).toBe(false);
      return documents.map(({ number, issuedOn }) => [number, issuedOn]);
    };
    expect(await listed(mine.scope)).toEqual([
      ['2024-02-29', '2024-02-29'],
      ['2024-02-01', '2024-02-01'],
    ]);
    expect(await listed(theirs.scope)).toEqual([['2026-24817', '2024-02-10']]);
    const [first] = (await listDocumentsOfMonth(mine.scope, '2024-02')).documents;
    expect(first).toMatchObject({ kind: 'invoice', title: null, orderNumber: expect.stringMatching(/^RW-/) });
    expect(first?.bytes).toBeGreaterThan(0);
  });
});
