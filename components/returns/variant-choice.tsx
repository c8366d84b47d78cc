import { useLocale, useTranslations } from 'next-intl';
import { Picture } from '@/components/ui/picture';
import { formatDay, formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { DraftLine, Variant } from '@/lib/returns/types';
import { GroupError, LineRadio } from './line-fields';

type VariantChoiceProps = { line: DraftLine; place: number; currency: string; present: boolean };

/** What a line is exchanged for: the same again or another variant, with the difference and whether it can be had. */
export function VariantChoice({ line, place, currency, present }: VariantChoiceProps) {
  const t = useTranslations('returns.variants');
  const name = `variant${place}`;
  const chosen = line.exchangeSku ?? (line.variants.length === 1 ? line.variants[0]?.sku : undefined);
  return (
    <fieldset>
      <legend className="sr-only">{t('title')}</legend>
      <GroupError name={name} />
      <div className="return-variants">
        {line.variants.map((variant, index) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control inside is a component of ours
          <label key={variant.sku}>
            <LineRadio name={name} value={variant.sku} checked={variant.sku === chosen} first={index === 0} />
            <Picture src={variant.picture} size={40} />
            <span>
              <b className="block font-medium">{variant.variant ?? variant.name}</b>
              <Terms variant={variant} currency={currency} same={variant.sku === line.sku} present={present} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type TermsProps = { variant: Variant; currency: string; same: boolean; present: boolean };

function Terms({ variant, currency, same, present }: TermsProps) {
  const t = useTranslations('returns.variants');
  const locale = useLocale() as Locale;
  const { difference, available, availableOn } = variant;
  const price = () => {
    if (same) return t('same');
    if (difference === null) return t('unknown');
    if (difference === 0) return t('equal');
    const amount = formatMoney(locale, Math.abs(difference), currency);
    return t(difference > 0 ? 'dearer' : 'cheaper', { amount });
  };
  const stock = () => {
    if (available) return t('available');
    if (availableOn) return t('from', { date: formatDay(locale, availableOn, 'dayMonth') });
    return available === false ? t('unavailable') : null;
  };
  return (
    <span className="block text-xs">
      {!present && price()}
      {stock() && <span className="block">{stock()}</span>}
    </span>
  );
}
