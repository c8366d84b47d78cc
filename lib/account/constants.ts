/** As many as fit two screens; more is a page further (issue text and design). */
export const ORDERS_PER_PAGE = 20;
/** A company's order can have a thousand lines; a page of HTML should not. */
export const ITEMS_PER_PAGE = 100;
/** Pictures beside an order in the list. */
export const PICTURES_PER_ORDER = 3;
