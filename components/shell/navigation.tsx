import { IconFrame } from '@/components/ui/icon-frame';
import { Link } from '@/components/ui/link';
import { ACCOUNT_FORM, AccountButtons } from './account-menu';
import { LANGUAGE_FORM, LanguageButtons } from './language-menu';
import { Menu } from './menu';
import { SignOutButton } from './sign-out';
import type { NavigationItem, ShellProps } from './types';

type NavigationProps = { items: NavigationItem[]; current?: string };

/** The account's sections, beside each other; wraps instead of hiding entries behind a scroll. */
export function Navigation({ items, current, label }: NavigationProps & { label: string }) {
  return (
    <nav className="navigation wrap" aria-label={label}>
      <ul>
        <NavigationLinks items={items} current={current} />
      </ul>
    </nav>
  );
}

/** On a phone everything of the header except the mark: a details element, so it opens without JavaScript. */
export function PhoneMenu(props: ShellProps) {
  const { texts, navigation, current, viewer, shop, language, signOut } = props;
  return (
    <Menu className={viewer || current === 'sign-in' ? 'menu ml-auto' : 'menu'}>
      <summary>
        <IconFrame>
          <path d="M3 5.5h14M3 10h14M3 14.5h14" />
        </IconFrame>
        {texts.menu}
      </summary>
      <nav className="menu-panel" aria-label={texts.menu}>
        {viewer && (
          <p className="py-2 text-sm text-ink-3">
            {texts.signedInAs} <span className="font-medium text-ink">{viewer.name}</span>
            {viewer.accountName && `, ${viewer.accountName}`}
          </p>
        )}
        {viewer?.accounts && (
          <>
            <p className="pt-1 pb-1 text-sm text-ink-3">{texts.switchAccount}</p>
            <div>
              <AccountButtons accounts={viewer.accounts} form={ACCOUNT_FORM} />
            </div>
          </>
        )}
        <ul className={viewer?.accounts && 'mt-3'}>
          {viewer ? (
            <NavigationLinks items={navigation} current={current} />
          ) : (
            current !== 'sign-in' && (
              <li>
                <Link href="/anmelden">{texts.signIn}</Link>
              </li>
            )
          )}
          <li>
            <Link href="/hilfe" aria-current={current === 'help' ? 'page' : undefined}>
              {texts.help}
            </Link>
          </li>
          {shop.shopUrl && (
            <li>
              <a href={shop.shopUrl}>{texts.toShop}</a>
            </li>
          )}
          {viewer && signOut && (
            <li>
              <SignOutButton label={signOut.label} />
            </li>
          )}
        </ul>
        <p className="pt-5 pb-1 text-sm text-ink-3">{texts.language}</p>
        <div>
          <LanguageButtons language={language} form={LANGUAGE_FORM} />
        </div>
      </nav>
    </Menu>
  );
}

function NavigationLinks({ items, current }: NavigationProps) {
  return items.map(({ key, href, label }) => (
    <li key={key}>
      <Link href={href} aria-current={key === current ? 'page' : undefined}>
        {label}
      </Link>
    </li>
  ));
}
