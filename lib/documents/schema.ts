import { z } from 'zod';

/** The id in a paper's address; whatever does not fit is as unknown as one that never existed. */
export const fileIdSchema = z.uuid();

/** A month of a calendar, 'YYYY-MM'. */
export const monthSchema = z
  .string()
  .max(7)
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/);
