import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { MonthDocuments } from '@/components/account/month-documents';
import { NoOrders } from '@/components/account/no-orders';
import { Overview } from '@/components/account/overview';
import { loadOverview } from '@/lib/account/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('overview'))('title') };
}

export default async function OverviewPage() {
  const { overview, sheet, month, papers } = await loadOverview();
  const t = await getTranslations('overview');
  return (
    <PortalFrame current="overview" path="/konto">
      {overview.count.count > 0 ? (
        <>
          <Overview overview={overview} sheet={sheet} />
          {papers && <MonthDocuments month={month} papers={papers} />}
        </>
      ) : (
        <>
          <h1 className="mb-5">{t('title')}</h1>
          <NoOrders on="overview" />
        </>
      )}
    </PortalFrame>
  );
}
