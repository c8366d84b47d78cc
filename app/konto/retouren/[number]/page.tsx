import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { Refunds } from '@/components/refunds/refund-waterfall';
import { ReturnDetail } from '@/components/returns/return-detail';
import type { PageProps } from '@/lib/core/page';
import { loadRefunds } from '@/lib/refunds/loaders';
import { loadReturn } from '@/lib/returns/loaders/returns';
import { returnPath } from '@/lib/returns/utils/paths';

type Props = PageProps<{ number: string }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('returns');
  return { title: t('detail.title', { number: (await params).number }) };
}

export default async function ReturnPage({ params }: Props) {
  const { number } = await params;
  const { may, ...page } = await loadReturn('konto', number);
  const refunds = await loadRefunds('konto', page.number);
  return (
    <PortalFrame current="returns" path={returnPath('konto', number)}>
      <ReturnDetail page={page} reader="konto" may={may}>
        <Refunds refunds={refunds} />
      </ReturnDetail>
    </PortalFrame>
  );
}
