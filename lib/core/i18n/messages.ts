import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Messages } from 'next-intl';
import type { Locale } from './locales';

const cache = new Map<Locale, Messages>();

/**
 * All texts of a language: one file per namespace in messages/<locale>/. Read once per process (in development at
 * every request, so that a changed text shows at once). Pages, mails and the command line use the same files.
 */
export function messagesOf(locale: Locale): Messages {
  const known = cache.get(locale);
  if (known && process.env.NODE_ENV !== 'development') return known;
  const folder = join(/* turbopackIgnore: true */ process.cwd(), 'messages', locale);
  // The check of all languages holds every file to the shape of de-CH.
  const messages = Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [file.slice(0, -5), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
  ) as Messages;
  cache.set(locale, messages);
  return messages;
}
