'use client';

import { Link } from '@/components/ui/link';
import type { Contact, ShellProps } from './types';

type FooterProps = Pick<ShellProps, 'shop' | 'texts'> & { contact: Contact | null };

/** The same way to a human on every page, in the same place (WCAG 3.2.6). */
export function Footer({ contact, shop, texts }: FooterProps) {
  return (
    <footer id="fuss" className="footer">
      <div className="wrap">
        {contact && (
          <div>
            <p>
              <strong className="text-ink">{texts.questions}</strong>
            </p>
            <p>
              {texts.phone}{' '}
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
            <Link href="/hilfe">{texts.help}</Link>
          </li>
          {shop.shopUrl && (
            <li>
              <a href={shop.shopUrl}>{texts.toShop}</a>
            </li>
          )}
        </ul>
      </div>
    </footer>
  );
}
