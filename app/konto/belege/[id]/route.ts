import { loadDocument } from '@/lib/documents/loaders';
import { fileRoute } from '@/lib/files/utils';

/** A paper of the active account, streamed. */
export const { GET, HEAD } = fileRoute(loadDocument);
