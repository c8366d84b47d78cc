import { fileRoute } from '@/lib/files/utils';
import { loadPhoto } from '@/lib/returns/loaders/files';

/** A photo of a return, streamed; an `img` shows it, and opened by itself it is saved (T53). */
export const { GET, HEAD } = fileRoute((id) => loadPhoto('gast', id));
