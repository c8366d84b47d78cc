import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { CarrierEstimate, CarrierEvent, CarrierReport } from '@/lib/tracking/types';
import { readInstant } from '../utils/dates';

// What the carriers' adapters are made of. They read what was recorded and whatever may come next: an unknown or broken
// field is as good as none, so that one new word of a carrier never costs a parcel its news.

/** Nothing in the payload is what this carrier sends. */
export class ForeignPayload extends Error {
  override name = 'ForeignPayload';
  constructor(carrier: string) {
    super(`This is no answer of ${carrier}: nothing in it looks like one of its parcels.`);
  }
}

const TEXT_MAX = 500;
/** Parcels in one answer; AfterShip's pages end at 200. */
const PARCELS_MAX = 1_000;
/** Messages about one parcel; the longest that were seen have a few dozen. */
const EVENTS_MAX = 1_000;
/** Envelopes in envelopes: a webhook around a list around a parcel. */
const DEPTH_MAX = 6;

/** PostgreSQL keeps no NUL and no halves of letters, and the log shows each message on one line. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029]+/gu;
const oneLine = (text: string) => text.replace(UNPRINTABLE, ' ').trim();

/** A text, or null for what is missing, empty or no text. @param max letters; what is beyond is cut off */
export const text = (max = TEXT_MAX) =>
  z
    .unknown()
    .transform((value) => (typeof value === 'string' ? oneLine(value.slice(0, max)) || null : null))
    .pipe(z.string().max(max).nullable())
    .prefault(null);

/** Numbers and codes come as texts and as numbers. */
export const word = z
  .unknown()
  .transform((value) => (typeof value === 'number' && Number.isFinite(value) ? String(value) : value))
  .pipe(text(100))
  .prefault(null);

/** An object, or null for what is none. */
export const part = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).nullable().catch(null);

/** A list; entries that are no objects are left out. */
export const list = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .unknown()
    .transform((value) => (Array.isArray(value) ? value.slice(0, EVENTS_MAX) : []))
    .pipe(z.array(part(shape)).max(EVENTS_MAX))
    .transform((entries) => entries.filter((entry) => entry !== null))
    .prefault(null);

type Known = Record<string, unknown>;
const isObject = (value: unknown): value is Known =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How a carrier wraps its parcels. */
export type Shape = {
  carrier: string;
  /** one of these keys makes an object a parcel */
  parcel: readonly string[];
  /** keys under which parcels, or further envelopes, are found */
  envelopes?: readonly string[];
  /** keys of an answer without a parcel: no such number, too many calls, news of something else */
  empty?: readonly string[];
};

/**
 * The parcels in an answer, wherever they lie in it: alone, in a list, in an envelope.
 * @returns none for the carrier's own "no such parcel"
 * @throws ForeignPayload if the payload is nothing of this carrier's
 */
export function parcelsIn(payload: unknown, { carrier, parcel, envelopes = [], empty = [] }: Shape): Known[] {
  const parcels: Known[] = [];
  let known = Array.isArray(payload) && payload.length === 0;
  const look = (value: unknown, depth: number) => {
    if (depth > DEPTH_MAX || parcels.length >= PARCELS_MAX) return;
    if (Array.isArray(value)) {
      for (const entry of value) look(entry, depth + 1);
    } else if (isObject(value)) {
      if (parcel.some((key) => Object.hasOwn(value, key))) {
        known = true;
        parcels.push(value);
        return;
      }
      if (empty.some((key) => Object.hasOwn(value, key))) known = true;
      for (const key of envelopes) {
        if (!Object.hasOwn(value, key)) continue;
        const inside = value[key];
        // "data: null" and "trackers: []" are how a carrier says that there is nothing.
        if (inside === null || (Array.isArray(inside) && inside.length === 0)) known = true;
        look(inside, depth + 1);
      }
    }
  };
  look(payload, 0);
  if (!known) throw new ForeignPayload(carrier);
  return parcels;
}

const FIRST = '1990';

/**
 * A moment as a carrier writes it.
 * @param timeZone IANA name, for texts without a zone
 * @returns ISO 8601 in UTC; null for what is missing, unreadable or the year 1 in disguise
 */
export function momentOf(value: string | null, timeZone: string): string | null {
  // Only year first: nobody knows which number of 3/4/2026 a new carrier means.
  if (value === null || !/^\d{4}-/.test(value)) return null;
  const read = readInstant(value, timeZone, null);
  return read.ok && read.at >= FIRST ? read.at : null;
}

/**
 * A day as a carrier writes it, perhaps with an hour.
 * @param timeZone of the carrier; null = the day as it stands in the text, for those that deliver all over the world
 */
export function dayOf(value: string | null, timeZone: string | null): string | null {
  const moment = momentOf(value, timeZone ?? 'UTC');
  if (moment === null || value === null || !/^\d{4}-\d{2}-\d{2}/.test(value)) return null;
  const written = value.slice(0, 10);
  if (timeZone === null || !/[T ]/.test(value.trim())) return written >= FIRST ? written : null;
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The hour of a moment at the carrier's place. @returns 'HH:MM' */
export function hourOf(value: string | null, timeZone: string): string | null {
  const moment = value !== null && /[T ]\d/.test(value.trim()) ? momentOf(value, timeZone) : null;
  if (moment === null) return clockOf(value);
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}

const clockOf = (value: string | null) =>
  /^((?:[01]\d|2[0-3]):[0-5]\d)(?::\d{2}(?:\.\d+)?)?$/.exec(value ?? '')?.[1] ?? null;

/** @returns null without a day; half a window, or one that runs backwards, is none */
export function estimateOf(
  on: string | null,
  from: string | null = null,
  to: string | null = null,
): CarrierEstimate | null {
  if (on === null) return null;
  return from !== null && to !== null && from < to ? { on, from, to } : { on, from: null, to: null };
}

/** A place by what is known of its names. */
export const placeOf = (...names: (string | null)[]) => names.filter((name) => name !== null).join(', ') || null;

type Draft = { at: string | null; code: string | null } & Pick<CarrierEvent, 'state'> &
  Partial<Pick<CarrierEvent, 'text' | 'place'>>;

/** Oldest first; a message without a time or a code is none (domain rule 3). */
export function eventsOf(drafts: readonly Draft[]): CarrierEvent[] {
  return drafts
    .flatMap(({ at, code, state, text = null, place = null }) =>
      at === null || code === null ? [] : [{ at, code, state, text, place }],
    )
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** What is known of a parcel; the rest is null. */
export function reportOf(
  carrier: string,
  trackingNumber: string,
  events: CarrierEvent[],
  rest: Partial<Pick<CarrierReport, 'estimate' | 'estimatedAt' | 'deliveredTo' | 'pickup'>> = {},
): CarrierReport {
  const nothing = { estimate: null, estimatedAt: null, deliveredTo: null, pickup: null };
  return { carrier, trackingNumber, events, ...nothing, ...rest };
}

/** The state of the newest message that has one; of several in one second the last counts. */
export function newestState(events: readonly CarrierEvent[]) {
  return events.findLast(({ state }) => state !== null)?.state ?? null;
}

/** Somebody has it, whatever a carrier writes afterwards. */
export const isDelivered = (events: readonly CarrierEvent[]) => events.some(({ state }) => state === 'delivered');
