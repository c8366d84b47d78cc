import { useTranslations } from 'next-intl';
import { Footer } from './footer';
import { Header } from './header';
import type { ShellProps } from './types';

/** What surrounds every page. */
export function Frame({ children, ...props }: ShellProps) {
  const t = useTranslations('shell');
  return (
    <div className="frame">
      <a className="skip-link" href="#inhalt">
        {t('skip')}
      </a>
      <Header {...props} />
      <main id="inhalt" className="wrap" tabIndex={-1}>
        {children}
      </main>
      <Footer contact={props.contact} shop={props.shop} />
    </div>
  );
}
