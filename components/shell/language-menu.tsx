import { IconFrame } from '@/components/ui/icon-frame';
import { PostForm } from '@/components/ui/post-form';
import { localeNames, locales } from '@/lib/core/i18n/locales';
import { Menu } from './menu';
import type { Language, ShellTexts } from './types';

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
        <LanguageButtons language={language} />
      </div>
    </Menu>
  );
}

export function LanguageButtons({ language }: { language: Language }) {
  return (
    <PostForm action={language.action}>
      <input type="hidden" name="path" value={language.path} />
      {locales.map((code) => (
        <button
          key={code}
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
      ))}
    </PostForm>
  );
}
