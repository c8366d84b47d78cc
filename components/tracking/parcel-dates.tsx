import { useLocale, useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import type { Locale } from '@/lib/core/i18n/locales';
import type { DateWord } from '@/lib/tracking/types';
import { shortDay, shortMoment } from './parcel-words';

type ParcelDatesProps = {
  /** oldest first */
  dates: DateWord[];
  /** names of who said them */
  shop: string;
  carrier: string | null;
};

/** Every change of the date, newest first, with who said it and why. One word alone is no change. */
export function ParcelDates({ dates, shop, carrier }: ParcelDatesProps) {
  const t = useTranslations('tracking.dates');
  const locale = useLocale() as Locale;
  if (dates.length < 2) return null;
  const why = ({ source, reason, first }: DateWord) => {
    const name = source === 'shop' ? shop : (carrier ?? t('carrier'));
    const said = first ? t('promise') : reason;
    return said ? t('said', { source: name, reason: said }) : name;
  };
  return (
    <section className="section" aria-labelledby="termine">
      <h2 id="termine" className="mb-2">
        {t('title')}
      </h2>
      <Table caption={t('title')} phone="blocks" className="parcel-dates">
        <thead>
          <tr>
            <th scope="col">{t('at')}</th>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('source')}</th>
          </tr>
        </thead>
        <tbody>
          {dates.toReversed().map((word, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing else is one word's own, and rows never move
            <tr key={index}>
              <td>{word.at ? <time dateTime={word.at.toISOString()}>{shortMoment(locale, word.at)}</time> : ''}</td>
              <td>{shortDay(locale, word)}</td>
              <td>{why(word)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
