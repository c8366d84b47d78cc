export const ORDERS = '/konto/bestellungen';

export const orderPath = (number: string) => `${ORDERS}/${encodeURIComponent(number)}`;

/** Who looks at papers has them below their own address: a customer, or a guest with one order. */
export type Reader = 'konto' | 'gast';

export const documentPath = (id: string, reader: Reader = 'konto') => `/${reader}/belege/${id}`;

export const mediaPath = (id: string, reader: Reader = 'konto') => `/${reader}/anleitungen/${id}`;

export const parcelPath = (number: string, id: string) => `${orderPath(number)}/sendungen/${id}`;

/** Cancelling: a guest has one order, which the session names. */
const orderOf = (number: string, reader: Reader) => (reader === 'gast' ? '/gast/bestellung' : orderPath(number));

export const cancelPath = (number: string, reader: Reader = 'konto') => `${orderOf(number, reader)}/stornieren`;

export const cancellationPath = (number: string, id: string, reader: Reader = 'konto') =>
  `${orderOf(number, reader)}/stornierung/${id}`;
