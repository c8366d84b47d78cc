import { useLocale, useTranslations } from 'next-intl';
import { documentPath, orderPath } from '@/components/orders/order-paths';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { formatBytes, formatDay, formatMonth } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { DocumentMonth } from '@/lib/documents/types';

type MonthDocumentsProps = { month: string; papers: DocumentMonth };

/** A company's papers of this month, the newest first: what its bookkeeping asks for. */
export function MonthDocuments({ month, papers }: MonthDocumentsProps) {
  const t = useTranslations('overview');
  const o = useTranslations('orders');
  const locale = useLocale() as Locale;
  const { documents, more } = papers;
  return (
    <section aria-labelledby="belege" className="section">
      <h2 id="belege" className="mb-4">
        {t('documents', { month: formatMonth(locale, `${month}-01`) })}
      </h2>
      {documents.length === 0 && <p className="text-ink-2">{t('documentsEmpty')}</p>}
      <ul className="papers">
        {documents.map(({ id, kind, number, title, issuedOn, orderNumber, bytes }) => (
          <li key={id}>
            <a href={documentPath(id)} download>
              <Icon name="document" />
              {t('documentName', { kind: o(`document.${kind}`), number: number ?? title ?? '' })}
            </a>
            <span>
              {orderNumber && <Link href={orderPath(orderNumber)}>{t('documentOrder', { number: orderNumber })}</Link>}
            </span>
            <span>{formatDay(locale, issuedOn, 'full')}</span>
            <span>{o('document.size', { size: formatBytes(locale, bytes) })}</span>
          </li>
        ))}
      </ul>
      {more && <p className="mt-3 text-sm text-ink-3">{t('documentsMore', { count: documents.length })}</p>}
    </section>
  );
}
