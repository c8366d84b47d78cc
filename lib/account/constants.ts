/** As many as fit a few screens; more is a page further. */
export const ORDERS_PER_PAGE = 20;
/** A company's order can have a thousand lines; a page of HTML should not. */
export const ITEMS_PER_PAGE = 100;
/** Print view and guests of a company's order: all of it, and still bounded. */
export const ITEMS_PRINTED = 5000;
/** Pictures beside an order in the list. */
export const PICTURES_PER_ORDER = 3;
/** Results are counted up to here; "more than 1'000" says as much as a figure, and costs the same for every account. */
export const COUNT_MAX = 1000;
/** Orders in a state are counted up to here. */
export const STATE_COUNT_MAX = 99;
/** People who ordered, offered as a filter. */
export const BUYERS_MAX = 100;
/** Rows of an export that are read at once; memory stays flat however long it gets. */
export const EXPORT_BATCH = 500;
/** Parcels of an order that a page shows; an order in more of them is a delivery schedule. */
export const PARCELS_MAX = 100;

/** Messages of one parcel on its page; a parcel around the world has some sixty. */
export const LOG_MAX = 200;
/** Words about the day of one parcel; a carrier that changes its mind every hour of a week stays below. */
export const ESTIMATES_MAX = 200;

/** Articles and manuals in a mail: who bought more opens the page. */
export const MAIL_LINES = 12;
export const MAIL_MANUALS = 12;
