import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import type { ShellProps } from './types';

/** The same way to a human on every page, in the same place (WCAG 3.2.6). */
export function Footer({ contact, shop }: Pick<ShellProps, 'contact' | 'shop'>) {
  const t = useTranslations('shell');
  return (
    <footer className="footer">
      <div className="wrap">
        {contact && (
          <div>
            <p>
              <strong className="text-ink">{t('questions')}</strong>
            </p>
            <p>
              {t('phone')}{' '}
              <a className="whitespace-nowrap" href={contact.phoneHref}>
                {contact.phone}
              </a>
              , {contact.hours}
            </p>
            <address>{contact.address}</address>
          </div>
        )}
        {contact && (
          <ul>
            <li>
              <a href={`mailto:${contact.mail}`}>{contact.mail}</a>
            </li>
            {contact.social && (
              <li>
                <a href={contact.social.href}>{contact.social.label}</a>
              </li>
            )}
          </ul>
        )}
        <ul>
          <li>
            <Link href="/hilfe">{t('help')}</Link>
          </li>
          {shop.shopUrl && (
            <li>
              <a href={shop.shopUrl}>{t('toShop')}</a>
            </li>
          )}
        </ul>
      </div>
    </footer>
  );
}
