/** A screen of papers; a company with more in a month filters its orders instead. */
export const DOCUMENTS_PER_MONTH = 200;
