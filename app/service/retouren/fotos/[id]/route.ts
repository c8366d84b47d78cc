import { fileRoute } from '@/lib/files/utils';
import { loadCasePhoto } from '@/lib/staff/loaders';

/** A photo of goods that come back, for staff, streamed. */
export const { GET, HEAD } = fileRoute(loadCasePhoto);
