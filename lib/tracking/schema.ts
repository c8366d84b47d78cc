import { z } from 'zod';

const word = z.string().max(500).nullable();
const day = z.string().max(10);
const hour = z.string().max(5).nullable();

/** What a shop states of a parcel's arrival, as it is stored; a row from before it was kept has none. */
export const arrivalSchema = z.object({
  expected: z.object({ on: day, from: hour, to: hour }).nullable().default(null),
  reason: word.default(null),
  deliveredTo: word.default(null),
  pickup: z
    .object({ place: z.string().max(500), until: day.nullable(), code: word })
    .nullable()
    .default(null),
});
