import { useLocale, useTranslations } from 'next-intl';
import { Picture } from '@/components/ui/picture';
import { articleName } from '@/lib/catalog/utils';
import { formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { reasonOf } from '@/lib/returns/policy/reasons';
import type { ReturnLine, ReturnPage } from '@/lib/returns/types';
import { photoPath, type Reader } from '@/lib/returns/utils/paths';

/** What comes back: of each line how many, why, how it is solved, and what became of it. */
export function ReturnLines({ page, reader }: { page: ReturnPage; reader: Reader }) {
  const t = useTranslations('returns.detail');
  return (
    <section aria-labelledby="positionen">
      <h2 id="positionen" className="mb-4 text-md">
        {t('lines')}
      </h2>
      <ul className="grid gap-5">
        {page.lines.map((line) => (
          <Line key={`${line.order} ${line.name} ${line.variant}`} line={line} page={page} reader={reader} />
        ))}
      </ul>
    </section>
  );
}

/** Pieces at each stage, as far as they differ from what was asked for. */
const STAGES = {
  approved: ['approved', 'in_transit'],
  received: ['received', 'inspecting'],
  accepted: ['accepted', 'rejected', 'settling', 'settlement_failed', 'settled', 'sent_back', 'closed'],
} as const;

function Line({ line, page, reader }: { line: ReturnLine; page: ReturnPage; reader: Reader }) {
  const t = useTranslations('returns');
  const locale = useLocale() as Locale;
  const reason = reasonOf(page.settings, line.category, line.reason);
  const stage = (Object.keys(STAGES) as (keyof typeof STAGES)[]).find((key) =>
    (STAGES[key] as readonly string[]).includes(page.state),
  );
  const difference = line.exchangeDifference ?? 0;
  return (
    <li className="return-item">
      <Picture src={line.picture} size={72} />
      <div>
        <h3 className="text-base">
          {line.requested} × {articleName(line)}
        </h3>
        <p className="text-sm text-ink-3">
          {[line.order && t('side.order', { number: line.order }), reason?.label[locale]].filter(Boolean).join(' · ')}
        </p>
        {line.solution && (
          <p>
            {t(`solution.${line.solution}`)}
            {line.solution === 'exchange' && line.exchangeSku && (
              <span className="text-sm text-ink-3">
                {' '}
                {t('detail.exchange', { sku: line.exchangeSku })}
                {difference !== 0 && `, ${formatMoney(locale, difference, page.currency)}`}
              </span>
            )}
          </p>
        )}
        {line.reasonText && <p className="text-sm text-ink-2">{line.reasonText}</p>}
        {stage && line[stage] < line.requested && (
          <p className="mt-1 font-medium">{t(`detail.part.${stage}`, { count: line[stage], of: line.requested })}</p>
        )}
        {line.refusal && <p className="text-sm text-ink-2">{t('detail.because', { reason: line.refusal })}</p>}
        {line.photos.length > 0 && (
          <ul className="mt-2 flex flex-wrap gap-2">
            {line.photos.map((id, index) => (
              <li key={id}>
                {/* biome-ignore lint/performance/noImgElement: a photo of the customer's own, behind the scope check */}
                <img
                  src={photoPath(reader, id)}
                  alt={t('detail.photo', { number: index + 1, name: line.name })}
                  width={96}
                  height={96}
                  className="size-24 rounded-2 object-cover"
                  loading="lazy"
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
