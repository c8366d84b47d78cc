import type { ReactNode } from 'react';
import { GuestFrame } from '@/app/gast/guest-frame';
import { PortalFrame } from '@/app/portal-frame';
import type { Reader } from '@/lib/returns/utils/paths';

/** The frame of a page about returns, which customers and guests have alike. @param path of the page */
export function ReturnFrame({ reader, path, children }: { reader: Reader; path: string; children: ReactNode }) {
  return reader === 'gast' ? (
    <GuestFrame path={path}>{children}</GuestFrame>
  ) : (
    <PortalFrame current="returns" path={path}>
      {children}
    </PortalFrame>
  );
}
