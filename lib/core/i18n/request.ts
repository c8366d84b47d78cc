import Negotiator from 'negotiator';
import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { _createCache } from 'use-intl/core';
import { cookieName } from '../cookies';
import { LANGUAGE_HEADER } from '../http/language';
import { bestLocale, isLocale } from './locales';
import { messagesOf } from './messages';

/** Texts that were taken apart once; in development a changed text shows at once. */
const parsed = process.env.NODE_ENV === 'development' ? null : _createCache();

/**
 * Language of this request: the cookie (set by the language menu, and from the profile at sign-in), then the one that a
 * link brought along, then the browser's.
 */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(cookieName('portal-language'))?.value;
  const sent = await headers();
  const accepted = sent.get('accept-language') ?? '';
  const wanted = [chosen, sent.get(LANGUAGE_HEADER)].find(isLocale);
  const locale = wanted ?? bestLocale(new Negotiator({ headers: { 'accept-language': accepted } }).languages());
  return {
    locale,
    messages: messagesOf(locale),
    timeZone: 'Europe/Zurich',
    // The library keeps parsed texts for one request only, and a page has a hundred. Texts never change while the process
    // lives, so what it made of them can stay; the name is internal, which is why the version is pinned exactly.
    ...(parsed ? { _cache: parsed } : {}),
    // A missing text is a bug that must not reach anybody: it fails the page, and so the tests.
    onError: (error) => {
      throw error;
    },
  };
});
