import { ORDERS } from '@/components/orders/order-paths';
import type { OrderFilter } from '@/lib/account/schema';

/**
 * The list with these filters, as an address within its page ("?zustand=unterwegs"); what narrows nothing is left out.
 * @param page `nach` or `vor` with a cursor
 * @param base where else the same filters are understood, e.g. the export
 */
export function listPath(filter: OrderFilter, page: Record<string, string> = {}, base = ''): string {
  const query = new URLSearchParams();
  if (filter.search) query.set('suche', filter.search);
  if (filter.group) query.set('zustand', filter.group);
  if (filter.year) query.set('jahr', String(filter.year));
  if (filter.buyer) query.set('wer', filter.buyer);
  for (const [name, value] of Object.entries(page)) query.set(name, value);
  const text = query.toString();
  return text ? `${base}?${text}` : base || ORDERS;
}
