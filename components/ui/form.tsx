import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { FormBody } from './form-body';

/**
 * THE form. Give it a server action and an id that is unique on the page; put fields of this folder and a SubmitButton
 * into it. Typed values stay, errors stand in a summary and at their fields, with and without JavaScript.
 */
export function Form(props: Omit<ComponentProps<typeof FormBody>, 'errorTitle'>) {
  const t = useTranslations('ui.form');
  return <FormBody {...props} errorTitle={t('errorTitle')} />;
}
