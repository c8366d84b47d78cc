import { loadGuestManual } from '@/lib/documents/loaders';
import { fileRoute } from '@/lib/files/utils';

/** A manual of something in a guest's order, streamed. */
export const { GET, HEAD } = fileRoute(loadGuestManual);
