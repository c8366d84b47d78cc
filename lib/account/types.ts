import type { OrderSummary } from '@/lib/orders/types';

/** An order as the list shows it. Amounts in the smallest unit, days as 'YYYY-MM-DD'. */
export type OrderListEntry = {
  id: string;
  number: string;
  placedOn: string;
  total: number;
  currency: string;
  summary: OrderSummary;
  /** the first lines only; `summary.itemCount` says how many there are */
  items: { name: string; quantity: number; picture: string | null }[];
};

export type OrderList = {
  orders: OrderListEntry[];
  /** cursors of the neighbouring pages, null where there is none */
  newer: string | null;
  older: string | null;
};

export type OrderPageItem = {
  position: number;
  sku: string;
  name: string;
  variant: string | null;
  picture: string | null;
  quantity: number;
  unitPrice: number;
  /** the unit price is for so many pieces */
  priceUnit: number;
  total: number;
  quantities: { open: number; cancelled: number; inTransit: number; delivered: number; lost: number; returned: number };
  deliveredOn: string | null;
  cancelledOn: string | null;
};

export type OrderPage = {
  number: string;
  placedOn: string;
  currency: string;
  itemsTotal: number;
  total: number;
  summary: OrderSummary;
  items: OrderPageItem[];
  /** position after which the next page of items begins, null on the last */
  nextItems: number | null;
  fees: { position: number; name: string; kind: 'shipping' | 'service' | 'discount' | 'other'; total: number }[];
};
