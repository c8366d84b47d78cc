import { loadGuestDocument } from '@/lib/documents/loaders';
import { fileRoute } from '@/lib/files/utils';

/** A paper of a guest's order, streamed. */
export const { GET, HEAD } = fileRoute(loadGuestDocument);
