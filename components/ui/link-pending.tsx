'use client';

import { useLinkStatus } from 'next/link';

/** Lets the link around it show that its page is on the way (base.css); nothing to see or hear by itself. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return <span hidden data-pending={pending || undefined} />;
}
