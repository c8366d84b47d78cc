import Negotiator from 'negotiator';
import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { cookieName } from '../cookies';
import { bestLocale, isLocale } from './locales';
import { messagesOf } from './messages';

/** Language of this request: the cookie (set by the language menu, and from the profile at sign-in), then the browser. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(cookieName('portal-language'))?.value;
  const accepted = (await headers()).get('accept-language') ?? '';
  const locale = isLocale(chosen)
    ? chosen
    : bestLocale(new Negotiator({ headers: { 'accept-language': accepted } }).languages());
  return {
    locale,
    messages: messagesOf(locale),
    timeZone: 'Europe/Zurich',
    // A missing text is a bug that must not reach anybody: it fails the page, and so the tests.
    onError: (error) => {
      throw error;
    },
  };
});
