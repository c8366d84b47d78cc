import { useLocale, useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { Note, type NoteTone } from '@/components/ui/note';
import type { OrderPage } from '@/lib/account/types';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { cancellationPath, cancelPath, type Reader } from './order-paths';

type OrderCancellationsProps = { order: Pick<OrderPage, 'number' | 'cancellations'>; reader?: Reader };

const tones: Record<OrderPage['cancellations'][number]['state'], NoteTone> = {
  requested: 'wait',
  confirmed: 'info',
  refused: 'bad',
};

/** What somebody has asked the shop not to send, each with the way to its page. */
export function OrderCancellations({ order: { number, cancellations }, reader = 'konto' }: OrderCancellationsProps) {
  const t = useTranslations('orders.cancellation');
  const locale = useLocale() as Locale;
  if (cancellations.length === 0) return null;
  return (
    <section aria-label={t('title')} className="mb-6 grid gap-2">
      {cancellations.map(({ id, number: name, state, on }) => (
        <Note key={id} tone={tones[state]}>
          {t.rich(state, {
            number: name,
            date: formatDay(locale, on, 'long'),
            link: (chunks) => <Link href={cancellationPath(number, id, reader)}>{chunks}</Link>,
          })}
        </Note>
      ))}
    </section>
  );
}

/** The way to cancelling, where something of it is open. */
export function CancelButton({ order, reader = 'konto' }: { order: OrderPage; reader?: Reader }) {
  const t = useTranslations('orders');
  const open = order.items.some(({ options }) => options.some((option) => option.right === 'cancel' && option.open));
  return open ? <ButtonLink href={cancelPath(order.number, reader)}>{t('cancel')}</ButtonLink> : null;
}
