import { z } from 'zod';
import { CARRIER_FORMATS } from './carriers/formats';

/** The texts of one line. The limits keep a hostile or shifted file from filling pages and memory. */
export const cellsSchema = z.object({
  invoice: z.string().max(50),
  code: z.string().max(50),
  description: z.string().max(500),
  quantity: z.string().max(40),
  date: z.string().max(40),
  price: z.string().max(40),
  customer: z.string().max(50),
  country: z.string().max(100),
  currency: z.string().max(10).optional(),
});

/** Where Prisma keeps what PostgreSQL said. Classes 22 and 23 of SQLSTATE are about the data, the others are not. */
export const dataErrorSchema = z.object({
  driverAdapterError: z.object({
    cause: z.object({
      originalCode: z
        .string()
        .max(5)
        .regex(/^2[23]/),
    }),
  }),
});

/** `Idempotency-Key`: the draft of the IETF leaves the format open, so anything printable will do. */
export const callKeySchema = z
  .string()
  .max(255)
  .regex(/^[\x20-\x7e]+$/);

/** What the command line says about a file. */
export const ingestOptionsSchema = z.object({
  file: z.string().min(1, 'Name the file to import: npm run ingest -- <file> --format invoice-lines').max(4000),
  format: z.enum(
    ['invoice-lines', 'json', ...CARRIER_FORMATS],
    `The format must be named: --format invoice-lines, json, or a carrier's: ${CARRIER_FORMATS.join(', ')}`,
  ),
  source: z.string().trim().min(1, 'The source must have a name.').max(100).default('import'),
  currency: z
    .string()
    .max(100)
    .regex(/^[A-Z]{3}$/, 'The currency must be three capital letters, such as GBP.')
    .default('GBP'),
  timeZone: z.string().max(100).refine(isTimeZone, 'The time zone must be a name such as Europe/Zurich.').optional(),
  dateOrder: z.enum(['dmy', 'mdy'], 'The date order must be dmy or mdy.').optional(),
  refused: z.string().max(4000).optional(),
  json: z.boolean().default(false),
});
export type IngestOptions = z.infer<typeof ingestOptionsSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
