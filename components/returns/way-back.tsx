import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/ui/form';
import { Icon, type IconName } from '@/components/ui/icon';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { formatDay, formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { guestReturnWayAction, returnWayAction } from '@/lib/returns/actions/returns';
import { moneyLines } from '@/lib/returns/policy/money-lines';
import { extraOf, pickupDays, waysFor } from '@/lib/returns/policy/ways';
import type { Draft, ReturnWay } from '@/lib/returns/types';
import type { Reader } from '@/lib/returns/utils/paths';
import { GroupError, LineLabel, LineRadio } from './line-fields';

const ICONS: Record<ReturnWay, IconName> = { post: 'parcel', pickup: 'truck', branch: 'building', none: 'check' };

/** Step 4: how the goods come back, with what it costs. */
export function WayBack({ draft, reader }: { draft: Draft; reader: Reader }) {
  const t = useTranslations('returns.way');
  const ways = waysFor(draft.settings, draft.currency);
  return (
    <Form id="rueckweg" className="mt-6" action={reader === 'konto' ? returnWayAction : guestReturnWayAction}>
      <input type="hidden" name="draft" value={draft.number} />
      <fieldset className="field">
        <legend className="sr-only">{t('legend')}</legend>
        <GroupError name="way" />
        <div className="solutions">
          {ways.map((way, index) => (
            <div key={way} className="solution">
              <LineRadio name="way" value={way} checked={(draft.way ?? ways[0]) === way} first={index === 0} />
              <LineLabel name="way" value={way} first={index === 0}>
                <span className="solution-name">
                  <Icon name={ICONS[way]} />
                  {t(`name.${way}`)}
                </span>
                <Cost draft={draft} way={way} />
              </LineLabel>
              <div className="solution-body">
                <p>{t(`text.${way}`)}</p>
                <Details draft={draft} way={way} />
              </div>
            </div>
          ))}
        </div>
      </fieldset>
      <div className="return-go">
        <SubmitButton>{t('next')}</SubmitButton>
      </div>
    </Form>
  );
}

/** What is charged once for the whole parcel. */
function Cost({ draft, way }: { draft: Draft; way: ReturnWay }) {
  const t = useTranslations('returns.way');
  const locale = useLocale() as Locale;
  const extra = extraOf(way, draft.settings, draft.currency);
  const shippings = moneyLines(draft.lines).map(({ offer }) => offer.shipping);
  if (way === 'post' && shippings.includes(null)) return <span className="solution-answer">{t('ownCost')}</span>;
  const cost = extra === null ? 0 : Math.max(0, ...shippings.flatMap((one) => one ?? [])) + extra;
  return (
    <span className="solution-answer">
      {cost === 0 ? <b>{t('free')}</b> : t('cost', { amount: formatMoney(locale, cost, draft.currency) })}
    </span>
  );
}

function Details({ draft, way }: { draft: Draft; way: ReturnWay }) {
  const t = useTranslations('returns.way');
  const locale = useLocale() as Locale;
  const { settings, pickupOn, branch, today } = draft;
  if (way === 'pickup') {
    const options = pickupDays(today, settings).map((day) => ({ value: day, label: formatDay(locale, day) }));
    return <SelectField className="mt-3" name="day" label={t('day')} options={options} defaultValue={pickupOn ?? ''} />;
  }
  if (way === 'branch') {
    const options = settings.branches.map(({ id, name, street, place, hours }) => ({
      value: id,
      label: `${name}, ${street}, ${place} (${hours[locale]})`,
    }));
    return (
      <SelectField className="mt-3" name="branch" label={t('branch')} options={options} defaultValue={branch ?? ''} />
    );
  }
  return null;
}
