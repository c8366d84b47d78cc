import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { GuestFrame } from '@/app/gast/guest-frame';
import { DraftSide } from '@/components/returns/draft-side';
import { PhotoForms } from '@/components/returns/photo-form';
import { StepList } from '@/components/returns/step-list';
import type { PageProps } from '@/lib/core/page';
import { loadPhotoStep } from '@/lib/returns/loaders/files';
import { photosPath } from '@/lib/returns/utils/paths';

type Props = PageProps<{ number: string }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('returns');
  return { title: t('wizard.pageTitle', { number: 2, name: t('photos.heading') }) };
}

export default async function PhotosPage({ params, searchParams }: Props) {
  const { draft, lines } = await loadPhotoStep('gast', (await params).number);
  const { foto, zeile } = await searchParams;
  const t = await getTranslations('returns.photos');
  return (
    <GuestFrame path={photosPath('gast', draft.number)}>
      <StepList now="grund" reader="gast" number={draft.number} />
      <div className="split">
        <div>
          <h1>{t('heading')}</h1>
          <p className="return-lead">{t('lead')}</p>
          <PhotoForms reader="gast" number={draft.number} lines={lines} refused={{ code: foto, line: zeile }} />
        </div>
        <DraftSide draft={draft} reader="gast" step="grund" />
      </div>
    </GuestFrame>
  );
}
