import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { GuestFrame } from '@/app/gast/guest-frame';
import { CheckReturn } from '@/components/returns/check';
import { DraftSide } from '@/components/returns/draft-side';
import { StepList } from '@/components/returns/step-list';
import type { PageProps } from '@/lib/core/page';
import { loadStep } from '@/lib/returns/loaders/returns';
import { draftPath } from '@/lib/returns/utils/paths';

type Props = PageProps<{ number: string }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('returns.wizard');
  return { title: t('pageTitle', { number: 5, name: t('step-pruefen') }) };
}

export default async function CheckReturnPage({ params }: Props) {
  const draft = await loadStep('gast', (await params).number, 'pruefen');
  const t = await getTranslations('returns');
  return (
    <GuestFrame path={draftPath('gast', draft.number, 'pruefen')}>
      <StepList now="pruefen" reader="gast" number={draft.number} />
      <div className="split">
        <div>
          <h1>{t('check.title')}</h1>
          <p className="return-lead">{t('check.lead')}</p>
          <CheckReturn draft={draft} reader="gast" />
        </div>
        <DraftSide draft={draft} reader="gast" step="pruefen" />
      </div>
    </GuestFrame>
  );
}
