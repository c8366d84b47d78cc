/**
 * Wishes for a link. Per client address, as for signing in: an office is one address. Per number, so that nobody tries
 * all postcodes of one order; high enough that a stranger has to be persistent to get in its customer's way. Per mailbox,
 * counted only once the proof was right: so many mails a stranger can cause at most.
 */
export const GUEST_LIMITS = {
  address: { max: 50, seconds: 15 * 60 },
  number: { max: 20, seconds: 60 * 60 },
  contact: { max: 5, seconds: 60 * 60 },
};
/** Looks at status links per client address: reading is far below, guessing is cut off (T11). */
export const STATUS_LIMIT = { max: 60, seconds: 60 };

/** How long a status link works: after everything has arrived or was cancelled, or at most after the order. */
export const STATUS_DAYS_AFTER_END = 30;
export const STATUS_DAYS_AFTER_ORDER = 400;

/**
 * Wishes for the link to a present. Per order, so that a link in strange hands is no way to write to everybody; per mailbox,
 * however many presents somebody names it for.
 */
export const GIFT_LIMITS = {
  order: { max: 20, seconds: 60 * 60 },
  contact: { max: 5, seconds: 60 * 60 },
};

/** Shops that can use one number: more than that are not compared. */
export const SAME_NUMBER_MAX = 20;
/** Articles beside the state: enough to know the order by, and to buy again. */
export const STATUS_ITEMS_MAX = 20;
/** More than an order has in practice; a page of HTML stays bounded. */
export const STATUS_EVENTS_MAX = 200;
