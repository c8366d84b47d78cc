import type { ComponentProps } from 'react';

type LinkProps = Omit<ComponentProps<'a'>, 'href'> & { href: string };

/**
 * Every link of the portal, a plain one: a list has dozens, and each client component in a page is paid three times (in
 * the markup, in the framework's copy of the page, at hydration). Where there is JavaScript, SoftNavigation opens own
 * pages without a full reload. What is no page (a file, a stream) carries `download` or `target`.
 */
export function Link({ children, ...rest }: LinkProps) {
  return <a {...rest}>{children}</a>;
}
