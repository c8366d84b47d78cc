import { db } from '@/lib/core/db';
import type { ServedFile } from '@/lib/files/types';
import type { ReturnOwner, ReturnState } from '../types';
import { ownedBy } from './owner';

/**
 * The line of a return that a photo is meant for, in one statement.
 * @returns null if there is none in what the owner may see
 */
export async function getPhotoLine(
  owner: ReturnOwner,
  number: string,
  itemId: string,
): Promise<{ returnId: string; accountId: string | null; state: ReturnState; photos: number } | null> {
  const row = await db.returnItem.findFirst({
    relationLoadStrategy: 'join',
    where: { id: itemId, return: { number, ...ownedBy(owner) } },
    select: { return: { select: { id: true, accountId: true, state: true } }, _count: { select: { photos: true } } },
  });
  if (!row) return null;
  const { id: returnId, ...rest } = row.return;
  return { returnId, ...rest, photos: row._count.photos };
}

/**
 * The file of a photo, in one statement.
 * @returns null if there is none in what the owner may see, whether or not somebody else has it (T02)
 */
export async function getPhotoFile(owner: ReturnOwner, id: string): Promise<ServedFile | null> {
  const row = await db.returnPhoto.findFirst({
    relationLoadStrategy: 'join',
    where: { id, return: ownedBy(owner) },
    select: { file: { select: { key: true, name: true, mediaType: true, bytes: true } } },
  });
  return row?.file ?? null;
}
