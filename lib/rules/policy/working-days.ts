import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import type { Calendar, LocalDay } from '../types';

const SATURDAY = 6;
const calendars = new Map<string, Holidays>();
const years = new Map<string, ReadonlySet<LocalDay>>();

/** Public holidays of a year; read once, since a list of orders asks for dozens of days. */
function holidaysOf({ country, region }: Calendar, year: number): ReadonlySet<LocalDay> {
  const place = [country, region].filter(Boolean).join('-');
  const name = `${place} ${year}`;
  const known = years.get(name);
  if (known) return known;
  const calendar = calendars.get(place) ?? (region ? new Holidays(country, region) : new Holidays(country));
  calendars.set(place, calendar);
  const days = new Set(
    calendar.getHolidays(year).flatMap(({ type, date }) => (type === 'public' ? [date.slice(0, 10)] : [])),
  );
  years.set(name, days);
  return days;
}

/** A day so many days on. */
export const daysAfter = (day: LocalDay, days: number): LocalDay =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** Whether somebody works there on this day: no Saturday, no Sunday, no public holiday. */
export function isWorkingDay(day: LocalDay, calendar: Calendar): boolean {
  const date = Temporal.PlainDate.from(day);
  return date.dayOfWeek < SATURDAY && !holidaysOf(calendar, date.year).has(day);
}

/** The day itself, or the next on which somebody works (Regulation (EEC) 1182/71 Art. 3, § 193 BGB, Art. 78 OR). */
export function rolled(day: LocalDay, calendar: Calendar): LocalDay {
  let date = day;
  while (!isWorkingDay(date, calendar)) date = daysAfter(date, 1);
  return date;
}

/** So many working days after a day; none = the day itself, rolled. */
export function workingDaysAfter(day: LocalDay, count: number, calendar: Calendar): LocalDay {
  let date = rolled(day, calendar);
  for (let left = count; left > 0; left -= 1) {
    date = rolled(daysAfter(date, 1), calendar);
  }
  return date;
}
