import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Footer } from './footer';
import { Header } from './header';
import type { Contact, ShellProps } from './types';

type FrameProps = Omit<ShellProps, 'texts'> & { contact: Contact | null; children: ReactNode };

/** What surrounds every page. */
export function Frame({ contact, children, ...props }: FrameProps) {
  const t = useTranslations('shell');
  const texts = {
    portal: t('portal'),
    toShop: t('toShop'),
    help: t('help'),
    menu: t('menu'),
    language: t('language'),
    signedInAs: t('signedInAs'),
    switchAccount: t('switchAccount'),
    signIn: t('signIn'),
    questions: t('questions'),
    phone: t('phone'),
  };
  return (
    <div className="frame">
      <a className="skip-link" href="#inhalt">
        {t('skip')}
      </a>
      <Header {...props} texts={texts} />
      <main id="inhalt" className="wrap" tabIndex={-1}>
        {children}
      </main>
      <Footer contact={contact} shop={props.shop} texts={texts} />
    </div>
  );
}
