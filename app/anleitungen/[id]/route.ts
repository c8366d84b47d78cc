import { loadMailedManual } from '@/lib/documents/loaders';
import { fileRoute } from '@/lib/files/utils';

/** A manual or care sheet by the link in a mail, streamed; it needs no sign-in. */
export const { GET, HEAD } = fileRoute(loadMailedManual);
