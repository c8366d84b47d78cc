'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';

/**
 * Follows the links of all pages without a full reload; stands once in the root layout. While the next page is on its way
 * the link carries `data-pending` (base.css). Nothing is fetched in advance, because each page is made for its reader.
 */
export function SoftNavigation() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const followed = useRef<HTMLAnchorElement>(null);

  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = linkToFollow(event);
      if (!link) return;
      event.preventDefault();
      followed.current?.removeAttribute('data-pending');
      followed.current = link;
      link.dataset.pending = 'true';
      startTransition(() => router.push(link.href));
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [router]);

  useEffect(() => {
    if (!pending) followed.current?.removeAttribute('data-pending');
  }, [pending]);

  return null;
}

/** The link that a click means to follow to another page of ours here; everything else is the browser's affair. */
function linkToFollow(event: MouseEvent): HTMLAnchorElement | null {
  const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event;
  if (event.defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return null;
  const link = target instanceof Element ? target.closest('a') : null;
  if (!(link instanceof HTMLAnchorElement) || !link.hasAttribute('href')) return null;
  if ((link.target && link.target !== '_self') || link.hasAttribute('download')) return null;
  const { origin, pathname, search } = window.location;
  if (link.origin !== origin) return null;
  const withinPage = link.hash !== '' && link.pathname === pathname && link.search === search;
  return withinPage ? null : link;
}
