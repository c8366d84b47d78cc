import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ComponentType, ReactNode } from 'react';
import { DraftSide } from '@/components/returns/draft-side';
import { StepList } from '@/components/returns/step-list';
import type { PageProps } from '@/lib/core/page';
import { loadPhotoStep } from '@/lib/returns/loaders/files';
import { loadStep } from '@/lib/returns/loaders/returns';
import type { Draft, DraftLine, Step } from '@/lib/returns/types';
import { draftPath, photosPath, type Reader } from '@/lib/returns/utils/paths';
import { ReturnFrame } from './frame';

type Props = PageProps<{ number: string }>;

/** What stands on a step: its place in the list, and its texts. */
const STEPS = {
  grund: { number: 2, texts: 'reasons' },
  loesung: { number: 3, texts: 'solve' },
  rueckweg: { number: 4, texts: 'way' },
  pruefen: { number: 5, texts: 'check' },
} as const satisfies Partial<Record<Step, object>>;
type LaterStep = keyof typeof STEPS;

/** The window's title of a step: "Schritt 2 von 5: Grund". */
export const stepTitle = (step: LaterStep) => async (): Promise<Metadata> => {
  const t = await getTranslations('returns.wizard');
  return { title: t('pageTitle', { number: STEPS[step].number, name: t(`names.${step}`) }) };
};

/**
 * The page of a later step, the same for customers and guests behind their own gates. Its form comes from the page, so that
 * no step brings along the scripts of another.
 * @param Body the form
 */
export function stepPage(reader: Reader, step: LaterStep, Body: ComponentType<{ draft: Draft; reader: Reader }>) {
  return async function StepPage({ params }: Props) {
    const draft = await loadStep(reader, (await params).number, step);
    const t = await getTranslations(`returns.${STEPS[step].texts}`);
    return (
      <StepFrame draft={draft} {...{ reader, step }} path={draftPath(reader, draft.number, step)}>
        <h1>{t('title')}</h1>
        <p className="return-lead">{t('lead')}</p>
        <Body draft={draft} reader={reader} />
      </StepFrame>
    );
  };
}

type Photos = { reader: Reader; number: string; lines: DraftLine[]; refused: Record<'code' | 'line', Search> };
type Search = string | string[] | undefined;

export async function photosTitle(): Promise<Metadata> {
  const t = await getTranslations('returns');
  return { title: t('wizard.pageTitle', { number: STEPS.grund.number, name: t('photos.heading') }) };
}

/** The photos of the second step. @param Body the forms */
export function photosPage(reader: Reader, Body: ComponentType<Photos>) {
  return async function PhotosPage({ params, searchParams }: Props) {
    const { draft, lines } = await loadPhotoStep(reader, (await params).number);
    const { foto, zeile } = await searchParams;
    const t = await getTranslations('returns.photos');
    return (
      <StepFrame draft={draft} reader={reader} step="grund" path={photosPath(reader, draft.number)}>
        <h1>{t('heading')}</h1>
        <p className="return-lead">{t('lead')}</p>
        <Body reader={reader} number={draft.number} lines={lines} refused={{ code: foto, line: zeile }} />
      </StepFrame>
    );
  };
}

type FrameProps = { draft: Draft; reader: Reader; step: LaterStep; path: string; children: ReactNode };

function StepFrame({ draft, reader, step, path, children }: FrameProps) {
  return (
    <ReturnFrame reader={reader} path={path}>
      <StepList now={step} reader={reader} number={draft.number} />
      <div className="split">
        <div>{children}</div>
        <DraftSide draft={draft} reader={reader} step={step} />
      </div>
    </ReturnFrame>
  );
}
