import type { Readable } from 'node:stream';
import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { deleteFiles, insertFiles, storeFile, withIncoming } from '@/lib/files/mutations';
import { PHOTO_BYTES, PHOTOS_MAX } from '../constants/limits';
import { ownedBy } from '../queries/owner';
import { getPhotoLine } from '../queries/photos';
import { photoIdSchema } from '../schema';
import type { ReturnOwner, Upload } from '../types';
import { makePicture } from './picture';

/**
 * Takes a photo of one line of a draft: made anew, under a key and a name of our own (T49–T51).
 * @param itemId of the line, unchecked
 * @param content as it arrives; read to its end whatever becomes of it
 */
export async function addPhoto(
  owner: ReturnOwner,
  number: string,
  itemId: unknown,
  content: Readable,
): Promise<Upload> {
  const id = photoIdSchema.safeParse(itemId).data ?? '';
  const line = id === '' ? null : await getPhotoLine(owner, number, id);
  const early = refusalOf(line);
  if (!line || early) content.resume();
  return { line: id, reason: line && !early ? await take(owner, number, { ...line, id }, content) : early };
}

type Line = NonNullable<Awaited<ReturnType<typeof getPhotoLine>>> & { id: string };

async function take(owner: ReturnOwner, number: string, line: Line, content: Readable): Promise<Upload['reason']> {
  const made = await withIncoming(content, PHOTO_BYTES + 1, async (path, { bytes, head }) =>
    bytes > PHOTO_BYTES ? ('tooLarge' as const) : makePicture(path, head),
  );
  if (typeof made === 'string') return made;
  if (!made.ok) return made.reason;
  const { jpeg, width, height } = made.picture;
  const stored = await storeFile(jpeg, 'foto.jpg');
  if (!stored.ok) return stored.reason;
  return db.$transaction(async (tx): Promise<Upload['reason']> => {
    await lock(tx, line.returnId);
    const late = refusalOf(await countPhotos(tx, owner, line.id));
    // The file has no row then, and is cleared (lib/files/jobs.ts).
    if (late) return late;
    const [fileId = ''] = await insertFiles(tx, [stored.file]);
    const { id: photo } = await tx.returnPhoto.create({
      data: { returnId: line.returnId, returnItemId: line.id, fileId, width, height },
      select: { id: true },
    });
    await record(tx, owner, { ...line, number, action: 'return.photo_added', photo });
    return null;
  });
}

function refusalOf(line: { state: string; photos: number } | null): 'missing' | 'sent' | 'tooMany' | null {
  if (!line) return 'missing';
  if (line.state !== 'draft') return 'sent';
  return line.photos >= PHOTOS_MAX ? 'tooMany' : null;
}

/** Of two photos at once, or a photo and the sending, one waits. */
const lock = (tx: Transaction, returnId: string) =>
  tx.$queryRaw`SELECT id FROM returns WHERE id = ${returnId}::uuid FOR UPDATE`;

async function countPhotos(tx: Transaction, owner: ReturnOwner, itemId: string) {
  const row = await tx.returnItem.findFirst({
    relationLoadStrategy: 'join',
    where: { id: itemId, return: ownedBy(owner) },
    select: { return: { select: { state: true } }, _count: { select: { photos: true } } },
  });
  return row && { state: row.return.state, photos: row._count.photos };
}

/**
 * Takes a photo away from a draft; its file goes with it.
 * @returns the number of its return; null if there is no such photo in what the owner may change
 */
export async function removePhoto(owner: ReturnOwner, id: string): Promise<string | null> {
  return db.$transaction(async (tx) => {
    const where = { id, return: ownedBy(owner) };
    const found = await tx.returnPhoto.findFirst({ where, select: { returnId: true } });
    if (!found) return null;
    await lock(tx, found.returnId);
    const photo = await tx.returnPhoto.findFirst({
      relationLoadStrategy: 'join',
      where: { id, return: { state: 'draft' } },
      select: { fileId: true, return: { select: { number: true, accountId: true } } },
    });
    if (!photo) return null;
    await tx.returnPhoto.delete({ where: { id }, select: { id: true } });
    await deleteFiles(tx, [photo.fileId]);
    const about = { returnId: found.returnId, ...photo.return };
    await record(tx, owner, { ...about, action: 'return.photo_removed', photo: id });
    return photo.return.number;
  });
}

/**
 * Forgets the photos of what goes, with their files; whoever deletes a draft or a line of it calls it before, as the
 * database takes rows along and knows nothing of files.
 */
export async function forgetPhotos(tx: Transaction, of: { returnId: string } | { itemIds: string[] }): Promise<void> {
  const where = 'returnId' in of ? of : { returnItemId: { in: of.itemIds } };
  const photos = await tx.returnPhoto.findMany({ where, select: { fileId: true } });
  await tx.returnPhoto.deleteMany({ where });
  await deleteFiles(
    tx,
    photos.map(({ fileId }) => fileId),
  );
}

type About = { returnId: string; accountId: string | null; number: string; action: string; photo: string };

async function record(tx: Transaction, owner: ReturnOwner, { returnId, accountId, number, action, photo }: About) {
  await recordAudit(tx, [
    {
      ...{ action, entity: 'return', entityId: returnId, details: { number, photo } },
      ...(accountId ? { accountId } : {}),
      ...(owner.kind === 'guest' ? { actorKind: 'guest' as const } : {}),
    },
  ]);
}
