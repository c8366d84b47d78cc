import { useTranslations } from 'next-intl';
import { ButtonLink } from './button';
import { Icon } from './icon';

type PaginationProps = {
  /** Where the reader is, as a finished sentence: "41 bis 60 von 64". */
  range: string;
  newer?: string;
  older?: string;
  /** What lies on the other pages: older and newer entries, or the rest of one numbered list. */
  by?: 'age' | 'position';
  /** Names the landmark if a page has more than one list. */
  label?: string;
};

/** One page back and one on, for lists read by keyset: there are no page numbers to jump to. */
export function Pagination({ range, newer, older, label, by = 'age' }: PaginationProps) {
  const t = useTranslations('ui.pagination');
  return (
    <nav className="pages" aria-label={label ?? t('label')}>
      {newer && (
        <ButtonLink href={newer} small rel="prev">
          <Icon name="chevron-left" />
          {t(by === 'age' ? 'newer' : 'previous')}
        </ButtonLink>
      )}
      <p>{range}</p>
      {older && (
        <ButtonLink href={older} small rel="next">
          {t(by === 'age' ? 'older' : 'next')}
          <Icon name="chevron-right" />
        </ButtonLink>
      )}
    </nav>
  );
}
