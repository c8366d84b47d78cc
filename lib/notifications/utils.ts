import { render, toPlainText } from '@react-email/render';
import { createTranslator } from 'next-intl';
import { TIME_ZONE } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import type { Letter } from './types';

export type MailTexts = ReturnType<typeof mailTexts>;

/** The texts of mails in a language. A missing one fails the mail, and so the tests. */
export const mailTexts = (locale: Locale) =>
  createTranslator({
    locale,
    messages: messagesOf(locale),
    namespace: 'mail',
    timeZone: TIME_ZONE,
    onError: (error) => {
      throw error;
    },
  });

/** Header values carry no line breaks, no control characters and nothing that turns the direction of reading (T46). */
export const headerText = (value: string) => value.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ').trim();

const LONGEST_NAME = 80;

/**
 * A name as it may stand in a mail's text: somebody typed it, so it is one short line, and no mail program makes a link
 * of what looks like an address (a word joiner behind the dot is not seen).
 */
export const nameInText = (name: string) =>
  headerText(name)
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_NAME)
    .replace(/(?<=\S)([.:/@＠﹫])(?=\S)/gu, '$1\u2060');

/** A letter as mail programs take it: HTML, and text made from the same sentences. */
export async function written({ body }: Letter): Promise<{ html: string; text: string }> {
  const html = await render(body);
  const text = toPlainText(html, { selectors: [{ selector: 'h1', options: { uppercase: false } }] });
  return { html, text: `${text.trim()}\n` };
}
