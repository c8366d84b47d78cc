/** Lines of an order that are looked at: as many as one request to a shop can name (lib/webhooks/constants.ts). */
export const LINES_MAX = 2_000;
/** Up to so many pieces are chosen from a list; more are typed. */
export const LISTED_MAX = 20;
/** Days of work after which somebody who has heard nothing should ask: a shop's desk may be closed on one of them. */
export const ANSWER_DAYS = 2;
export const REASON_TEXT_MAX = 500;
/** Cancellations of one order that its page shows. */
export const SHOWN_MAX = 20;
/** Who may order may take back what was ordered. */
export const CANCEL_RIGHT = 'orders.place';

/** Why, in the order in which they are offered. */
export const cancelReasons = ['changed_mind', 'mistake', 'too_late', 'cheaper', 'other'] as const;
