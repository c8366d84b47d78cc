import { missing } from '@/lib/core/missing';
import { openFile } from '@/lib/files/queries';
import type { Download } from '@/lib/files/utils';
import { getPhotoFile } from '../queries/photos';
import { photoIdSchema } from '../schema';
import { requireOwner } from './owner';

/**
 * Gate and data of a photo.
 * @param segment the id as it stands in the address
 * @returns file and content; does not return for a visitor without sign-in or look, nor for what is somebody else's,
 * unknown or not on the disk (all the same 404, T02)
 */
export async function loadPhoto(segment: string): Promise<Download> {
  const owner = await requireOwner(`/konto/retouren/fotos/${segment}`);
  const id = photoIdSchema.safeParse(segment);
  const file = id.success ? await getPhotoFile(owner, id.data) : null;
  const content = file ? await openFile(file) : null;
  if (!file || !content) missing('photo');
  return { file, content };
}
