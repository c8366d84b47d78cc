import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { CommandError } from './command-error';

/** Problems that are told at once; the rest shows when those are mended. */
const SHOWN = 10;

/**
 * Reads a file that a person wrote, from the folder in which they called npm.
 * @param what it should be, for the error: "rules"
 * @throws CommandError for what is no JSON or does not fit the schema, with the places
 */
export async function readJsonFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  what: string,
): Promise<z.infer<Schema>> {
  const read = schema.safeParse(await parsed(resolve(process.env.INIT_CWD ?? process.cwd(), file)));
  if (read.success) return read.data;
  const issues = read.error.issues.slice(0, SHOWN).map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new CommandError(`These are no ${what}.\n${issues.join('\n')}`);
}

async function parsed(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new CommandError(`${path} cannot be read as JSON: ${(error as Error).message}`);
  }
}
