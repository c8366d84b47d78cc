import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import { AccountMenu } from './account-menu';
import { Brand } from './brand';
import { LanguageMenu } from './language-menu';
import { Navigation, PhoneMenu } from './navigation';
import type { ShellProps } from './types';

export function Header(props: Omit<ShellProps, 'children'>) {
  const { shop, area, language, viewer, navigation, current, signOut } = props;
  const t = useTranslations('shell');
  return (
    <header className={area ? 'header header-staff' : 'header'}>
      <div className="wrap header-row">
        <Brand shop={shop.name} area={area} href={viewer ? (navigation[0]?.href ?? '/') : '/'} />
        <div className="utilities">
          {shop.shopUrl && (
            <a className="if-room" href={shop.shopUrl}>
              {t('toShop')}
            </a>
          )}
          <Link
            className={viewer ? 'if-room' : undefined}
            href="/hilfe"
            aria-current={current === 'help' ? 'page' : undefined}
          >
            {t('help')}
          </Link>
          <LanguageMenu language={language} />
          {viewer ? (
            <>
              {viewer.accounts ? (
                <AccountMenu name={viewer.name} accounts={viewer.accounts} />
              ) : (
                <Viewer viewer={viewer} />
              )}
              {signOut}
            </>
          ) : (
            current !== 'sign-in' && <Link href="/anmelden">{t('signIn')}</Link>
          )}
        </div>
        {!viewer && current !== 'sign-in' && (
          <Link href="/anmelden" className="header-sign-in">
            {t('signIn')}
          </Link>
        )}
        <PhoneMenu {...props} />
      </div>
      {viewer && navigation.length > 0 && <Navigation items={navigation} current={current} />}
    </header>
  );
}

/** Who is signed in, and for companies on whose behalf. */
export function Viewer({ viewer }: { viewer: NonNullable<ShellProps['viewer']> }) {
  const t = useTranslations('shell');
  return (
    <span className="viewer">
      <span className="sr-only">{t('signedInAs')} </span>
      <span className="truncate">{viewer.name}</span>
      {viewer.accountName && <span className="truncate font-normal text-ink-3">{viewer.accountName}</span>}
    </span>
  );
}
