import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { State } from '@/components/ui/state';
import { Card } from '@/components/ui/surface';
import type { OrderParcel } from '@/lib/account/types';
import { OrderProgress } from './order-progress';
import { parcelLooks } from './order-state';

/** The cards of an order's parcels. */
export function ParcelCards({ children }: { children: ReactNode }) {
  const t = useTranslations('orders.parcel');
  return (
    <section aria-labelledby="sendungen" className="parcels">
      <h2 id="sendungen" className="sr-only">
        {t('title')}
      </h2>
      {children}
    </section>
  );
}

type ParcelCardProps = {
  parcel: Pick<OrderParcel, 'sequence' | 'carrier' | 'state' | 'lost'>;
  /** how many the order has: the only one needs no number */
  count: number;
  trackingNumber?: string | null;
  /** when it comes, came, or can be collected */
  answer: ReactNode;
  /** what there is to say about the answer */
  note?: ReactNode;
  children?: ReactNode;
};

/** One parcel: which it is, where it is, the answer, how far it has come. */
export function ParcelCard({ parcel, count, trackingNumber, answer, note, children }: ParcelCardProps) {
  const t = useTranslations('orders.parcel');
  const { sequence, carrier, state } = parcel;
  const shown = parcel.lost && state !== 'delivered' ? 'lost' : state;
  const look = parcelLooks[shown];
  const word = t(`state.${shown}`);
  const name = count > 1 ? t('name', { sequence, count }) : t('nameOne');
  return (
    <Card as="article" className="parcel">
      <h3 className="parcel-name">
        {carrier ? t('nameCarrier', { parcel: name, carrier }) : name}
        {trackingNumber && <span>{trackingNumber}</span>}
      </h3>
      <State tone={look.tone} icon={look.icon} className="text-sm">
        {word}
      </State>
      <p className="parcel-answer">{answer}</p>
      {note}
      <OrderProgress look={look} label={() => word} />
      {children}
    </Card>
  );
}

type ParcelLinkProps = { href: string; parcel: Pick<OrderParcel, 'sequence'>; count: number };

/** To the parcel's own page. */
export function ParcelLink({ href, parcel: { sequence }, count }: ParcelLinkProps) {
  const t = useTranslations('orders.parcel');
  const page = useTranslations('tracking');
  const parcel = count > 1 ? t('name', { sequence, count }) : t('nameOne');
  return (
    <p className="mt-3 text-sm">
      <Link href={href} aria-label={page('detailsNamed', { parcel })}>
        {page('details')}
      </Link>
    </p>
  );
}
