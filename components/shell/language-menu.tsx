import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { PostForm } from '@/components/ui/post-form';
import { Menu } from './menu';
import type { Language } from './types';

/** Names of the languages in their own language. Without JavaScript each is a plain button that posts a form. */
export function LanguageMenu({ language }: { language: Language }) {
  const t = useTranslations('shell');
  const current = language.options.find(({ code }) => code === language.current);
  return (
    <Menu className="languages">
      <summary>
        <span className="sr-only">{t('language')}: </span>
        {current?.label}
        <Icon name="chevron-right" />
      </summary>
      <div className="languages-panel">
        <LanguageButtons language={language} />
      </div>
    </Menu>
  );
}

export function LanguageButtons({ language }: { language: Language }) {
  return (
    <PostForm action={language.action}>
      <input type="hidden" name="path" value={language.path} />
      {language.options.map(({ code, label }) => (
        <button
          key={code}
          type="submit"
          name="locale"
          value={code}
          lang={code}
          aria-current={code === language.current ? 'true' : undefined}
        >
          {label}
          {code === language.current && <Icon name="check" className="ml-auto" />}
        </button>
      ))}
    </PostForm>
  );
}
