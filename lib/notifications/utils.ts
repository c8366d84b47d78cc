import { render, toPlainText } from '@react-email/render';
import { createTranslator } from 'next-intl';
import { computedToken } from '@/lib/core/computed-token';
import { TIME_ZONE } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import { SWITCH_VERSION } from './constants';
import type { Letter, Occasion } from './types';

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
export const nameInText = (name: string, longest = LONGEST_NAME) =>
  headerText(name)
    .replace(/\s+/g, ' ')
    .slice(0, longest)
    .replace(/(?<=\S)([.:/@＠﹫])(?=\S)/gu, '$1\u2060');

/**
 * Where a kind of message is switched off: the page, with a button, and the address at which a mail program does it by
 * itself. The link opens without sign-in, for ever, and to nothing else.
 * @returns null for what cannot be switched off
 */
export function offUrls(occasion: Occasion, portal: string): { page: string; oneClick: string } | null {
  if (occasion.kind === 'account') return null;
  const token = computedToken('message-switch', occasion.messageId, SWITCH_VERSION);
  return { page: `${portal}/abmelden-von/${token}`, oneClick: `${portal}/api/messages/${token}/off` };
}

/** A letter as mail programs take it: HTML, and text made from the same sentences. */
export async function written({ body }: Letter): Promise<{ html: string; text: string }> {
  const html = await render(body);
  const text = toPlainText(html, {
    selectors: ['h1', 'h2'].map((selector) => ({ selector, options: { uppercase: false } })),
  });
  return { html, text: `${text.trim()}\n` };
}
