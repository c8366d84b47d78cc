import type { ReactNode } from 'react';
import { PortalFrame } from '@/app/portal-frame';
import { VisitBar } from '@/components/guest/visit-bar';
import { requireVisit } from '@/lib/identity/loaders/guest';

/** The frame of pages for guests and for who got a present: whose look it is, until when, and the way out. */
export async function GuestFrame({ path, children }: { path: string; children: ReactNode }) {
  const { kind, endsAt } = await requireVisit();
  return (
    <PortalFrame path={path}>
      <VisitBar kind={kind} endsAt={endsAt} />
      {children}
    </PortalFrame>
  );
}
