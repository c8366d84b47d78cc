import { IconFrame } from '@/components/ui/icon-frame';
import { PostForm } from '@/components/ui/post-form';
import { localeNames, locales } from '@/lib/core/i18n/locales';
import { Menu } from './menu';
import type { Language, ShellTexts } from './types';

/** Of the form that the languages send, wherever they stand. */
export const LANGUAGE_FORM = 'sprache';

/** Names of the languages in their own language. Without JavaScript each is a plain button that posts a form. */
export function LanguageMenu({ language, texts }: { language: Language; texts: ShellTexts }) {
  return (
    <Menu className="languages">
      <summary>
        <span className="sr-only">{texts.language}: </span>
        {localeNames[language.current]}
        <IconFrame>
          <path d="M7.5 4.5L13 10l-5.5 5.5" />
        </IconFrame>
      </summary>
      <div className="languages-panel">
        <PostForm id={LANGUAGE_FORM} action={language.action}>
          <input type="hidden" name="path" value={language.path} />
          <LanguageButtons language={language} />
        </PostForm>
      </div>
    </Menu>
  );
}

/** @param form for buttons outside of it: they stand twice on a page, in one form */
export function LanguageButtons({ language, form }: { language: Language; form?: string }) {
  return locales.map((code) => (
    <button
      key={code}
      form={form}
      type="submit"
      name="locale"
      value={code}
      lang={code}
      aria-current={code === language.current ? 'true' : undefined}
    >
      {localeNames[code]}
      {code === language.current && (
        <IconFrame className="ml-auto">
          <path d="M4.5 10.5l3.5 3.5 7.5-8" />
        </IconFrame>
      )}
    </button>
  ));
}
