import { Temporal } from 'temporal-polyfill';
import { claimedId, isComputedToken } from '@/lib/core/computed-token';
import { db } from '@/lib/core/db';
import type { ServedFile } from '@/lib/files/types';
import type { GuestScope } from '@/lib/identity/types/guest';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { fromDateColumn, toDateColumn } from '@/lib/orders/utils';
import type { Prisma } from '@/prisma/generated/client';
import { DOCUMENTS_PER_MONTH, MANUAL_VERSION } from './constants';
import type { DocumentMonth } from './types';

/** Whose papers: the one condition that every query here asks. A guest has those of one order. */
const papersOf = (scope: CustomerScope | GuestScope): Prisma.DocumentWhereInput =>
  'orderId' in scope ? { orderId: scope.orderId } : { accountId: scope.accountId };

/** Whose orders open the manuals of what is in them. */
const ordersOf = (scope: CustomerScope | GuestScope): Prisma.OrderWhereInput =>
  'orderId' in scope ? { id: scope.orderId } : { accountId: scope.accountId };

const served = { key: true, name: true, mediaType: true, bytes: true } as const satisfies Prisma.StoredFileSelect;

/**
 * The file of a paper of the active account, or of a guest's order, in one statement.
 * @returns null if there is no such paper in the scope, whether or not somebody else has it (domain rule 9, T02)
 */
export async function getDocumentFile(scope: CustomerScope | GuestScope, id: string): Promise<ServedFile | null> {
  const row = await db.document.findFirst({
    relationLoadStrategy: 'join',
    where: { id, ...papersOf(scope) },
    select: { file: { select: served } },
  });
  return row?.file ?? null;
}

/**
 * The file of a manual or care sheet of something that the active account, or the guest, has ordered, in one statement.
 * @returns null for a link (a video), and for what belongs to a product that is in none of those orders
 */
export async function getMediaFile(scope: CustomerScope | GuestScope, mediaId: string): Promise<ServedFile | null> {
  const row = await db.productMedia.findFirst({
    relationLoadStrategy: 'join',
    where: { id: mediaId, product: { items: { some: { order: ordersOf(scope) } } } },
    select: { file: { select: served } },
  });
  return row?.file ?? null;
}

/**
 * The file of a manual or care sheet by the link in a mail, in one statement. It knows no scope: a manual says nothing of
 * anybody, and the link proves that its thing was bought.
 * @param token as it stands in the address
 * @returns null for an unknown link, and for what is no file
 */
export async function getMailedMedia(token: string): Promise<ServedFile | null> {
  const id = claimedId(token);
  if (!id || !isComputedToken('manual', token, id, MANUAL_VERSION)) return null;
  const row = await db.productMedia.findUnique({
    relationLoadStrategy: 'join',
    where: { id },
    select: { file: { select: served } },
  });
  return row?.file ?? null;
}

/**
 * The account's papers of one month, the newest first, in one statement.
 * @param month 'YYYY-MM'
 */
export async function listDocumentsOfMonth(scope: CustomerScope, month: string): Promise<DocumentMonth> {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const issuedOn = { gte: toDateColumn(first.toString()), lt: toDateColumn(first.add({ months: 1 }).toString()) };
  const rows = await db.document.findMany({
    relationLoadStrategy: 'join',
    where: { ...papersOf(scope), issuedOn },
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
      issuedOn: fromDateColumn(issuedOn),
      orderNumber: order?.number ?? null,
      bytes: file.bytes,
    })),
    more: rows.length > DOCUMENTS_PER_MONTH,
  };
}
