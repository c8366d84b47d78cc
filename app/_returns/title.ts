import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { STEPS } from '@/lib/returns/policy/steps';
import type { Step } from '@/lib/returns/types';

/** The window's title of a step, with its place among the others. */
export const stepTitle = (step: Step) => async (): Promise<Metadata> => {
  const t = await getTranslations('returns.wizard');
  return { title: t('pageTitle', { number: STEPS.indexOf(step) + 1, name: t(`names.${step}`) }) };
};

/** The same for the photos, which belong to the second step. */
export async function photosTitle(): Promise<Metadata> {
  const t = await getTranslations('returns');
  return { title: t('wizard.pageTitle', { number: STEPS.indexOf('grund') + 1, name: t('photos.heading') }) };
}
