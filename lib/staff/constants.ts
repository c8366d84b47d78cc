/** Where the console lists returns. */
export const CASES = '/service/retouren';

/** Cases on one page: what one person ticks and decides in one go. */
export const CASES_PER_PAGE = 25;

/** The figures above the queue are counted up to here; whoever has more waiting knows it without a figure. */
export const COUNT_MAX = 1_000;

/** A search that finds more than this is narrowed by typing more. */
export const FOUND_MAX = 500;

/** Fewer letters of a name find half of all people, and no index helps. */
export const NAME_LETTERS = 3;

/** Other returns of the same customer beside a case. */
export const OTHERS_MAX = 10;

/** Lines of an order that goods without one can be booked to; the order of a thousand lines is looked at in the shop. */
export const ASSIGN_LINES = 100;

/** Articles that goods without a receipt can be exchanged for; an article has a handful of variants. */
export const VARIANTS_MAX = 12;

/** Goods without an order are in some currency; nothing is paid for them before they belong to one. */
export const INTAKE_CURRENCY = 'CHF';
