import NextLink from 'next/link';
import type { ComponentProps } from 'react';
import { LinkPending } from './link-pending';

type LinkProps = Omit<ComponentProps<'a'>, 'href'> & { href: string };

/**
 * Every link of the portal. Own pages are opened without a full reload when there is JavaScript; nothing is fetched in
 * advance, because each page is made for its reader and a list has dozens of links.
 */
export function Link({ href, children, ...rest }: LinkProps) {
  const own = href.startsWith('?') || (href.startsWith('/') && !href.startsWith('//'));
  if (!own) {
    return (
      <a href={href} {...rest}>
        {children}
      </a>
    );
  }
  return (
    <NextLink href={href} prefetch={false} {...rest}>
      {children}
      <LinkPending />
    </NextLink>
  );
}
