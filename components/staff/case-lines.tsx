import { useLocale, useTranslations } from 'next-intl';
import { Facts } from '@/components/ui/facts';
import { Picture } from '@/components/ui/picture';
import { articleName } from '@/lib/catalog/utils';
import { formatDay, formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { reasonOf } from '@/lib/returns/policy/reasons';
import type { CaseLine, ReturnCase } from '@/lib/staff/types';
import { casePhotoPath } from '@/lib/staff/utils';
import { CaseTrace } from './case-trace';

/** Of each line what was bought, written, photographed and promised, how many pieces are where, and why the customer sees that. */
export function CaseLines({ page }: { page: ReturnCase }) {
  const t = useTranslations('service-returns.case');
  return (
    <section aria-labelledby="ware">
      <h2 id="ware" className="mb-3 text-md">
        {t('lines')}
      </h2>
      <ul className="console-lines">
        {page.lines.map((line) => (
          <li key={line.id}>
            <Picture src={line.picture} size={72} />
            <div className="min-w-0">
              <h3 className="text-base">
                {line.requested} × {articleName(line)}
              </h3>
              <Bought line={line} currency={page.currency} />
              <LineFacts line={line} page={page} />
              <Photos line={line} />
              <CaseTrace trace={line.trace} currency={page.currency} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bought({ line: { order, sku }, currency }: { line: CaseLine; currency: string }) {
  const t = useTranslations('service-returns.case');
  const locale = useLocale() as Locale;
  const parts = [
    order &&
      t('bought', {
        ...{ quantity: order.quantity, amount: formatMoney(locale, order.total, currency), order: order.number },
        date: formatDay(locale, order.placedOn, 'long'),
      }),
    order &&
      (order.deliveredOn ? t('delivered', { date: formatDay(locale, order.deliveredOn, 'long') }) : t('notDelivered')),
    sku && t('sku', { sku }),
  ];
  return <p className="text-ink-3">{parts.filter(Boolean).join(' · ')}</p>;
}

function LineFacts({ line, page }: { line: CaseLine; page: ReturnCase }) {
  const t = useTranslations('service-returns');
  const solutions = useTranslations('returns.solution');
  const rights = useTranslations('options.right');
  const locale = useLocale() as Locale;
  const reason = reasonOf(page.settings, line.category, line.reason);
  const { offer, exchangeDifference: difference } = line;
  const offered = offer && [
    t(offer.until ? 'case.offerUntil' : 'case.offerAlways', {
      right: rights(offer.right),
      date: offer.until ? formatDay(locale, offer.until, 'long') : '',
    }),
    ...(offer.rules.length > 0 ? [t('case.rules', { rules: offer.rules.join(', ') })] : []),
  ];
  const wanted = line.solution && [
    solutions(line.solution),
    ...(line.exchangeSku ? [line.exchangeSku] : []),
    ...(difference ? [formatMoney(locale, difference, page.currency)] : []),
  ];
  const { requested, approved, received, accepted } = line;
  const items = [
    ...(reason || line.reason ? [{ term: t('case.reason'), value: reason?.label[locale] ?? line.reason }] : []),
    ...(line.reasonText ? [{ term: t('case.said'), value: line.reasonText }] : []),
    ...(wanted ? [{ term: t('case.solution'), value: wanted.join(', ') }] : []),
    ...(offered ? [{ term: t('case.offer'), value: offered.join(', ') }] : []),
    { term: t('case.pieces'), value: t('case.counts', { requested, approved, received, accepted }) },
    ...(line.condition ? [{ term: t('case.condition'), value: t(`condition.${line.condition}`) }] : []),
    ...(line.refusal ? [{ term: t('case.refusal'), value: line.refusal }] : []),
  ];
  return <Facts items={items} className="mt-2" />;
}

function Photos({ line: { photos, name } }: { line: CaseLine }) {
  const t = useTranslations('service-returns.case');
  if (photos.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-wrap gap-2">
      {photos.map((id, index) => (
        <li key={id}>
          <a href={casePhotoPath(id)}>
            {/* biome-ignore lint/performance/noImgElement: a photo of a customer's, behind the gate of staff */}
            <img
              src={casePhotoPath(id)}
              alt={t('photo', { number: index + 1, name })}
              width={120}
              height={120}
              className="size-30 rounded-2 object-cover"
              loading="lazy"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
