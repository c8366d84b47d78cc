import { useLocale, useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { PrintNow } from '@/components/ui/print-now';
import type { OrderPage } from '@/lib/account/types';
import { formatMoment } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { Contact, Shop } from '@/lib/support/types';
import { OrderArticles } from './order-body';
import { OrderHead } from './order-head';
import { OrderHistory } from './order-history';
import { OrderParcels } from './order-parcels';
import { orderPath } from './order-paths';
import { OrderSide } from './order-side';

type OrderPrintProps = { order: OrderPage; shop: Shop; contact: Contact | null };

/** The same parts as on the order's page, one below the other, with whose paper it is and of which moment. */
export function OrderPrint({ order, shop, contact }: OrderPrintProps) {
  const t = useTranslations('orders');
  const locale = useLocale() as Locale;
  return (
    <main className="wrap order-print" id="inhalt">
      <div className="actions no-print mb-8">
        <ButtonLink href={orderPath(order.number)} icon="chevron-left">
          {t('print.back')}
        </ButtonLink>
        <PrintNow label={t('print.button')} />
      </div>
      <p className="mb-4 text-sm text-ink-2">
        <strong>{shop.name}</strong>
        {contact && `, ${contact.address}. ${contact.phone}, ${contact.mail}`}
        <br />
        {t('print.of', { moment: formatMoment(locale, new Date()) })}
      </p>
      <OrderHead order={order} />
      <OrderParcels parcels={order.parcels} />
      <OrderArticles order={order} />
      <OrderSide order={order} contact={contact} />
      <OrderHistory history={order.history} parcels={order.parcels.length} />
    </main>
  );
}
