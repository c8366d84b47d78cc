import { getTranslations } from 'next-intl/server';
import type { ComponentType } from 'react';
import type { PageProps } from '@/lib/core/page';
import { loadStep } from '@/lib/returns/loaders/returns';
import type { Draft } from '@/lib/returns/types';
import { draftPath, type Reader } from '@/lib/returns/utils/paths';
import { StepFrame } from './step-frame';

/** Where the texts of each later step stand. */
const TEXTS = { grund: 'reasons', loesung: 'solve', rueckweg: 'way', pruefen: 'check' } as const;

/**
 * The page of a later step, the same for customers and guests behind their own gates. Its form comes from the page, so that
 * no step brings along the scripts of another.
 * @param Body the form
 */
export function stepPage(
  reader: Reader,
  step: keyof typeof TEXTS,
  Body: ComponentType<{ draft: Draft; reader: Reader }>,
) {
  return async function StepPage({ params }: PageProps<{ number: string }>) {
    const draft = await loadStep(reader, (await params).number, step);
    const t = await getTranslations(`returns.${TEXTS[step]}`);
    return (
      <StepFrame draft={draft} reader={reader} step={step} path={draftPath(reader, draft.number, step)}>
        <h1>{t('title')}</h1>
        <p className="return-lead">{t('lead')}</p>
        <Body draft={draft} reader={reader} />
      </StepFrame>
    );
  };
}
