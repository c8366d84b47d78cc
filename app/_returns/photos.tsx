import { getTranslations } from 'next-intl/server';
import { PhotoForms } from '@/components/returns/photo-form';
import type { PageProps } from '@/lib/core/page';
import { loadPhotoStep } from '@/lib/returns/loaders/files';
import { photosPath, type Reader } from '@/lib/returns/utils/paths';
import { StepFrame } from './step-frame';

/** The photos of the second step. */
export function photosPage(reader: Reader) {
  return async function PhotosPage({ params, searchParams }: PageProps<{ number: string }>) {
    const { draft, lines } = await loadPhotoStep(reader, (await params).number);
    const { foto, zeile } = await searchParams;
    const t = await getTranslations('returns.photos');
    return (
      <StepFrame draft={draft} reader={reader} step="grund" path={photosPath(reader, draft.number)}>
        <h1>{t('heading')}</h1>
        <p className="return-lead">{t('lead')}</p>
        <PhotoForms reader={reader} number={draft.number} lines={lines} refused={{ code: foto, line: zeile }} />
      </StepFrame>
    );
  };
}
