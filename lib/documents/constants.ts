/** A screen of papers; a company with more in a month filters its orders instead. */
export const DOCUMENTS_PER_MONTH = 200;

/** Links to manuals are never revoked: they say nothing of anybody, and a mail is looked for when the machine breaks. */
export const MANUAL_VERSION = 1;
