import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Locale } from '@/lib/core/i18n/locales';
import { getShop } from './queries';

/** The shop and its contact in the language of this request; once per request. */
export const loadShop = cache(async () => getShop((await getLocale()) as Locale));
