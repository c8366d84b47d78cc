import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SoftNavigation } from '@/components/ui/soft-navigation';
import { requestContext } from '@/lib/core/request-context';
import { loadShop } from '@/lib/support/loaders';
import { font } from './fonts/fonts';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const { shop } = await loadShop();
  const t = await getTranslations('shell');
  const title = `${t('portal')} – ${shop.name}`;
  // The window's title tells of an error first (GOV.UK); with JavaScript the form does it.
  const prefix = requestContext.getStore()?.formFailed ? (await getTranslations('ui.form'))('errorTitle') : '';
  return {
    title: { default: prefix + title, template: `${prefix}%s – ${title}` },
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = { colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is made for one reader, with a nonce of its own (content-security-policy): nothing may be static.
  await headers();
  return (
    <html lang={await getLocale()} className={font.variable}>
      <body>
        {/* Painted when the footer is read, since a page is sent in one piece: a header half read would move with its rest. */}
        <link rel="expect" href="#fuss" blocking="render" />
        {children}
        <SoftNavigation />
      </body>
    </html>
  );
}
