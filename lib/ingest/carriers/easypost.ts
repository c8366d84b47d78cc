import { z } from 'zod';
import type { ShipmentState } from '@/lib/orders/types';
import type { CarrierReport } from '@/lib/tracking/types';
import {
  dayOf,
  estimateOf,
  eventsOf,
  isDelivered,
  list,
  momentOf,
  parcelsIn,
  part,
  placeOf,
  reportOf,
  text,
  word,
} from './common';

const STATES: ReadonlyMap<string, ShipmentState> = new Map([
  ['pre_transit', 'label_created'],
  ['in_transit', 'in_transit'],
  ['out_for_delivery', 'out_for_delivery'],
  ['available_for_pickup', 'ready_for_pickup'],
  ['delivered', 'delivered'],
  ['return_to_sender', 'returning'],
  ['failure', 'exception'],
  ['error', 'exception'],
  ['cancelled', 'cancelled'],
]);

/** Details that say more than "in transit", "failure" or "unknown". A delay alone is still on its way. */
const DETAILS: ReadonlyMap<string, ShipmentState> = new Map([
  ['arrived_at_pickup_location', 'ready_for_pickup'],
  ['address_correction', 'exception'],
  ['damaged', 'exception'],
  ['delivery_exception', 'exception'],
  ['held', 'exception'],
  ['lost', 'exception'],
  ['refused', 'exception'],
  ['transit_exception', 'exception'],
  ['return', 'returning'],
  ['expired', 'no_news'],
]);
const VAGUE = ['in_transit', 'failure', 'error', 'unknown'];

const tracker = z.object({
  tracking_code: word,
  carrier: word,
  status: word,
  status_detail: word,
  updated_at: text(50),
  signed_by: text(200),
  est_delivery_date: text(50),
  carrier_detail: part({ est_delivery_date_local: text(50) }),
  tracking_details: list({
    datetime: text(50),
    status: word,
    status_detail: word,
    message: text(),
    description: text(),
    tracking_location: part({ city: text(100), state: text(100), country: text(100) }),
  }),
});

/**
 * EasyPost: trackers alone, in a list, in the webhook's event.
 * @returns the carrier in EasyPost's words as `carrier`
 * @throws ForeignPayload
 */
export function readEasypost(payload: unknown): CarrierReport[] {
  // Pages of events say whether there are more of them; others call their own list "events", too.
  const pages = Object.hasOwn(Object(payload), 'has_more') ? ['events'] : [];
  const envelopes = ['result', 'trackers', ...pages];
  // The webhook also brings news of batches and payments: events whose result is no tracker.
  const empty = ['object', 'error'];
  const found = parcelsIn(payload, { carrier: 'EasyPost', parcel: ['tracking_code'], envelopes, empty });
  return found.flatMap((one) => {
    // A shipment has the number, too, and its tracker inside.
    const parcel = tracker.parse(one.tracker ?? one);
    if (parcel.tracking_code === null) return [];
    const said = eventsOf(
      parcel.tracking_details.map((detail) => ({
        // All times end in Z; one without a zone is UTC as documented.
        at: momentOf(detail.datetime, 'UTC'),
        code: codeOf(detail),
        state: stateOf(detail),
        text: detail.message ?? detail.description,
        place:
          placeOf(detail.tracking_location?.city ?? null, detail.tracking_location?.state ?? null) ??
          detail.tracking_location?.country ??
          null,
      })),
    );
    // "unknown" alone means that the carrier has not heard of it: that is no news of the parcel.
    const alone = said.length === 0 && parcel.status !== 'unknown';
    const overall = { at: momentOf(parcel.updated_at, 'UTC'), code: codeOf(parcel), state: stateOf(parcel) };
    const events = alone ? eventsOf([overall]) : said;
    const day =
      dayOf(parcel.carrier_detail?.est_delivery_date_local ?? null, null) ?? dayOf(parcel.est_delivery_date, null);
    return reportOf(parcel.carrier ?? 'easypost', parcel.tracking_code, events, {
      estimate: estimateOf(day),
      estimatedAt: momentOf(parcel.updated_at, 'UTC'),
      deliveredTo: isDelivered(events) ? parcel.signed_by : null,
      pickup: pickupOf(events),
    });
  });
}

type Status = { status: string | null; status_detail: string | null };

/** Both words: "in_transit" alone hides that it is held. */
const codeOf = ({ status, status_detail: detail }: Status) =>
  status === null ? detail : detail === null ? status : `${status}/${detail}`;

function stateOf({ status, status_detail: detail }: Status): ShipmentState | null {
  const precise = status === null || VAGUE.includes(status) ? DETAILS.get(detail ?? '') : undefined;
  return precise ?? STATES.get(status ?? '') ?? null;
}

function pickupOf(events: CarrierReport['events']): CarrierReport['pickup'] {
  const last = events.findLast(({ state }) => state !== null);
  return last?.state === 'ready_for_pickup' && last.place !== null ? { place: last.place, until: null } : null;
}
