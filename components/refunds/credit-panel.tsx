import { useLocale, useTranslations } from 'next-intl';
import { Card } from '@/components/ui/surface';
import { Table } from '@/components/ui/table';
import { formatDay, formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { Credit } from '@/lib/refunds/types';

/** Credit of an account: what there is, and of each part of it the last day, not only of the first one. */
export function CreditPanel({ credits }: { credits: readonly Credit[] }) {
  const t = useTranslations('refunds.credit');
  const sources = new Set(credits.map(({ source }) => source));
  return (
    <Card as="section" aria-labelledby="guthaben">
      <h2 id="guthaben">{t('title')}</h2>
      {credits.length === 0 && <p>{t('none')}</p>}
      {credits.map((credit) => (
        <Balance key={`${credit.source} ${credit.currency}`} credit={credit} named={sources.size > 1} />
      ))}
    </Card>
  );
}

function Balance({ credit, named }: { credit: Credit; named: boolean }) {
  const t = useTranslations('refunds.credit');
  const locale = useLocale() as Locale;
  const { source, currency, balance, lots } = credit;
  const money = (amount: number) => formatMoney(locale, amount, currency);
  return (
    <>
      {named && <h3>{t('with', { source })}</h3>}
      <p className="text-xl font-strong">{money(balance)}</p>
      <Table caption={t('lots')} phone="blocks">
        <thead>
          <tr>
            <th scope="col">{t('left')}</th>
            <th scope="col">{t('until')}</th>
            <th scope="col">{t('granted')}</th>
          </tr>
        </thead>
        <tbody>
          {lots.map(({ left, until, grantedOn }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lots have no name, and two may be alike
            <tr key={index}>
              <td>{money(left)}</td>
              <td data-label={t('until')}>{until ? formatDay(locale, until, 'long') : t('endless')}</td>
              <td data-label={t('granted')}>{formatDay(locale, grantedOn, 'long')}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
