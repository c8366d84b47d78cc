import { useLocale, useTranslations } from 'next-intl';
import { dayWithHours } from '@/components/orders/order-sentence';
import { buttonClass } from '@/components/ui/button-class';
import { Icon } from '@/components/ui/icon';
import type { ParcelView } from '@/lib/account/types';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { Contact } from '@/lib/support/types';
import { parcelOptions } from '@/lib/tracking/policy/options';

type ParcelHelpProps = { view: ParcelView; contact: Contact | null };

/**
 * What can be done in this state: say that the parcel is missing, from which day on, or ask. Both reach a human by mail,
 * with what he needs to find the parcel.
 */
export function ParcelHelp({ view, contact }: ParcelHelpProps) {
  const t = useTranslations('tracking.help');
  const locale = useLocale() as Locale;
  const mailOf = useMails(view);
  const options = parcelOptions({ ...view.parcel, handedOverAt: view.handedOverAt }, new Date());
  const missing = options.find((option) => option.kind === 'missing');
  if (!missing && !contact) return null;
  const act = missing?.open ? 'missing' : 'ask';
  return (
    <section aria-labelledby="hilfe" className="no-print">
      <h2 id="hilfe">{t('title')}</h2>
      {missing && (
        <p className="text-sm text-ink-2">
          {missing.open ? t('missingNow') : t('missingFrom', { date: formatDay(locale, missing.from, 'full') })}
        </p>
      )}
      {contact && (
        <>
          <a href={mailOf(contact.mail, act)} className={buttonClass({ variant: 'secondary', wide: true }, 'mt-3')}>
            <Icon name="message" />
            {t(act)}
          </a>
          {missing?.open && (
            <p className="mt-3 text-sm text-ink-2">
              {t('phone')} <a href={contact.phoneHref}>{contact.phone}</a>, {contact.hours}
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** A mail in the reader's language, with everything in it that the shop would ask for. */
function useMails({ number, count, parcel }: ParcelView) {
  const t = useTranslations('tracking.help');
  const p = useTranslations('orders.parcel');
  const locale = useLocale() as Locale;
  const name = count > 1 ? p('name', { sequence: parcel.sequence, count }) : p('nameOne');
  const hours = { from: parcel.expectedFrom, to: parcel.expectedTo };
  const facts: [term: string, value: string | null | undefined][] = [
    [t('mail.order'), number],
    [t('mail.parcel'), name],
    [t('mail.carrier'), parcel.carrier],
    [t('mail.number'), parcel.trackingNumber],
    [t('mail.expected'), parcel.expectedOn && dayWithHours(locale, parcel.expectedOn, hours)],
  ];
  const lines = facts.flatMap(([term, value]) => (value ? [`${term}: ${value}`] : [])).join('\r\n');
  return (to: string, act: 'missing' | 'ask'): string => {
    const subject = t(`mail.subject.${act}`, { parcel: name, number });
    const body = `${t(`mail.text.${act}`)}\r\n\r\n${lines}\r\n\r\n`;
    return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  };
}
