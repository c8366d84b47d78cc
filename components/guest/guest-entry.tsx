import { useTranslations } from 'next-intl';
import { ORDERS } from '@/components/orders/order-paths';
import { decodeSegment } from '@/lib/core/paths';
import { FindForm } from './find-form';

/** The order that somebody was looking at before signing in, from the path to go on to. */
function numberIn(next: string): string | undefined {
  const segment = new RegExp(`^${ORDERS}/([^/?#]+)`).exec(next)?.[1];
  return (segment && decodeSegment(segment)) || undefined;
}

/**
 * The guest's way to a parcel, beside signing in.
 * @param next path to go on to after sign-in
 */
export function GuestEntry({ next }: { next: string }) {
  const t = useTranslations('guest.entry');
  const number = numberIn(next);
  return (
    <div>
      <h2 className="text-xl">{t('title')}</h2>
      <p className="mt-2 mb-5 max-w-[44ch] text-ink-2">{t('text')}</p>
      <FindForm beside {...(number ? { number } : {})} />
    </div>
  );
}
