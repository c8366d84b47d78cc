import { useTranslations } from 'next-intl';
import { QrCode } from '@/components/identity/qr-code';
import { orderPath } from '@/components/orders/order-paths';
import { ButtonLink } from '@/components/ui/button';
import { Fold } from '@/components/ui/fold';
import { Link } from '@/components/ui/link';
import { PrintNow } from '@/components/ui/print-now';
import type { OwnOrderPage } from '@/lib/account/types';
import { articleName } from '@/lib/catalog/utils';
import type { GiftSlip as Slip } from '@/lib/guest/types';
import { giftUrl } from '@/lib/guest/utils';

/** On the order's page: the link for who got something of it as a present, and the paper with it. */
export function GiftFold({ order }: { order: OwnOrderPage }) {
  const t = useTranslations('guest.giftSlip');
  const url = giftUrl(order.link);
  return (
    <Fold summary={t('title')} className="section no-print">
      <p className="mt-2 max-w-measure text-ink-2">{t('text')}</p>
      <p className="mt-2 text-sm wrap-anywhere">
        <Link href={url}>{url}</Link>
      </p>
      <div className="actions mt-4">
        <ButtonLink href={`${orderPath(order.number)}/geschenk`} icon="printer">
          {t('show')}
        </ButtonLink>
      </div>
    </Fold>
  );
}

/** A paper for the parcel: what it is for, code and address. What was paid and by whom stands nowhere on it. */
export function GiftSlip({ slip, shop }: { slip: Slip; shop: string }) {
  const t = useTranslations('guest.giftSlip');
  return (
    <main className="wrap order-print" id="inhalt">
      <div className="actions no-print mb-8">
        <ButtonLink href={orderPath(slip.number)} icon="chevron-left">
          {t('back')}
        </ButtonLink>
        <PrintNow label={t('print')} />
      </div>
      <h1>{t('for', { shop })}</h1>
      <p className="return-lead">{t('how')}</p>
      <ul className="my-6">
        {slip.items.map(({ name, variant, quantity }) => (
          <li key={`${name} ${variant}`}>
            {quantity} × {articleName({ name, variant })}
          </li>
        ))}
      </ul>
      <QrCode picture={slip.picture} label={t('code')} />
      <p className="mt-4 text-sm wrap-anywhere">
        <Link href={slip.url}>{slip.url}</Link>
      </p>
    </main>
  );
}
