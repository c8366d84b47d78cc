import { Temporal } from 'temporal-polyfill';
import { localDay, TIME_ZONE } from '@/lib/core/format';
import type { LocalDay, LocalTime } from '@/lib/orders/types';

/** Working days (Monday to Saturday) from the day of seeding: 0 = that day, negative = past. */
export type Offset = number;

/** A time of day at the shop's place on such a day. */
export type Moment = readonly [day: Offset, time: LocalTime];

export type Calendar = {
  day: (offset: Offset) => LocalDay;
  instant: (moment: Moment) => Date;
  /** the first day from this one on which the warehouse works: Monday to Friday */
  workday: (from: Offset) => Offset;
};

/**
 * The demo's calendar has no Sundays. So no parcel comes on one, and whatever weekday it is laid out on, things happen
 * in the same order and as far apart: weeks have six days. Laid out on a Sunday, "today" is the Saturday before.
 */
export function calendarOf(now: Date): Calendar {
  const today = Temporal.PlainDate.from(localDay(now));
  const weekday = Math.min(today.dayOfWeek, 6) - 1;
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const dateOf = (offset: Offset) => {
    const days = weekday + offset;
    const weeks = Math.floor(days / 6);
    return monday.add({ days: weeks * 7 + (days - weeks * 6) });
  };
  return {
    day: (offset) => dateOf(offset).toString(),
    instant: ([offset, time]) => {
      const zoned = dateOf(offset).toZonedDateTime({ timeZone: TIME_ZONE, plainTime: time });
      return new Date(zoned.epochMilliseconds);
    },
    workday: (from) => (dateOf(from).dayOfWeek === 6 ? from + 1 : from),
  };
}

/** So many days later, Sundays counted: a term of payment. */
export function daysLater(day: LocalDay, days: number): LocalDay {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The same day some years on: until then a warranty runs. */
export function yearsLater(day: LocalDay, years: number): LocalDay {
  return Temporal.PlainDate.from(day).add({ years }).toString();
}

/** So many minutes later on the same day. */
export function minutesLater([day, time]: Moment, minutes: number): Moment {
  const later = Temporal.PlainTime.from(time).add({ minutes });
  return [day, later.toString({ smallestUnit: 'minute' })];
}
