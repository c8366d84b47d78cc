import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import type { OrderPage } from '@/lib/account/types';
import { returnPath } from '@/lib/orders/utils';
import type { Reader } from './order-paths';

/** Rights by which something comes back. */
const BACK = new Set<string>(['return', 'exchange', 'claim', 'repair']);

/** The way to giving something back, where anything of what is shown can go back. */
export function ReturnButton({ order, reader = 'konto' }: { order: OrderPage; reader?: Reader }) {
  const t = useTranslations('options');
  const open = order.items.some(({ options }) => options.some((option) => option.open && BACK.has(option.right)));
  return open ? <ButtonLink href={returnPath(order.number, reader)}>{t('giveBack')}</ButtonLink> : null;
}
