import { setFlash } from '@/lib/core/flash';
import { readUpload } from '@/lib/core/http/upload';
import { missing } from '@/lib/core/missing';
import { refusedPost } from '@/lib/identity/action';
import { PHOTO_BYTES, PHOTO_LIMIT } from '@/lib/returns/constants/limits';
import { findFiler } from '@/lib/returns/loaders/files';
import { addPhoto } from '@/lib/returns/mutations/photos';
import type { Upload } from '@/lib/returns/types';
import { afterUpload, type Reader } from '@/lib/returns/utils/paths';

type Context = { params: Promise<{ number: string }> };

/**
 * The handler of a route that takes one photo for one line of a draft. Its form is a plain one, for who has no JavaScript:
 * whatever happens, a page follows.
 * @param reader whose part of the portal the route lies in
 */
export const photoUpload = (reader: Reader) =>
  async function POST(request: Request, { params }: Context): Promise<Response> {
    const { number } = await params;
    const refused = await refusedPost('addPhoto', PHOTO_LIMIT);
    if (refused === 'origin') return new Response(null, { status: 403 });
    const found = await findFiler(reader, number);
    const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path } });
    if ('leave' in found) return seeOther(found.leave);
    const upload: Upload = refused
      ? { line: '', reason: refused }
      : ((await readUpload(request, 'photo', PHOTO_BYTES, (fields, file) =>
          addPhoto(found.owner, number, fields.get('item'), file),
        )) ?? { line: '', reason: 'broken' });
    if (upload.reason === 'missing') missing('return draft');
    if (upload.reason === null) await setFlash('photoAdded');
    return seeOther(afterUpload(reader, number, upload));
  };
