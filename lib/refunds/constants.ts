/** Working days that banks and cards take until the customer sees money that the shop has paid. */
export const BANK_DAYS = 3;

/** A shop's clock may be off by so much: a result that is dated earlier is of an earlier instruction (trust.md R21). */
export const CLOCK_SKEW_MS = 2 * 60_000;

/** Refunds that a page shows of one return: each is of another order or means. */
export const REFUNDS_MAX = 50;

/** Lots of an account that are looked at, those that end first: far above what returns can grant. */
export const LOTS_MAX = 1_000;

/** Accounts whose credit ends in one run of the housekeeping; the next one goes on. */
export const EXPIRING_MAX = 500;
