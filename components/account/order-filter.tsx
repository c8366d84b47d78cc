import { useTranslations } from 'next-intl';
import { type FilterChip, type FilterChoice, OrderTools } from '@/components/orders/order-tools';
import { STATE_COUNT_MAX } from '@/lib/account/constants';
import { type OrderFilter as Filter, orderGroups } from '@/lib/account/schema';
import type { OrderList } from '@/lib/account/types';
import { listPath } from './list-path';

type OrderFilterProps = { filter: Filter; list: OrderList };

/** One search field over all numbers and names, and what narrows the list. A plain GET form: all of it is in the address. */
export function OrderFilter({ filter, list }: OrderFilterProps) {
  const t = useTranslations('orders.filter');
  const g = useTranslations('orders.group');
  const { sinceYear, untilYear } = list.all;
  const years =
    sinceYear && untilYear
      ? Array.from({ length: untilYear - sinceYear + 1 }, (_, back) => String(untilYear - back))
      : [];
  const choices: FilterChoice[] = [
    {
      name: 'zustand',
      label: t('group'),
      value: filter.group ?? '',
      options: [['', t('allGroups')], ...orderGroups.map((group) => [group, g(group)] as const)],
    },
    {
      name: 'jahr',
      label: t('year'),
      value: String(filter.year ?? ''),
      options: [['', t('allYears')], ...years],
    },
  ];
  if (list.buyers.length > 0) {
    choices.push({
      name: 'wer',
      label: t('buyer'),
      value: filter.buyer ?? '',
      options: [['', t('allBuyers')], ...list.buyers],
    });
  }
  return (
    <OrderTools
      search={{ label: t('search'), hint: t('searchHint'), value: filter.search }}
      choices={choices}
      apply={t('apply')}
      quick={t('quick')}
      all={t('all')}
      chips={chipsOf({ filter, list }, t)}
      others={listPath({ ...filter, group: null }).split('?')[1] ?? ''}
    />
  );
}

/** What somebody asks for most, with how many there are; what there is none of is not offered. */
function chipsOf(
  { filter, list }: OrderFilterProps,
  t: ReturnType<typeof useTranslations<'orders.filter'>>,
): FilterChip[] {
  const figure = (count: number, more: boolean) => (more ? t('many', { count }) : String(count));
  const offered = orderGroups.filter((group) => list.groups[group] > 0 || group === filter.group);
  return [
    ['', figure(list.all.count, list.all.more)],
    ...offered.map((group): FilterChip => {
      const count = list.groups[group];
      return [group, figure(Math.min(count, STATE_COUNT_MAX), count > STATE_COUNT_MAX)];
    }),
  ];
}
