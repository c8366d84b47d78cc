import type { FeeKind, OrderState } from '@/prisma/generated/enums';

/** A day at the shop's place, 'YYYY-MM-DD'. Not an instant: it has no hour and no zone. */
export type LocalDay = string;

/** Where the pieces of one line are, and since when. ordered = open + cancelled + in transit + delivered + lost. */
export type ItemFacts = {
  quantityOrdered: number;
  quantityOpen: number;
  quantityCancelled: number;
  quantityInTransit: number;
  quantityDelivered: number;
  quantityLost: number;
  /** part of the delivered ones */
  quantityReturned: number;
  /** day of the line's last delivery; null = not known */
  deliveredOn: LocalDay | null;
  /** day of the line's last cancellation; null = not known */
  cancelledOn: LocalDay | null;
};

/** All that the summary of an order is computed from. */
export type OrderFacts = {
  /** the source says that nothing more will happen */
  completed: boolean;
  /** day promised for what is still to come */
  expectedOn: LocalDay | null;
  items: ItemFacts[];
};

/** What the list of orders shows and sorts by; the `summary_*` columns. */
export type OrderSummary = {
  state: OrderState;
  /** day on which the state was reached; null = not known */
  stateDate: LocalDay | null;
  /** day of what comes next */
  nextDate: LocalDay | null;
  /** day until which the customer may still do something */
  nextDeadline: LocalDay | null;
  /** lines of goods, whatever their quantities: "3 Artikel" */
  itemCount: number;
};

/** One line of goods as a source states it. */
export type ItemInput = ItemFacts & {
  sku: string;
  name: string;
  variant?: string | null;
  productId?: string | null;
  /** price of `priceUnit` pieces in the smallest unit of the currency */
  unitPrice: number;
  priceUnit: number;
  /** smallest unit of the currency */
  total: number;
};

/** Postage, service, discount: on the invoice, but not goods. */
export type FeeInput = { kind: FeeKind; code: string; name: string; quantity: number; total: number };

/** A whole order as a source states it; lines are in the order in which they are shown. */
export type OrderInput = {
  /** set = replace that order; unset = create one */
  id?: string;
  accountId: string;
  sourceId: string;
  number: string;
  placedAt: Date;
  /** ISO 4217 */
  currency: string;
  locale?: string;
  /** ISO 3166-1 alpha-2 */
  country: string | null;
  completed: boolean;
  expectedOn: LocalDay | null;
  contentHash: string;
  items: ItemInput[];
  fees: FeeInput[];
};

/** A credit note as a source states it; amounts and quantities are positive towards the customer. */
export type CreditNoteInput = {
  /** set = replace that one; unset = create one */
  id?: string;
  accountId: string;
  orderId: string | null;
  sourceId: string;
  number: string;
  issuedAt: Date;
  currency: string;
  contentHash: string;
  lines: { sku: string; name: string; quantity: number; total: number }[];
};

/** What recomputing found: orders looked at, and those whose stored summary was wrong and is right now. */
export type RecomputeResult = { checked: number; mended: { id: string; number: string }[] };
