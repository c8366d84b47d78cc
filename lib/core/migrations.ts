import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The migrations that this version of the portal expects; `/api/readyz` compares them with the database's.
 * @param folder where they lie, below the process's working directory unless told
 * @returns folder names, oldest first
 * @throws Error when the folder is missing: then the installation is broken
 */
export function expectedMigrations(
  folder = join(/* turbopackIgnore: true */ process.cwd(), 'prisma/migrations'),
): string[] {
  return readdirSync(/* turbopackIgnore: true */ folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
