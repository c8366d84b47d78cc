import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The link in the newest mail to an address, as the worker of the run handed it over.
 * @param path what the link leads to, e.g. `/anmelden/`
 */
export async function mailedLink(to: string, path: string): Promise<string> {
  const folder = join(dirname(process.env.E2E_LOG ?? ''), 'mail');
  for (let tries = 0; tries < 100; tries += 1) {
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.eml')) : [];
    // Names are UUIDv7: sorted by time.
    for (const file of files.sort().reverse()) {
      const text = readFileSync(join(folder, file), 'utf8')
        .replace(/=\r?\n/g, '')
        .replaceAll('=3D', '=');
      const link = new RegExp(`https?://[^\\s"<>]*${path}[\\w-]{20,}`).exec(text)?.[0];
      if (link && text.includes(to)) return new URL(link).pathname;
    }
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error(`No mail to ${to} with a link to ${path}`);
}
