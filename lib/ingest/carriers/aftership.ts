import { z } from 'zod';
import type { ShipmentState } from '@/lib/orders/types';
import type { CarrierEstimate, CarrierReport } from '@/lib/tracking/types';
import {
  dayOf,
  estimateOf,
  eventsOf,
  hourOf,
  isDelivered,
  list,
  momentOf,
  newestState,
  parcelsIn,
  part,
  placeOf,
  reportOf,
  text,
  word,
} from './common';

/** Tags are the coarse vocabulary; they stand in for every sub-tag that is not named below. */
const TAGS: ReadonlyMap<string, ShipmentState> = new Map([
  ['Pending', 'label_created'],
  ['InfoReceived', 'label_created'],
  ['InTransit', 'in_transit'],
  ['OutForDelivery', 'out_for_delivery'],
  ['AttemptFail', 'attempt_failed'],
  ['AvailableForPickup', 'ready_for_pickup'],
  ['Delivered', 'delivered'],
  ['Exception', 'exception'],
  ['Expired', 'no_news'],
]);

/** Sub-tags that say something else than their tag. */
const SUBTAGS: ReadonlyMap<string, ShipmentState> = new Map([
  ['Exception_010', 'returning'],
  ['Exception_011', 'returned_to_sender'],
]);

/** What carriers write where a name should stand. */
const NOBODY = /signature|not required|no sign|^[-. ]*$/i;

const window = part({ datetime: text(50), datetime_min: text(50), datetime_max: text(50) });
const guess = part({ estimated_delivery_date: text(50) });

const tracking = z.object({
  tracking_number: word,
  slug: word,
  tag: word,
  subtag: word,
  subtag_message: text(),
  signed_by: text(200),
  created_at: text(50),
  updated_at: text(50),
  last_updated_at: text(50),
  expected_delivery: text(50),
  courier_estimated_delivery_date: guess,
  latest_estimated_delivery: window,
  aftership_estimated_delivery_date: guess,
  pickup_location: text(300),
  checkpoints: list({
    checkpoint_time: text(50),
    tag: word,
    subtag: word,
    message: text(),
    subtag_message: text(),
    location: text(200),
    city: text(100),
    state: text(100),
    country_name: text(100),
    country_region_name: text(100),
  }),
});
type Tracking = z.infer<typeof tracking>;

/**
 * AfterShip: answers of the API (one tracking, a list) and its webhook.
 * @returns the carrier's slug as `carrier`
 * @throws ForeignPayload
 */
export function readAftership(payload: unknown): CarrierReport[] {
  const shape = { carrier: 'AfterShip', parcel: ['tracking_number'], empty: ['meta'] };
  const found = parcelsIn(payload, { ...shape, envelopes: ['data', 'tracking', 'trackings', 'msg'] });
  return found.flatMap((one) => {
    const parcel = tracking.parse(one);
    if (parcel.tracking_number === null) return [];
    const events = eventsOf([...messages(parcel), ...overall(parcel)]);
    const state = newestState(events);
    const waiting = events.findLast((event) => event.state === 'ready_for_pickup')?.place ?? null;
    const place = state === 'ready_for_pickup' ? (parcel.pickup_location ?? waiting) : null;
    const signed = isDelivered(events) && parcel.signed_by !== null && !NOBODY.test(parcel.signed_by);
    return reportOf(parcel.slug ?? 'aftership', parcel.tracking_number, events, {
      estimate: estimate(parcel),
      estimatedAt: momentOf(parcel.updated_at, 'UTC'),
      deliveredTo: signed ? parcel.signed_by : null,
      pickup: place === null ? null : { place, until: null },
    });
  });
}

function stateOf({ tag, subtag }: { tag: string | null; subtag: string | null }): ShipmentState | null {
  // A new sub-tag of a known tag says at least as much as the tag; some messages carry the sub-tag only.
  return SUBTAGS.get(subtag ?? '') ?? TAGS.get(tag ?? '') ?? TAGS.get(subtag?.split('_')[0] ?? '') ?? null;
}

function messages({ checkpoints }: Tracking) {
  return checkpoints.map((point) => ({
    // Without a zone it is UTC: the same messages stand in other answers with their offset.
    at: momentOf(point.checkpoint_time, 'UTC'),
    code: point.subtag ?? point.tag,
    state: stateOf(point),
    text: point.message ?? point.subtag_message,
    place: point.location ?? placeOf(point.city, point.state) ?? point.country_name ?? point.country_region_name,
  }));
}

/**
 * The state that no message carries: a parcel without any, thirty days without news, one that the shop marked as lost.
 * "Pending" is dated by when it was asked for: its later dates are those of AfterShip's own tries.
 */
function overall(parcel: Tracking) {
  const state = stateOf(parcel);
  const dated = messages(parcel).filter(({ at }) => at !== null);
  const unsaid = (state === 'exception' || state === 'no_news') && !dated.some((message) => message.state === state);
  if (dated.length > 0 && !unsaid) return [];
  const time = parcel.tag === 'Pending' ? parcel.created_at : (parcel.last_updated_at ?? parcel.updated_at);
  return [{ at: momentOf(time, 'UTC'), code: parcel.subtag ?? parcel.tag, state, text: parcel.subtag_message }];
}

/** The carrier's own word first, then AfterShip's; the shop's promise is none of them. */
function estimate(parcel: Tracking): CarrierEstimate | null {
  const { latest_estimated_delivery: latest } = parcel;
  const stated =
    estimateOf(dayOf(parcel.expected_delivery, null)) ??
    estimateOf(dayOf(parcel.courier_estimated_delivery_date?.estimated_delivery_date ?? null, null));
  if (stated) return stated;
  if (latest) {
    // Of several days the last: a date that is kept is worth more than an early one.
    const [first, last] = [dayOf(latest.datetime_min, null), dayOf(latest.datetime_max, null)];
    const day = dayOf(latest.datetime, null) ?? last;
    const hours = first !== null && first === last && last === day;
    const from = hours ? writtenHour(latest.datetime_min) : null;
    const found = estimateOf(day, from, hours ? writtenHour(latest.datetime_max) : null);
    if (found) return found;
  }
  return estimateOf(dayOf(parcel.aftership_estimated_delivery_date?.estimated_delivery_date ?? null, null));
}

/** At the place of delivery, as the day is. */
const writtenHour = (value: string | null) => hourOf(/T(\d{2}:\d{2})/.exec(value ?? '')?.[1] ?? null, 'UTC');
