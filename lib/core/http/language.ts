import type { IncomingMessage } from 'node:http';
import { isLocale, type Locale } from '../i18n/locales';

/** The language that a link brought along; set by the entry, never taken from outside. */
export const LANGUAGE_HEADER = 'x-portal-language';
const PARAMETER = 'sprache';

/**
 * A link in a mail carries the language of the mail, so that its page speaks the same as long as nobody has chosen
 * another one here.
 * @param url absolute
 */
export function withLanguage(url: string, locale: Locale): string {
  const link = new URL(url);
  link.searchParams.set(PARAMETER, locale);
  return link.toString();
}

/** Hands the language of a link over to the application, which reads it behind the cookie and before the browser's. */
export function settleLanguage(request: IncomingMessage): void {
  const query = (request.url ?? '').split('?', 2)[1] ?? '';
  const wanted = new URLSearchParams(query).get(PARAMETER);
  if (isLocale(wanted)) request.headers[LANGUAGE_HEADER] = wanted;
}
