import { db } from '@/lib/core/db';
import type { ServedFile } from '@/lib/files/types';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { fromDateColumn, toDateColumn } from '@/lib/orders/utils';
import type { Prisma } from '@/prisma/generated/client';
import { DOCUMENTS_PER_MONTH } from './constants';
import type { DocumentMonth } from './types';

/** Whose papers: the one condition that every query here asks. Other kinds of scope get their line here. */
const papersOf = (scope: CustomerScope) => ({ accountId: scope.accountId }) satisfies Prisma.DocumentWhereInput;

/** Whose orders open the manuals of what is in them. */
const ordersOf = (scope: CustomerScope) => ({ accountId: scope.accountId }) satisfies Prisma.OrderWhereInput;

const served = { key: true, name: true, mediaType: true, bytes: true } as const satisfies Prisma.StoredFileSelect;

/**
 * The file of a paper of the active account, in one statement.
 * @returns null if the account has no such paper, whether or not another one has (domain rule 9, T02)
 */
export async function getDocumentFile(scope: CustomerScope, id: string): Promise<ServedFile | null> {
  const row = await db.document.findFirst({
    relationLoadStrategy: 'join',
    where: { id, ...papersOf(scope) },
    select: { file: { select: served } },
  });
  return row?.file ?? null;
}

/**
 * The file of a manual or care sheet of something that the active account has ordered, in one statement.
 * @returns null for a link (a video), and for what belongs to a product that is in none of the account's orders
 */
export async function getMediaFile(scope: CustomerScope, mediaId: string): Promise<ServedFile | null> {
  const row = await db.productMedia.findFirst({
    relationLoadStrategy: 'join',
    where: { id: mediaId, product: { items: { some: { order: ordersOf(scope) } } } },
    select: { file: { select: served } },
  });
  return row?.file ?? null;
}

/**
 * The account's papers of one month, the newest first, in one statement.
 * @param month 'YYYY-MM'
 */
export async function listDocumentsOfMonth(scope: CustomerScope, month: string): Promise<DocumentMonth> {
  const first = toDateColumn(`${month}-01`) ?? new Date(0);
  const next = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1));
  const rows = await db.document.findMany({
    relationLoadStrategy: 'join',
    where: { ...papersOf(scope), issuedOn: { gte: first, lt: next } },
    orderBy: [{ issuedOn: 'desc' }, { id: 'desc' }],
    take: DOCUMENTS_PER_MONTH + 1,
    select: {
      id: true,
      kind: true,
      number: true,
      title: true,
      issuedOn: true,
      order: { select: { number: true } },
      file: { select: { bytes: true } },
    },
  });
  return {
    documents: rows.slice(0, DOCUMENTS_PER_MONTH).map(({ order, file, issuedOn, ...row }) => ({
      ...row,
      issuedOn: fromDateColumn(issuedOn) ?? '',
      orderNumber: order?.number ?? null,
      bytes: file.bytes,
    })),
    more: rows.length > DOCUMENTS_PER_MONTH,
  };
}
