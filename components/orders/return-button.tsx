import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import type { OrderPage } from '@/lib/account/types';
import { returnPath } from '@/lib/orders/utils';
import { goesBack } from './order-options';
import type { Reader } from './order-paths';

/** The way to giving something back, where anything of what is shown can go back. */
export function ReturnButton({ order, reader = 'konto' }: { order: OrderPage; reader?: Reader }) {
  const t = useTranslations('options');
  return goesBack(order) ? <ButtonLink href={returnPath(order.number, reader)}>{t('giveBack')}</ButtonLink> : null;
}
