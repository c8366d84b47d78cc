import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { GuestFrame } from '@/app/gast/guest-frame';
import { ReturnList } from '@/components/returns/return-list';
import type { PageProps } from '@/lib/core/page';
import { loadReturns } from '@/lib/returns/loaders/returns';
import { homeOf } from '@/lib/returns/utils/paths';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('returns'))('title') };
}

export default async function ReturnsPage({ searchParams }: PageProps) {
  const { may, ...list } = await loadReturns('gast', await searchParams);
  const t = await getTranslations('returns');
  return (
    <GuestFrame path={homeOf('gast')}>
      <h1 className="mb-6">{t('title')}</h1>
      <ReturnList list={list} reader="gast" may={may} />
    </GuestFrame>
  );
}
