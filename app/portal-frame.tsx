import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ORDERS } from '@/components/orders/order-paths';
import { Frame } from '@/components/shell/frame';
import { Flash } from '@/components/ui/note';
import { readFlash } from '@/lib/core/flash';
import type { Locale } from '@/lib/core/i18n/locales';
import { switchAccountAction } from '@/lib/identity/actions/members';
import { setLanguageAction, signOutAction } from '@/lib/identity/actions/sign-in';
import { HOME, SECURITY, STAFF_HOME } from '@/lib/identity/constants';
import { loadViewer } from '@/lib/identity/loaders/viewer';
import type { OtherAccount } from '@/lib/identity/types/viewer';
import { homeOf } from '@/lib/returns/utils/paths';
import { CASES } from '@/lib/staff/constants';
import { loadShop } from '@/lib/support/loaders';

type PortalFrameProps = {
  /** navigation entry that the page belongs to */
  current?:
    | 'overview'
    | 'orders'
    | 'returns'
    | 'company'
    | 'security'
    | 'help'
    | 'sign-in'
    | 'service'
    | 'service-returns';
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
  const account = viewer?.account ?? null;
  const inCompany = account?.kind === 'company';
  // A private account has the person's own name, which stands beside it already.
  const labelOf = ({ kind, name }: OtherAccount) => (kind === 'company' ? name : t('shell.privateAccount'));
  const switcher = viewer &&
    account && {
      current: labelOf(account),
      others: viewer.otherAccounts.map((account) => ({ id: account.id, label: labelOf(account) })),
      action: switchAccountAction,
    };
  return (
    <Frame
      shop={{ name: shop.name, ...(shop.url ? { shopUrl: shop.url } : {}) }}
      contact={contact}
      language={{
        current: locale as Locale,
        action: setLanguageAction,
        path,
      }}
      viewer={
        viewer && {
          name: viewer.subject.name,
          ...(inCompany ? { accountName: account.name } : {}),
          ...(viewer.staffRole ? { accountName: t(`service.role.${viewer.staffRole}`) } : {}),
          ...(switcher?.others.length ? { accounts: switcher } : {}),
        }
      }
      {...(viewer?.staffRole ? { area: t('service.area') } : {})}
      navigation={[
        ...(viewer?.staffRole
          ? [
              { key: 'service', href: STAFF_HOME, label: t('service.title') },
              { key: 'service-returns', href: CASES, label: t('service-returns.nav') },
            ]
          : []),
        ...(account
          ? [
              { key: 'overview', href: HOME, label: t('overview.title') },
              { key: 'orders', href: ORDERS, label: t('orders.title') },
              { key: 'returns', href: homeOf('konto'), label: t('returns.title') },
            ]
          : []),
        ...(inCompany ? [{ key: 'company', href: '/konto/firma', label: t('company.title') }] : []),
        { key: 'security', href: SECURITY, label: t('security.title') },
        // Whoever has to set up a second factor first gets to none of them.
      ].filter(() => !viewer?.enrolling)}
      {...(current ? { current } : {})}
      signOut={{ label: t('auth.signOut'), action: signOutAction }}
    >
      {flash && <Flash>{t(`flash.${flash}`)}</Flash>}
      {children}
    </Frame>
  );
}
