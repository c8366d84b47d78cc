import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { CancelCheck } from '@/components/cancellations/cancel-check';
import { cancelPath } from '@/components/orders/order-paths';
import { loadCancelCheck } from '@/lib/cancellations/loaders';
import type { PageProps } from '@/lib/core/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cancellations.check'))('title') };
}

export default async function CancelCheckPage({ params, searchParams }: PageProps<{ number: string }>) {
  const page = await loadCancelCheck((await params).number, await searchParams);
  return (
    <PortalFrame current="orders" path={cancelPath(page.number)}>
      <CancelCheck page={page} idempotencyKey={randomUUID()} />
    </PortalFrame>
  );
}
