import type { CheckDigit, NumberFormat } from '../types';

// How carriers write their numbers, as they publish it or as many numbers show it. A number of 12 digits fits several
// carriers: what is found here is a suggestion, and no number is refused because of it.

const usps: CheckDigit = { by: 'mod10', first: 3, second: 1 };
const ups: CheckDigit = { by: 'mod10', first: 1, second: 2 };
const ground: CheckDigit = { by: 'mod10', first: 1, second: 3 };
const express: CheckDigit = { by: 'weights', weights: [3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1], modulo: 11 };
const barcode: CheckDigit = { by: 'weights', weights: [1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1], modulo: 11 };

/** In front of a number on a label of USPS: where it goes. Nine digits of it only before the short number. */
const ROUTE = String.raw`(?:420\d{5}(?=\d{22}$|\d{26}$)|420\d{9}(?=\d{22}$))?`;

export const NUMBER_FORMATS: readonly NumberFormat[] = [
  // 99.00.123456.12345678: kind of item, licence of the sender, running number. No check digit is known. 98 are letters.
  { carrier: 'swiss-post', form: /^9[89]\d{16}$/ },

  { carrier: 'dpd', form: /^(?<serial>\d{27})(?<check>[0-9A-Z])$/, check: { by: 'mod37_36' } },
  { carrier: 'dpd', form: /^(?<serial>\d{14})(?<check>[0-9A-Z])$/, check: { by: 'mod37_36' } },
  // The check character stands on the label and is left off nearly everywhere else.
  { carrier: 'dpd', form: /^\d{14}$/ },

  { carrier: 'dhl', form: /^(?<serial>\d{9,10})(?<check>\d)$/, check: { by: 'mod7' } },
  { carrier: 'dhl', form: /^J[A-Z]{2,3}\d{9,10}$/ },
  { carrier: 'dhl', form: /^(?:GM|LX|RX|UV|CN|SG|TH|IN|HK|MY)(?=\d)[0-9A-Z]{10,39}$/ },
  { carrier: 'dhl', form: /^\d{14}$/ },

  { carrier: 'ups', form: /^1Z(?<serial>[0-9A-Z]{15})(?<check>\d)$/, check: ups },
  { carrier: 'ups', form: /^[AHJKTV](?<serial>\d{9})(?<check>\d)$/, check: ups },

  { carrier: 'fedex', form: /^(?<serial>\d{11})(?<check>\d)$/, check: express },
  // The legacy barcode holds the number of 12 digits, and only that has a check digit.
  { carrier: 'fedex', form: /^3\d{15}(?<serial>\d{11})(?<check>\d)\d{4}$/, check: express },
  { carrier: 'fedex', form: /^[0-8]\d{19}(?<serial>\d{13})(?<check>\d)$/, check: barcode },
  { carrier: 'fedex', form: /^96\d{18}(?<serial>\d{13})(?<check>\d)$/, check: barcode },
  { carrier: 'fedex', form: /^(?<serial>\d{14})(?<check>\d)$/, check: ground },
  // Cartons and pallets only: without their two digits every number of the Swiss Post would be one of these.
  { carrier: 'fedex', form: /^0[01](?<serial>\d{15})(?<check>\d)$/, check: usps },
  { carrier: 'fedex', form: /^96\d{5}(?<serial>\d{14})(?<check>\d)$/, check: ground },

  { carrier: 'usps', form: /^(?<serial>\d{19})(?<check>\d)$/, check: usps },
  {
    carrier: 'usps',
    form: new RegExp(String.raw`^${ROUTE}(?<serial>94\d{3}(?:\d{16}|\d{20}|9\d{23}))(?<check>\d)$`),
    check: usps,
  },
  {
    carrier: 'usps',
    form: new RegExp(String.raw`^${ROUTE}(?<serial>(?:92\d{3}9|93\d{3}[0-8]|95\d{4})(?:\d{15}|\d{19}))(?<check>\d)$`),
    check: usps,
  },
  {
    carrier: 'usps',
    form: /^(?:420\d{5}(?:\d{4})?)?(?<serial>(?:91)?\d{19})(?<check>\d)$/,
    check: { ...usps, prefix: '91' },
  },

  { carrier: 'canada-post', form: /^(?<serial>\d{15})(?<check>\d)$/, check: usps },
  { carrier: 'purolator', form: /^(?<serial>[0-5]\d{10})(?<check>\d)$/, check: { by: 'luhn' } },
  { carrier: 'purolator', form: /^[A-Z]{3}\d{9}$/ },
  { carrier: 'old-dominion', form: /^(?<serial>(?:77[78]|072|780)\d{7})(?<check>\d)$/, check: { by: 'luhn' } },
  { carrier: 'old-dominion', form: /^(?<serial>80\d{8})(?<check>\d)$/, check: { by: 'luhn' } },
  { carrier: 'ontrac', form: /^C(?<serial>\d{13})(?<check>\d)$/, check: { ...ups, prefix: '4' } },
  { carrier: 'ontrac', form: /^D(?<serial>\d{13})(?<check>\d)$/, check: { ...ups, prefix: '5' } },
  { carrier: 'amazon', form: /^TB[ACM]\d{12}$/ },
  { carrier: 'amazon', form: /^[AFC]\d{10}$/ },
  { carrier: 'canpar', form: /^[CDKLSUXZ]\d{21}$/ },
  { carrier: 'gofo', form: /^GFUS\d{14}$/ },
  { carrier: 'landmark', form: /^LTN\d{8}N1$/ },
  { carrier: 'lasership', form: /^L[AIEHNX][1-3]\d{7}$/ },
  { carrier: 'lasership', form: /^1LS7[12]\d{10}$/ },
  { carrier: 'lasership', form: /^1LS7[12]\d{2}01[1-4]\d{6}1$/ },
  { carrier: 'lasership', form: /^1LSCX[0-9A-Z]{10}$/ },
  { carrier: 'speedee', form: /^SP\d{18}$/ },
  { carrier: 'yodel', form: /^JJ?D\d{16}$/ },
  { carrier: 'yunexpress', form: /^YT\d{16}$/ },
];

/** Universal Postal Union, S10: two letters of service, eight digits, check digit, country of the post. */
export const S10 = /^[A-Z]{2}(?<serial>\d{8})(?<check>\d)(?<country>[A-Z]{2})$/;

/** Posts that this portal names itself; another country's is 's10'. */
export const POSTS: ReadonlyMap<string, string> = new Map([
  ['AT', 'austrian-post'],
  ['CA', 'canada-post'],
  ['CH', 'swiss-post'],
  // Deutsche Post and DHL follow their parcels in one place.
  ['DE', 'dhl'],
  ['US', 'usps'],
]);
