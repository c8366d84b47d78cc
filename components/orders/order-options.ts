import type { OrderPage } from '@/lib/account/types';

type Item = Pick<OrderPage['items'][number], 'options'>;

const BACK = new Set(['return', 'exchange', 'claim', 'repair']);

/** Something of it can be given back today. */
export const goesBack = ({ items }: { items: readonly Item[] }): boolean =>
  items.some(({ options }) => options.some(({ right, open }) => open && BACK.has(right)));

/** The same, or as soon as it has come: presents are wrapped before. */
export const mayComeBack = (order: { items: readonly Item[] }): boolean =>
  goesBack(order) ||
  order.items.some(({ options }) =>
    options.some(({ right, refusal }) => refusal?.why === 'not_delivered' && BACK.has(right)),
  );
