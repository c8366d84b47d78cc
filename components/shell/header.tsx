'use client';

import { Link } from '@/components/ui/link';
import { AccountMenu } from './account-menu';
import { Brand } from './brand';
import { LanguageMenu } from './language-menu';
import { Navigation, PhoneMenu } from './navigation';
import { SignOut } from './sign-out';
import type { ShellProps, ShellTexts } from './types';

/** A client component, although little in it moves: of what a server component draws the browser gets a copy besides. */
export function Header(props: ShellProps) {
  const { texts, shop, area, language, viewer, navigation, current, signOut } = props;
  return (
    <header className={area ? 'header header-staff' : 'header'}>
      <div className="wrap header-row">
        <Brand shop={shop.name} area={area ?? texts.portal} href={viewer ? (navigation[0]?.href ?? '/') : '/'} />
        <div className="utilities">
          {shop.shopUrl && (
            <a className="if-room" href={shop.shopUrl}>
              {texts.toShop}
            </a>
          )}
          <Link
            className={viewer ? 'if-room' : undefined}
            href="/hilfe"
            aria-current={current === 'help' ? 'page' : undefined}
          >
            {texts.help}
          </Link>
          <LanguageMenu language={language} texts={texts} />
          {viewer ? (
            <>
              {viewer.accounts ? (
                <AccountMenu name={viewer.name} accounts={viewer.accounts} texts={texts} />
              ) : (
                <Viewer viewer={viewer} texts={texts} />
              )}
              {signOut && <SignOut {...signOut} />}
            </>
          ) : (
            current !== 'sign-in' && <Link href="/anmelden">{texts.signIn}</Link>
          )}
        </div>
        {!viewer && current !== 'sign-in' && (
          <Link href="/anmelden" className="header-sign-in">
            {texts.signIn}
          </Link>
        )}
        <PhoneMenu {...props} />
      </div>
      {viewer && navigation.length > 0 && <Navigation items={navigation} current={current} label={texts.portal} />}
    </header>
  );
}

/** Who is signed in, and for companies on whose behalf. */
function Viewer({ viewer, texts }: { viewer: NonNullable<ShellProps['viewer']>; texts: ShellTexts }) {
  return (
    <span className="viewer">
      <span className="sr-only">{texts.signedInAs} </span>
      <span className="truncate">{viewer.name}</span>
      {viewer.accountName && <span className="truncate font-normal text-ink-3">{viewer.accountName}</span>}
    </span>
  );
}
