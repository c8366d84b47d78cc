export const ORDERS = '/konto/bestellungen';

export const orderPath = (number: string) => `${ORDERS}/${encodeURIComponent(number)}`;

export const documentPath = (id: string) => `/konto/belege/${id}`;

export const mediaPath = (id: string) => `/konto/anleitungen/${id}`;
