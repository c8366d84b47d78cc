import { randomUUID } from 'node:crypto';
import { useLocale, useTranslations } from 'next-intl';
import { Facts } from '@/components/ui/facts';
import { Form } from '@/components/ui/form';
import { Link } from '@/components/ui/link';
import { Picture } from '@/components/ui/picture';
import { SubmitButton } from '@/components/ui/submit-button';
import { articleName } from '@/lib/catalog/utils';
import { formatDay, formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { submitGuestReturnAction, submitReturnAction } from '@/lib/returns/actions/returns';
import { moneyLines } from '@/lib/returns/policy/money-lines';
import { isPresent } from '@/lib/returns/policy/presents';
import { settlementOf } from '@/lib/returns/policy/settlement';
import { extraOf } from '@/lib/returns/policy/ways';
import type { Draft, DraftLine } from '@/lib/returns/types';
import { draftPath, type Reader } from '@/lib/returns/utils/paths';
import { Waterfall } from './waterfall';

/** Step 5: everything once more, each with the way back to it, and one button that names the act. */
export function CheckReturn({ draft, reader }: { draft: Draft; reader: Reader }) {
  const t = useTranslations('returns');
  const locale = useLocale() as Locale;
  const plans = isPresent(draft)
    ? []
    : settlementOf(moneyLines(draft.lines), extraOf(wayOf(draft), draft.settings, draft.currency));
  const change = (step: 'neu' | 'grund' | 'loesung' | 'rueckweg') => (
    <p className="mt-2 text-sm">
      <Link href={draftPath(reader, draft.number, step)}>{t(`side.change.${step}`)}</Link>
    </p>
  );
  return (
    <>
      <section aria-labelledby="pruefen-artikel" className="mt-8">
        <h2 id="pruefen-artikel" className="mb-3 text-md">
          {t('check.items')}
        </h2>
        <ul className="grid gap-5">
          {draft.lines.map((line) => (
            <CheckLine key={line.id} line={line} currency={draft.currency} present={isPresent(draft)} />
          ))}
        </ul>
        <div className="flex flex-wrap gap-x-5">
          {change('neu')}
          {change('grund')}
          {change('loesung')}
        </div>
      </section>
      <section aria-labelledby="pruefen-rueckweg" className="mt-8">
        <h2 id="pruefen-rueckweg" className="mb-3 text-md">
          {t('wizard.names.rueckweg')}
        </h2>
        <p>{wayWords(draft)}</p>
        {!draft.goodsStay && change('rueckweg')}
      </section>
      {plans.length > 0 && (
        <section aria-labelledby="pruefen-geld" className="mt-8">
          <h2 id="pruefen-geld" className="mb-3 text-md">
            {t('check.money')}
          </h2>
          {plans.map((plan) => (
            <Waterfall
              key={`${plan.orderId} ${plan.means}`}
              parts={plan}
              total={plan.total}
              currency={draft.currency}
              where={t(plan.means === 'credit' ? 'parts.asCredit' : 'parts.asPaid')}
            />
          ))}
          <p className="mt-2 text-sm text-ink-3">{t('check.moneyHint', { days: draft.settings.days.pay })}</p>
        </section>
      )}
      <Form
        id="senden"
        className="mt-8"
        action={reader === 'konto' ? submitReturnAction : submitGuestReturnAction}
        idempotencyKey={randomUUID()}
      >
        <input type="hidden" name="draft" value={draft.number} />
        <div className="return-go">
          <SubmitButton pendingText={t('check.sending')}>{t('check.send')}</SubmitButton>
        </div>
      </Form>
    </>
  );

  function wayWords({ way, pickupOn, branch, settings }: Draft): string {
    if (draft.goodsStay || way === null || way === 'none') return t('check.goodsStay');
    if (way === 'pickup' && pickupOn) return t('check.pickup', { date: formatDay(locale, pickupOn) });
    const place = settings.branches.find(({ id }) => id === branch);
    if (way === 'branch' && place)
      return t('check.branch', { name: place.name, place: `${place.street}, ${place.place}` });
    return t('check.post');
  }
}

const wayOf = (draft: Draft) => (draft.goodsStay ? 'none' : draft.way);

type CheckLineProps = { line: DraftLine; currency: string; present: boolean };

function CheckLine({ line, currency, present }: CheckLineProps) {
  const t = useTranslations('returns');
  const locale = useLocale() as Locale;
  const variant = line.variants.find(({ sku }) => sku === line.exchangeSku);
  const difference = variant?.difference ?? 0;
  const facts = [
    { term: t('wizard.names.grund'), value: line.known?.label[locale] ?? '' },
    ...(line.reasonText ? [{ term: t('check.text'), value: line.reasonText }] : []),
    ...(line.photos.length > 0
      ? [{ term: t('check.photos'), value: t('check.photoCount', { count: line.photos.length }) }]
      : []),
    { term: t('wizard.names.loesung'), value: line.solution ? t(`solution.${line.solution}`) : '' },
    ...(line.solution === 'exchange' && variant
      ? [
          {
            term: t('check.instead'),
            value:
              difference === 0
                ? (variant.variant ?? variant.name)
                : t('check.difference', {
                    name: variant.variant ?? variant.name,
                    amount: formatMoney(locale, difference, currency),
                  }),
          },
        ]
      : []),
  ];
  return (
    <li className="return-item">
      <Picture src={line.picture} size={72} />
      <div>
        <h3 className="text-base">
          {line.quantity} × {articleName(line)}
        </h3>
        {!present && <p className="mb-2 text-sm text-ink-3">{t('side.order', { number: line.order.number })}</p>}
        <Facts items={facts} />
        {present && line.solution === 'refund' && <p className="mt-2 text-ink-2">{t('present.toPayer')}</p>}
      </div>
    </li>
  );
}
