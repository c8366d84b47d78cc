import { computedToken } from '@/lib/core/computed-token';
import { environment } from '@/lib/core/env';
import { withLanguage } from '@/lib/core/http/language';
import { defaultLocale, isLocale } from '@/lib/core/i18n/locales';

/**
 * Where a mail about a parcel leads. Parcels have no page of their own without sign-in, so it is the order's, which shows
 * all of them.
 */
export const parcelUrl = (order: Parameters<typeof statusUrl>[0]): string => statusUrl(order);

/**
 * The address of an order's status page, as mails and the API carry it: the same one every time, in the order's frozen
 * language, dead as soon as `statusVersion` is raised.
 */
export function statusUrl(order: { id: string; statusVersion: number; locale: string }): string {
  const token = computedToken('order-status', order.id, order.statusVersion);
  const url = new URL(`/bestellung/${token}`, environment().NEXTAUTH_URL).toString();
  return withLanguage(url, isLocale(order.locale) ? order.locale : defaultLocale);
}
