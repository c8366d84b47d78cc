import { localDay } from '@/lib/core/format';
import type { LocalDay } from './types';

/** A day as Prisma wants it for a `date` column: midnight UTC, which is how the driver writes it without a shift. */
export function toDateColumn(day: LocalDay): Date;
export function toDateColumn(day: LocalDay | null): Date | null;
export function toDateColumn(day: LocalDay | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}

/** A `date` column as Prisma hands it over, back to the day that was meant. */
export function fromDateColumn(value: Date): LocalDay;
export function fromDateColumn(value: Date | null): LocalDay | null;
export function fromDateColumn(value: Date | null): LocalDay | null {
  return value === null ? null : value.toISOString().slice(0, 10);
}

/** The local day of an instant, if there is one: a missing date shows nothing (domain rule 3). */
export function localDayOrNull(instant: Date | null): LocalDay | null {
  return instant === null ? null : localDay(instant);
}

/** For sorting. By code units, not by language: the order must be the same on every machine. */
export function compare<T extends string | number | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The form in which numbers of orders and parcels are compared: letters and digits, in capitals. The database compares by
 * the same rule (orders_number_key_idx, shipment_tracking_key_idx).
 */
export const numberKey = (number: string): string => number.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/** Whose pages: those of an account, or those of a guest with one order. */
export type Reader = 'konto' | 'gast';

/** Where an order is cancelled; pages and mails lead there. */
export const cancelPath = (number: string, reader: Reader = 'konto'): string =>
  reader === 'gast' ? '/gast/bestellung/stornieren' : `/konto/bestellungen/${encodeURIComponent(number)}/stornieren`;

/** Where a return begins, with an order chosen already. */
export const returnPath = (number: string, reader: Reader = 'konto'): string =>
  `/${reader}/retouren/neu?bestellung=${encodeURIComponent(number)}`;
