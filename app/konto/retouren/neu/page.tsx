import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { ChooseItems } from '@/components/returns/choose-items';
import { StepList } from '@/components/returns/step-list';
import type { PageProps } from '@/lib/core/page';
import { loadChoice } from '@/lib/returns/loaders/returns';
import { homeOf } from '@/lib/returns/utils/paths';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('returns.wizard');
  return { title: t('pageTitle', { number: 1, name: t('step-neu') }) };
}

export default async function ChoosePage({ searchParams }: PageProps) {
  const { draft, ...choice } = await loadChoice('konto', await searchParams);
  const t = await getTranslations('returns');
  return (
    <PortalFrame current="returns" path={`${homeOf('konto')}/neu`}>
      <StepList now="neu" reader="konto" number={draft?.number ?? null} />
      <h1>{t('choose.title')}</h1>
      <p className="return-lead">{t('choose.lead')}</p>
      <ChooseItems reader="konto" draft={draft} {...choice} />
    </PortalFrame>
  );
}
