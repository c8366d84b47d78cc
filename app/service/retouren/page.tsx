import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { BulkResult, CaseQueue } from '@/components/staff/case-queue';
import { QueueFilter } from '@/components/staff/queue-filter';
import type { PageProps } from '@/lib/core/page';
import { CASES } from '@/lib/staff/constants';
import { loadQueue } from '@/lib/staff/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('service-returns'))('title') };
}

export default async function CasesPage({ searchParams }: PageProps) {
  const { filter, queue, result, may } = await loadQueue(await searchParams);
  const t = await getTranslations('service-returns');
  return (
    <PortalFrame current="service-returns" path={CASES}>
      <div className="console">
        <h1 className="mb-6">{t('title')}</h1>
        <BulkResult result={result} />
        <QueueFilter filter={filter} waiting={queue.waiting} />
        <CaseQueue queue={queue} filter={filter} may={may} />
      </div>
    </PortalFrame>
  );
}
