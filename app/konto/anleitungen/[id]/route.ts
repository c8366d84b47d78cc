import { loadManual } from '@/lib/documents/loaders';
import { fileRoute } from '@/lib/files/utils';

/** A manual or care sheet of something that the active account has ordered, streamed. */
export const { GET, HEAD } = fileRoute(loadManual);
