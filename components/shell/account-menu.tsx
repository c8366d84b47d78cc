import { IconFrame } from '@/components/ui/icon-frame';
import { PostForm } from '@/components/ui/post-form';
import { Menu } from './menu';
import type { Accounts, ShellTexts } from './types';

type AccountMenuProps = { name: string; accounts: Accounts; texts: ShellTexts };

/** Of the form that the accounts send, wherever they stand. */
export const ACCOUNT_FORM = 'kontowahl';

/** Who is signed in and for whom; opens to the person's other accounts. Without JavaScript each is a plain button. */
export function AccountMenu({ name, accounts, texts }: AccountMenuProps) {
  return (
    <Menu className="languages accounts">
      <summary>
        <span className="sr-only">{texts.signedInAs} </span>
        <span className="truncate font-medium">{name}</span>
        <span className="truncate text-ink-3">{accounts.current}</span>
        <IconFrame>
          <path d="M7.5 4.5L13 10l-5.5 5.5" />
        </IconFrame>
      </summary>
      <div className="languages-panel">
        <p className="px-2.5 pt-1 pb-1.5 text-ink-3">{texts.switchAccount}</p>
        <PostForm id={ACCOUNT_FORM} action={accounts.action}>
          <AccountButtons accounts={accounts} />
        </PostForm>
      </div>
    </Menu>
  );
}

/**
 * The accounts that are not the active one.
 * @param form for buttons outside of it: they stand twice on a page, in one form
 */
export function AccountButtons({ accounts, form }: { accounts: Accounts; form?: string }) {
  return accounts.others.map(({ id, label }) => (
    <button key={id} form={form} type="submit" name="account" value={id}>
      {label}
    </button>
  ));
}
