import { computedToken } from '@/lib/core/computed-token';
import { environment } from '@/lib/core/env';
import { withLanguage } from '@/lib/core/http/language';
import { defaultLocale, isLocale } from '@/lib/core/i18n/locales';

/**
 * The address of an order's status page, as mails and the API carry it: the same one every time, in the order's frozen
 * language, dead as soon as `statusVersion` is raised.
 */
export function statusUrl(order: { id: string; statusVersion: number; locale: string }): string {
  const token = computedToken('order-status', order.id, order.statusVersion);
  const url = new URL(`/bestellung/${token}`, environment().NEXTAUTH_URL).toString();
  return withLanguage(url, isLocale(order.locale) ? order.locale : defaultLocale);
}
