import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Frame } from '@/components/shell/frame';
import type { Locale } from '@/lib/core/i18n/locales';
import { setLanguageAction, signOutAction } from '@/lib/identity/actions/sign-in';
import { shell } from './fixtures';

/** The frame as Lea Brunner sees it. */
export async function StyleFrame({ path, children }: { path: string; children: ReactNode }) {
  return (
    <Frame
      {...shell}
      language={{ current: (await getLocale()) as Locale, action: setLanguageAction, path }}
      viewer={{ name: 'Lea Brunner' }}
      current="orders"
      signOut={{ label: 'Abmelden', action: signOutAction }}
    >
      {children}
    </Frame>
  );
}
