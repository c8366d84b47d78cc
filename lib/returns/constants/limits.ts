/** Name of the setting with how the shop takes things back. */
export const RETURNS = 'returns';

/** Lines in one return: what fits on one page and into one parcel. */
export const LINES_MAX = 20;

/** Photos of one line; the fifth shows what the first four do. */
export const PHOTOS_MAX = 5;

/** Characters of what somebody writes: an A4 page. */
export const NOTE_MAX = 2_000;

/** Only what is begun and never sent: a customer has no use for more, and a script is stopped. */
export const DRAFTS_MAX = 20;

/** A return that is settled or sent back is closed so many days later: by then its money or parcel has come, or somebody has called. */
export const CLOSE_DAYS = 14;

/** What a customer in this address book may look at, newest first. */
export const PAGE_SIZE = 20;

/** The first step shows so many orders, and of each so many lines; an order of a thousand lines is turned over. */
export const CHOICE_ORDERS = 8;
export const CHOICE_LINES = 50;
export const CHOICE_MAX = CHOICE_LINES * (CHOICE_ORDERS + 1);

/** A draft that nobody has touched for so long is cleared: by then no right that it speaks of is open. */
export const DRAFT_DAYS = 180;
