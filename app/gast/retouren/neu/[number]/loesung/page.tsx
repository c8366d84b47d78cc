import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { GuestFrame } from '@/app/gast/guest-frame';
import { DraftSide } from '@/components/returns/draft-side';
import { Solutions } from '@/components/returns/solutions';
import { StepList } from '@/components/returns/step-list';
import type { PageProps } from '@/lib/core/page';
import { loadStep } from '@/lib/returns/loaders/returns';
import { draftPath } from '@/lib/returns/utils/paths';

type Props = PageProps<{ number: string }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('returns.wizard');
  return { title: t('pageTitle', { number: 3, name: t('step-loesung') }) };
}

export default async function SolutionsPage({ params }: Props) {
  const draft = await loadStep('gast', (await params).number, 'loesung');
  const t = await getTranslations('returns');
  return (
    <GuestFrame path={draftPath('gast', draft.number, 'loesung')}>
      <StepList now="loesung" reader="gast" number={draft.number} />
      <div className="split">
        <div>
          <h1>{t('solve.title')}</h1>
          <p className="return-lead">{t('solve.lead')}</p>
          <Solutions draft={draft} reader="gast" />
        </div>
        <DraftSide draft={draft} reader="gast" step="loesung" />
      </div>
    </GuestFrame>
  );
}
