import { computedToken } from '@/lib/core/computed-token';
import { environment } from '@/lib/core/env';
import { withLanguage } from '@/lib/core/http/language';
import { defaultLocale, isLocale } from '@/lib/core/i18n/locales';

type Linked = { id: string; statusVersion: number; locale: string };

/**
 * The address of an order's status page, as mails and the API carry it: the same one every time, in the order's frozen
 * language, dead as soon as `statusVersion` is raised.
 */
export const statusUrl = (order: Linked): string =>
  linkTo(`/bestellung/${computedToken('order-status', order.id, order.statusVersion)}`, order);

/**
 * The same for the page of one of its parcels, which lives as long as the order's.
 * @param id of the parcel
 * @param order whose parcel it is
 */
export const parcelUrl = (id: string, order: Omit<Linked, 'id'>): string =>
  linkTo(`/sendung/${computedToken('shipment-status', id, order.statusVersion)}`, order);

/**
 * A page of the signed-in customer, in the order's language.
 * @param path below the portal's address
 */
export const accountUrl = (path: string, order: Pick<Linked, 'locale'>): string => linkTo(path, order);

/**
 * The address at which whoever got something of an order as a present gives it back or swaps it; for a paper in the parcel.
 * Lives as long as the order's status link.
 */
export const giftUrl = (order: Linked): string => linkTo(giftPath(order), order);

/** The same without host and language. */
export const giftPath = ({ id, statusVersion }: Pick<Linked, 'id' | 'statusVersion'>): string =>
  `/geschenk/${computedToken('gift-return', id, statusVersion)}`;

const linkTo = (path: string, { locale }: Pick<Linked, 'locale'>): string =>
  withLanguage(new URL(path, environment().NEXTAUTH_URL).toString(), isLocale(locale) ? locale : defaultLocale);
