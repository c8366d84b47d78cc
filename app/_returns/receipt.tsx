import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Refunds } from '@/components/refunds/refund-waterfall';
import { ReturnDetail } from '@/components/returns/return-detail';
import type { PageProps } from '@/lib/core/page';
import { loadRefunds } from '@/lib/refunds/loaders';
import { loadReturn } from '@/lib/returns/loaders/returns';
import { type Reader, returnPath } from '@/lib/returns/utils/paths';
import { ReturnFrame } from './frame';

type Props = PageProps<{ number: string }>;

export async function receiptTitle({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('returns');
  return { title: t('detail.title', { number: (await params).number }) };
}

/** A return's own page, from its receipt to the money. */
export function receiptPage(reader: Reader) {
  return async function ReceiptPage({ params }: Props) {
    const { number } = await params;
    const { may, ...page } = await loadReturn(reader, number);
    const refunds = await loadRefunds(reader, page.number);
    return (
      <ReturnFrame reader={reader} path={returnPath(reader, number)}>
        <ReturnDetail page={page} reader={reader} may={may}>
          <Refunds refunds={refunds} />
        </ReturnDetail>
      </ReturnFrame>
    );
  };
}
