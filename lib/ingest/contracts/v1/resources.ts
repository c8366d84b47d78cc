import { z } from 'zod';
import { company, customer } from './accounts';
import { creditNote } from './credit-notes';
import { creditSpending } from './credit-spendings';
import { document } from './documents';
import { price, stock } from './offers';
import { order } from './orders';
import { product } from './products';
import { refund } from './refunds';
import { shipment } from './shipments';
import { trackingEvent } from './tracking-events';

/** One call brings at most so many entries: a second's work, one transaction. */
export const BATCH_MAX = 500;

/** What a shop can bring, by the last part of its address. */
export const resources = {
  products: product,
  customers: customer,
  companies: company,
  orders: order,
  shipments: shipment,
  'tracking-events': trackingEvent,
  documents: document,
  'credit-notes': creditNote,
  stock,
  prices: price,
  refunds: refund,
  'credit-spendings': creditSpending,
} as const;
export type Resource = keyof typeof resources;
export type Entry<R extends Resource = Resource> = z.infer<(typeof resources)[R]>;

export const RESOURCES = Object.keys(resources) as Resource[];
export const isResource = (name: string): name is Resource => Object.hasOwn(resources, name);

/** What a key may be allowed: to bring a resource, to read what the portal knows and asks. */
export const SCOPES = [
  ...RESOURCES.map((name) => `${name}:write` as const),
  'orders:read' as const,
  'changes:read' as const,
];
export type Scope = (typeof SCOPES)[number];
export const scopeSchema = z.enum(SCOPES);
