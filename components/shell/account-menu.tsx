import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { PostForm } from '@/components/ui/post-form';
import { Menu } from './menu';
import type { Accounts } from './types';

/** Who is signed in and for whom; opens to the person's other accounts. Without JavaScript each is a plain button. */
export function AccountMenu({ name, accounts }: { name: string; accounts: Accounts }) {
  const t = useTranslations('shell');
  return (
    <Menu className="languages accounts">
      <summary>
        <span className="sr-only">{t('signedInAs')} </span>
        <span className="truncate font-medium">{name}</span>
        <span className="truncate text-ink-3">{accounts.current}</span>
        <Icon name="chevron-right" />
      </summary>
      <div className="languages-panel">
        <p className="px-2.5 pt-1 pb-1.5 text-ink-3">{t('switchAccount')}</p>
        <AccountButtons accounts={accounts} />
      </div>
    </Menu>
  );
}

/** The accounts that are not the active one. */
export function AccountButtons({ accounts }: { accounts: Accounts }) {
  return (
    <PostForm action={accounts.action}>
      {accounts.others.map(({ id, label }) => (
        <button key={id} type="submit" name="account" value={id}>
          {label}
        </button>
      ))}
    </PostForm>
  );
}
