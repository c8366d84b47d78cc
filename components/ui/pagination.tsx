import { useTranslations } from 'next-intl';
import { ButtonLink } from './button';
import { Icon } from './icon';

type PaginationProps = {
  /** Where the reader is, as a finished sentence: "41 bis 60 von 64". */
  range: string;
  newer?: string;
  older?: string;
  /** Names the landmark if a page has more than one list. */
  label?: string;
};

/** Older and newer, for lists read by keyset: there are no page numbers to jump to. */
export function Pagination({ range, newer, older, label }: PaginationProps) {
  const t = useTranslations('ui.pagination');
  return (
    <nav className="mt-6 flex flex-wrap items-center gap-2" aria-label={label ?? t('label')}>
      {newer && (
        <ButtonLink href={newer} small rel="prev">
          <Icon name="chevron-left" />
          {t('newer')}
        </ButtonLink>
      )}
      <p className="px-2 text-sm first:pl-0 text-ink-3">{range}</p>
      {older && (
        <ButtonLink href={older} small rel="next">
          {t('older')}
          <Icon name="chevron-right" />
        </ButtonLink>
      )}
    </nav>
  );
}
