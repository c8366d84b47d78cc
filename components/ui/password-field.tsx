import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { PasswordInput } from './password-input';

/** One password, with a button that shows it. What was typed is never sent back by the server. */
export function PasswordField(props: Omit<ComponentProps<typeof PasswordInput>, 'texts'>) {
  const t = useTranslations('ui.password');
  return <PasswordInput {...props} texts={{ show: t('show'), hide: t('hide'), what: t('what') }} />;
}
