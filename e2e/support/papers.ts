import { randomUUID } from 'node:crypto';
import type { Database } from '@/lib/core/db';
import { saveDocument } from '@/lib/documents/mutations';
import { insertFiles, storeFile } from '@/lib/files/mutations';
import type { NewFile } from '@/lib/files/types';

export type TestPapers = {
  /** of the order */
  documentId: string;
  /** of a product in it */
  mediaId: string;
  invoice: NewFile;
  manual: NewFile;
};

/** Content that is a PDF by its first bytes, and unlike any other. */
export const pdfOf = (bytes = 2_000) => Buffer.from(`%PDF-1.7\n%${randomUUID()}\n`.padEnd(bytes, ' '));

/** An invoice and a manual for an order that was planted, as a source would have sent them. */
export async function plantPapers(
  db: Database,
  number: string,
  customer: { accountId: string },
  content = pdfOf(),
  invoiceNumber = number,
): Promise<TestPapers> {
  const [invoice, manual] = [
    await store(content, `Rechnung ${number}.pdf`),
    await store(pdfOf(), 'Anleitung Töss.pdf'),
  ];
  return db.$transaction(async (tx) => {
    const where = { accountId: customer.accountId, number };
    const { id: orderId, sourceId } = await tx.order.findFirstOrThrow({ where, select: { id: true, sourceId: true } });
    const paper = { kind: 'invoice', number: invoiceNumber, title: null, issuedOn: '2026-11-19', version: 1 } as const;
    const saved = await saveDocument(tx, { ...paper, sourceId, sourceKey: randomUUID(), orderId, file: invoice });
    if (!saved.ok) throw new Error(saved.reason);
    const product = { sourceId, sku: randomUUID(), name: 'Tasse' };
    const { id: productId } = await tx.product.create({ data: product, select: { id: true } });
    await tx.orderItem.updateMany({ where: { orderId }, data: { productId } });
    const [fileId = ''] = await insertFiles(tx, [manual]);
    const media = { productId, kind: 'manual', title: 'Anleitung', fileId } as const;
    const { id: mediaId } = await tx.productMedia.create({ data: media, select: { id: true } });
    return { documentId: saved.id, mediaId, invoice, manual };
  });
}

async function store(content: Buffer, name: string): Promise<NewFile> {
  const stored = await storeFile(content, name);
  if (!stored.ok) throw new Error(stored.reason);
  return stored.file;
}
