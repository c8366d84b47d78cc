import { createHash } from 'node:crypto';

/** SHA-256 of a value as JSON, in hex: what says the same has the same. */
export const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
