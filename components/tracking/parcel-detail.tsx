import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { orderPath } from '@/components/orders/order-paths';
import { OrderProgress } from '@/components/orders/order-progress';
import { parcelLooks } from '@/components/orders/order-state';
import { Fold } from '@/components/ui/fold';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { Picture } from '@/components/ui/picture';
import { WithSheet } from '@/components/ui/picture-sheet';
import { State } from '@/components/ui/state';
import type { ParcelPage } from '@/lib/account/types';
import type { PictureSheet } from '@/lib/core/picture-places';
import { ParcelFacts } from './parcel-facts';
import { ParcelLog } from './parcel-log';
import { ParcelSentence } from './parcel-sentence';

type ParcelDetailProps = {
  page: ParcelPage;
  sheet: PictureSheet;
  /** how to reach a human */
  children?: ReactNode;
};

/** One parcel: when it arrives, how far it is, what its carrier said, what is in it. */
export function ParcelDetail({ page, sheet, children }: ParcelDetailProps) {
  const t = useTranslations('tracking');
  const p = useTranslations('orders.parcel');
  const { number, count, parcel, log } = page;
  const shown = parcel.lost && parcel.state !== 'delivered' ? 'lost' : parcel.state;
  const look = parcelLooks[shown];
  const word = p(`state.${shown}`);
  const name = count > 1 ? p('name', { sequence: parcel.sequence, count }) : p('nameOne');
  return (
    <WithSheet sheet={sheet}>
      <Link href={orderPath(number)} className="crumb">
        <Icon name="chevron-left" />
        {t('back', { number })}
      </Link>
      <div className="order-head">
        <div>
          {/* Read out when it changes while the page is open (parcel-live.tsx); the log is not. */}
          <h1 aria-live="polite" aria-atomic="true">
            <ParcelSentence parcel={parcel} />
          </h1>
          <p className="order-head-line">
            <State tone={look.tone} icon={look.icon}>
              {word}
            </State>
            <span className="text-ink-2">{t('title', { parcel: name, number })}</span>
          </p>
        </div>
      </div>
      <OrderProgress look={look} label={() => word} className="mt-6 max-w-measure" />
      <Fold summary={t('means.title')} className="mt-4">
        <p className="max-w-measure">{t(`means.${shown}`)}</p>
      </Fold>
      <div className="split section">
        <ParcelLog log={log} />
        <ParcelFacts parcel={parcel} />
      </div>
      <div className="split section">
        <section aria-labelledby="inhalt">
          <h2 id="inhalt" className="mb-4">
            {t('contents')}
          </h2>
          <ul className="grid gap-4">
            {parcel.items.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines of an order can be the same product
              <li key={index} className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-4">
                <Picture src={item.picture} size={56} sheet={sheet} />
                {item.quantity > 1 ? `${item.quantity} × ${item.name}` : item.name}
              </li>
            ))}
          </ul>
        </section>
        {children}
      </div>
    </WithSheet>
  );
}
