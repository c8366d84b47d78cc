import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { CreditPanel } from '@/components/refunds/credit-panel';
import { ReturnList } from '@/components/returns/return-list';
import type { PageProps } from '@/lib/core/page';
import { loadCredit } from '@/lib/refunds/loaders';
import { loadReturns } from '@/lib/returns/loaders/returns';
import { homeOf } from '@/lib/returns/utils/paths';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('returns'))('title') };
}

export default async function ReturnsPage({ searchParams }: PageProps) {
  const { may, ...list } = await loadReturns('konto', await searchParams);
  const credits = await loadCredit();
  const t = await getTranslations('returns');
  return (
    <PortalFrame current="returns" path={homeOf('konto')}>
      <h1 className="mb-6">{t('title')}</h1>
      <ReturnList list={list} reader="konto" may={may} />
      {credits.length > 0 && (
        <div className="mt-10">
          <CreditPanel credits={credits} />
        </div>
      )}
    </PortalFrame>
  );
}
