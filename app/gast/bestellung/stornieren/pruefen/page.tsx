import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { CancelCheck } from '@/components/cancellations/cancel-check';
import { cancelPath } from '@/components/orders/order-paths';
import { loadGuestCancelCheck } from '@/lib/cancellations/loaders';
import type { PageProps } from '@/lib/core/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cancellations.check'))('title') };
}

export default async function GuestCancelCheckPage({ searchParams }: PageProps) {
  const page = await loadGuestCancelCheck(await searchParams);
  return (
    <PortalFrame path={cancelPath(page.number, 'gast')}>
      <CancelCheck page={page} reader="gast" idempotencyKey={randomUUID()} />
    </PortalFrame>
  );
}
