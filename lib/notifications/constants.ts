import type { MessageKind } from './types';

/** The kinds of messages about an order, in the order in which things happen. */
export const messageKinds = [
  'order_confirmed',
  'shipped',
  'delayed',
  'attempt_failed',
  'ready_for_pickup',
  'delivered',
  'cancellation_requested',
  'cancellation_answered',
  'return_moved',
  'return_reminder',
] as const satisfies readonly MessageKind[];

/** A second delay of one parcel is told so many hours after the first at the earliest (domain rule 13). */
export const DELAY_HOURS = 6;

/** Links that switch messages off are never revoked: whoever holds one can do no harm with it, and mails are kept for years. */
export const SWITCH_VERSION = 1;

/** Somebody waits for a link to sign in, and nobody for the mails of a thousand parcels that a carrier took over at once. */
export const MESSAGE_PRIORITY = -1;

/** Messages go to who has ordered, so who may only look at orders of a company cannot take them away from others. */
export const SWITCH_RIGHT = 'orders.place';
