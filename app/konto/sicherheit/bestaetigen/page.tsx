import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { StepUpForms } from '@/components/identity/step-up-forms';
import type { PageProps } from '@/lib/core/page';
import { FRESH_MINUTES, STEP_UP } from '@/lib/identity/constants';
import { loadStepUpPage } from '@/lib/identity/loaders/security';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('security'))('stepUpTitle') };
}

export default async function StepUpPage({ searchParams }: PageProps) {
  const { ways, next } = await loadStepUpPage(STEP_UP, (await searchParams).weiter);
  const t = await getTranslations('security');
  return (
    <PortalFrame current="security" path={`${STEP_UP}?weiter=${encodeURIComponent(next)}`}>
      <h1>{t('stepUpTitle')}</h1>
      <p className="mt-2.5 mb-7 max-w-measure text-ink-2">{t('stepUpLead', { minutes: FRESH_MINUTES })}</p>
      <StepUpForms ways={ways} next={next} />
    </PortalFrame>
  );
}
