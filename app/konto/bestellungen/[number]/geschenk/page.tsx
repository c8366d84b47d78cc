import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { GiftSlip } from '@/components/guest/gift-slip';
import type { PageProps } from '@/lib/core/page';
import { decodeSegment } from '@/lib/core/paths';
import { loadGiftSlip } from '@/lib/guest/loaders/gifts';
import { loadShop } from '@/lib/support/loaders';

export async function generateMetadata({ params }: PageProps<{ number: string }>): Promise<Metadata> {
  const t = await getTranslations('guest.giftSlip');
  const { number } = await params;
  return { title: t('pageTitle', { number: decodeSegment(number) ?? '' }) };
}

/** The gift link of an order on paper, with a code for who gets the present. */
export default async function GiftSlipPage({ params }: PageProps<{ number: string }>) {
  const slip = await loadGiftSlip((await params).number);
  const { shop } = await loadShop();
  return <GiftSlip slip={slip} shop={shop.name} />;
}
