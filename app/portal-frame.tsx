import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SignOut } from '@/components/identity/sign-out';
import { Frame } from '@/components/shell/frame';
import { Flash } from '@/components/ui/note';
import { readFlash } from '@/lib/core/flash';
import { localeNames, locales } from '@/lib/core/i18n/locales';
import { switchAccountAction } from '@/lib/identity/actions/members';
import { setLanguageAction } from '@/lib/identity/actions/sign-in';
import { loadViewer } from '@/lib/identity/loaders/viewer';
import type { OtherAccount } from '@/lib/identity/types/viewer';
import { loadShop } from '@/lib/support/loaders';

type PortalFrameProps = {
  /** navigation entry that the page belongs to */
  current?: 'overview' | 'orders' | 'company' | 'security' | 'help' | 'sign-in';
  /** where a change of language leads back to */
  path: string;
  children: ReactNode;
};

/**
 * Header, navigation and footer around a page. In the pages and not in a layout: a layout would stay as it was when
 * somebody moves on, and go on showing a name after the session has ended elsewhere.
 */
export async function PortalFrame({ current, path, children }: PortalFrameProps) {
  const [viewer, { shop, contact }, locale, flash, t] = await Promise.all([
    loadViewer(),
    loadShop(),
    getLocale(),
    readFlash(),
    getTranslations(),
  ]);
  const inCompany = viewer?.account.kind === 'company';
  // A private account has the person's own name, which stands beside it already.
  const labelOf = ({ kind, name }: OtherAccount) => (kind === 'company' ? name : t('shell.privateAccount'));
  const switcher = viewer && {
    current: labelOf(viewer.account),
    others: viewer.otherAccounts.map((account) => ({ id: account.id, label: labelOf(account) })),
    action: switchAccountAction,
  };
  return (
    <Frame
      shop={{ name: shop.name, ...(shop.url ? { shopUrl: shop.url } : {}) }}
      contact={contact}
      language={{
        current: locale,
        options: locales.map((code) => ({ code, label: localeNames[code] })),
        action: setLanguageAction,
        path,
      }}
      viewer={
        viewer && {
          name: viewer.subject.name,
          ...(inCompany ? { accountName: viewer.account.name } : {}),
          ...(switcher?.others.length ? { accounts: switcher } : {}),
        }
      }
      navigation={[
        { key: 'overview', href: '/konto', label: t('overview.title') },
        { key: 'orders', href: '/konto/bestellungen', label: t('orders.title') },
        ...(inCompany ? [{ key: 'company', href: '/konto/firma', label: t('company.title') }] : []),
        { key: 'security', href: '/konto/sicherheit', label: t('security.title') },
      ]}
      {...(current ? { current } : {})}
      signOut={<SignOut label={t('auth.signOut')} />}
    >
      {flash && <Flash>{t(`flash.${flash}`)}</Flash>}
      {children}
    </Frame>
  );
}
