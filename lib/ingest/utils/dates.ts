import { Temporal } from 'temporal-polyfill';
import { FIRST_YEAR, LAST_YEAR } from '../constants';
import type { DateOrder } from '../types';

const TIME = String.raw`(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?`;
const ISO = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})${TIME}\s*(Z|[+-]\d{2}:?\d{2})?$`, 'i');
const DOTTED = new RegExp(String.raw`^(\d{1,2})\.(\d{1,2})\.(\d{4})${TIME}$`);
const SLASHED = new RegExp(String.raw`^(\d{1,2})/(\d{1,2})/(\d{4})${TIME}$`);

export type Instant =
  | { ok: true; at: string; skipped: boolean }
  | { ok: false; reason: 'unreadable date' | 'ambiguous date' | 'implausible date' };

/**
 * Reads a date as shops export it: 2010-12-01 13:04:00, with or without zone and time, 1.12.2010 13:04, 12/1/2010 8:26.
 * A text without a zone is local time; an hour that exists twice is taken as the first, one that the clocks skipped
 * moves on by the hour. A day without a time begins at midnight. Years of two digits are refused.
 * @param timeZone IANA name, for texts without a zone
 * @param order which number of 12/1/2010 is the day
 * @returns the instant in UTC, ISO 8601 to the second
 */
export function readInstant(text: string, timeZone: string, order: DateOrder): Instant {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  const dotted = iso ? null : DOTTED.exec(trimmed);
  const slashed = iso || dotted ? null : SLASHED.exec(trimmed);
  const match = iso ?? dotted ?? slashed;
  if (!match) return { ok: false, reason: 'unreadable date' };
  const [, a = '', b = '', c = '', hour = '0', minute = '0', second = '0', zone] = match;
  if (slashed && order === null && a !== b) return { ok: false, reason: 'ambiguous date' };
  const [year, month, day] = iso ? [a, b, c] : slashed && order === 'mdy' ? [c, a, b] : [c, b, a];
  const parts = { year: +year, month: +month, day: +day, hour: +hour, minute: +minute, second: +second };
  try {
    const local = Temporal.PlainDateTime.from(parts, { overflow: 'reject' });
    if (local.year < FIRST_YEAR || local.year > LAST_YEAR) return { ok: false, reason: 'implausible date' };
    const zoned = local.toZonedDateTime(zone === undefined ? timeZone : offset(zone));
    const at = new Date(zoned.epochMilliseconds).toISOString();
    return { ok: true, at, skipped: !zoned.toPlainDateTime().equals(local) };
  } catch {
    // The 31st of February, hour 25: right form, no such moment.
    return { ok: false, reason: 'unreadable date' };
  }
}

/**
 * What one date says about the order of day and month: 13/1 can only be day first, 1/13 only month first.
 * @returns null if it says nothing
 */
export function dateOrderOf(text: string): DateOrder {
  const match = SLASHED.exec(text.trim());
  if (!match) return null;
  if (Number(match[1]) > 12) return 'dmy';
  return Number(match[2]) > 12 ? 'mdy' : null;
}

function offset(zone: string): string {
  return /^z$/i.test(zone) ? 'UTC' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
}
