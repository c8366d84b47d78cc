import { setFlash } from '@/lib/core/flash';
import { readUpload } from '@/lib/core/http/upload';
import { missing } from '@/lib/core/missing';
import { refusedPost } from '@/lib/identity/action';
import { PHOTO_BYTES, PHOTO_LIMIT } from '@/lib/returns/constants/limits';
import { findOwner } from '@/lib/returns/loaders/owner';
import { addPhoto } from '@/lib/returns/mutations/photos';
import { photoIdSchema, returnNumberSchema } from '@/lib/returns/schema';
import { photosAnchor, reasonPath, returnPath } from '@/lib/returns/utils/paths';

type Context = { params: Promise<{ number: string }> };

/** Its form is a plain one, so that it works without JavaScript: whatever happens, a page follows. */
const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path } });

/** One photo for one line of a draft: the fields `item` and, after it, `photo`. */
export async function POST(request: Request, { params }: Context) {
  const { number } = await params;
  const page = reasonPath(number);
  const refused = await refusedPost('addPhoto', PHOTO_LIMIT);
  if (refused === 'origin') return new Response(null, { status: 403 });
  const found = await findOwner(page, { changing: true });
  if ('leave' in found) return seeOther(found.leave);
  if (!returnNumberSchema.safeParse(number).success) missing('return');
  if (refused) return seeOther(`${page}?foto=${refused}`);

  let line = '';
  const added = await readUpload(request, 'photo', PHOTO_BYTES, async (fields, file) => {
    const item = photoIdSchema.safeParse(fields.get('item'));
    if (item.success) {
      line = item.data;
      return addPhoto(found.owner, number, line, file);
    }
    file.resume();
    return { ok: false as const, reason: 'missing' as const };
  });
  if (!added) return seeOther(`${page}?foto=broken`);
  if (!added.ok && added.reason === 'missing') missing('return');
  if (!added.ok && added.reason === 'sent') return seeOther(returnPath(number));
  if (added.ok) await setFlash('photoAdded');
  const query = added.ok ? '' : `?foto=${added.reason}&zeile=${line}`;
  return seeOther(`${page}${query}#${photosAnchor(line)}`);
}
