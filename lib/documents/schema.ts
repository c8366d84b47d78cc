import { z } from 'zod';

/** The id in a paper's address; whatever does not fit is as unknown as one that never existed. */
export const fileIdSchema = z.uuid();
