import type { Locale } from './i18n/locales';

/** The shop's days: deadlines and dates are local days here, not instants (domain rule 3). */
export const TIME_ZONE = 'Europe/Zurich';

/** Switzerland writes English and French amounts with its own marks, so English follows en-CH. */
const intlLocale: Record<Locale, string> = {
  'de-CH': 'de-CH',
  'de-DE': 'de-DE',
  'fr-CH': 'fr-CH',
  'it-CH': 'it-CH',
  en: 'en-CH',
};
/** en-CH is not known for dates everywhere; British order is what readers in Switzerland expect. */
const dateLocale = (locale: Locale) => (locale === 'en' ? 'en-GB' : intlLocale[locale]);

const NBSP = '\u00a0';
const MINUS = '\u2212';
const HOUR = 3_600_000;

// Intl objects are expensive to make and free to use again.
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

function numberFormat(locale: Locale, name: string, options: () => Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${name}`;
  let format = numbers.get(key);
  if (!format) {
    format = new Intl.NumberFormat(intlLocale[locale], options());
    numbers.set(key, format);
  }
  return format;
}

function moneyFormat(locale: Locale, currency: string): Intl.NumberFormat {
  return numberFormat(locale, currency, () => {
    const currencyDisplay = locale === 'de-DE' && currency === 'EUR' ? 'symbol' : 'code';
    return { style: 'currency', currency, currencyDisplay };
  });
}

const units = new WeakMap<Intl.NumberFormat, number>();

/** How many of the smallest unit are one; asking a format costs more than formatting. */
function unitsOf(format: Intl.NumberFormat): number {
  let known = units.get(format);
  if (known === undefined) {
    known = 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
    units.set(format, known);
  }
  return known;
}

/**
 * Money as `CHF 1'234.50`: the code first or last as the language has it, a plain apostrophe whatever the ICU version.
 * @param amount in the smallest unit of the currency
 * @param currency ISO 4217 code
 */
export function formatMoney(locale: Locale, amount: number, currency: string): string {
  const format = moneyFormat(locale, currency);
  const text = format.format(Math.abs(amount) / unitsOf(format)).replaceAll('’', "'");
  // A real minus with a space, before the currency too: "− CHF 40.00".
  return amount < 0 ? `${MINUS}${NBSP}${text}` : text;
}

const dayStyles = {
  /** Donnerstag, 26. November 2026 */
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** Donnerstag, 26. November */
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  /** 26. November 2026 */
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  /** 26. November */
  dayMonth: { day: 'numeric', month: 'long' },
  /** Do., 26. Nov. */
  short: { weekday: 'short', day: 'numeric', month: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DayStyle = keyof typeof dayStyles;

function dateFormat(locale: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  let format = dates.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(dateLocale(locale), options);
    dates.set(key, format);
  }
  return format;
}

/** Day and month never part at the end of a line. */
function keepTogether(text: string): string {
  return text.replace(/(\d{1,2}\.?(?:er)?) (\p{L})/u, `$1${NBSP}$2`);
}

/** Days in words, kept: a page names a few days many times, and most pages the same ones. */
const days = new Map<string, string>();
const DAYS_KEPT = 10_000;

/**
 * A local day in words.
 * @param day 'YYYY-MM-DD', a calendar day without zone
 */
export function formatDay(locale: Locale, day: string, style: DayStyle = 'full'): string {
  const key = `${locale} ${style} ${day}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  // Noon UTC of that day, read in UTC: no zone can move it to a neighbour.
  const date = new Date(`${day}T12:00:00Z`);
  const format = dateFormat(locale, `day ${style}`, { ...dayStyles[style], timeZone: 'UTC' });
  const text = keepTogether(format.format(date));
  if (days.size >= DAYS_KEPT) days.clear();
  days.set(key, text);
  return text;
}

/** A moment in the shop's time zone: 26. November 2026, 14:02. */
export function formatMoment(locale: Locale, moment: Date): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: TIME_ZONE } as const;
  return keepTogether(dateFormat(locale, 'moment', options).format(moment));
}

/**
 * Hours of a day: 10:00–12:00 Uhr.
 * @param from 'HH:MM' at the shop's place, as `to`
 * @returns null unless both are known: half a window is no hour to wait for
 */
export function formatHours(locale: Locale, from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null;
  const format = dateFormat(locale, 'hours', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  const at = (time: string) => new Date(`2000-01-01T${time}:00Z`);
  // Some languages put thin spaces around the dash; a window is read as one word.
  return format.formatRange(at(from), at(to)).replace(/\s/gu, NBSP);
}

/**
 * An hour within a sentence, as short as its language says it: "zwischen 10 und 12 Uhr", "entre 10 h et 12 h 30".
 * @param time 'HH:MM' at the shop's place
 */
export function formatHour(locale: Locale, time: string): string {
  const [hour = '', minute = ''] = time.split(':');
  if (locale === 'en') return time;
  const full = minute === '00';
  if (locale === 'fr-CH') return `${Number(hour)}${NBSP}h${full ? '' : `${NBSP}${minute}`}`;
  return full ? String(Number(hour)) : `${Number(hour)}:${minute}`;
}

/**
 * A time of day in the shop's time zone: 14:02. In the night in which an hour comes twice it says which one: 02:30 MESZ,
 * then 02:30 MEZ.
 */
export function formatTime(locale: Locale, moment: Date): string {
  const options = { hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE } as const;
  const format = dateFormat(locale, 'time', options);
  const text = format.format(moment);
  const twice = [-HOUR, HOUR].some((shift) => format.format(new Date(moment.getTime() + shift)) === text);
  if (!twice) return text;
  const named = dateFormat(locale, 'time with zone', { ...options, timeZoneName: 'short' });
  return named.format(moment).replace(' ', NBSP);
}

/** The size of a file: 84 kB. */
export function formatBytes(locale: Locale, bytes: number): string {
  const unit = bytes < 1_000_000 ? 'kilobyte' : 'megabyte';
  const value = unit === 'kilobyte' ? Math.max(1, bytes / 1000) : bytes / 1_000_000;
  const format = numberFormat(locale, unit, () => ({ style: 'unit', unit, maximumFractionDigits: 0 }));
  return format.format(value).replace(/\s/gu, NBSP);
}

/** A rate: 8.1 %. @param rate per 10,000 */
export function formatRate(locale: Locale, rate: number): string {
  const format = numberFormat(locale, 'rate', () => ({ style: 'percent', maximumFractionDigits: 2 }));
  return format.format(rate / 10_000).replace(/\s?%/u, `${NBSP}%`);
}

/** The month of a day in words: November 2026. */
export function formatMonth(locale: Locale, day: string): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return dateFormat(locale, 'month', options).format(new Date(`${day}T12:00:00Z`));
}

/** A day at the shop's place, 'YYYY-MM-DD'. Not an instant: it has no hour and no zone. */
export type LocalDay = string;

/** A time of day at the shop's place, 'HH:MM'. */
export type LocalTime = string;

/** The local day of an instant in the shop's time zone, as 'YYYY-MM-DD'. */
export function localDay(instant: Date): string {
  // sv-SE writes ISO dates.
  const key = 'iso day';
  let format = dates.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE });
    dates.set(key, format);
  }
  return format.format(instant);
}

/** The instant some whole days of 24 hours before. Periods of keeping things count so; a deadline counts local days. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 24 * 3_600_000);
