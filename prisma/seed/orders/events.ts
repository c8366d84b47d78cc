import type { OrderEventInput } from '@/lib/orders/types';
import { type Moment, minutesLater } from '../calendar';
import type { OrderStory, ParcelStory } from './story';

/** `parcel`: place among the order's parcels, from 1. */
type Event = Pick<OrderEventInput, 'kind' | 'detail' | 'key'> & { at: Moment; parcel?: number };
export type EventTold = Omit<Event, 'at'> & { at: Date };

/** What happened to an order, from its story. An order closed at the source before the portal has no history. */
export function eventsOf(story: OrderStory, confirmedAfter: number): Event[] {
  if (story.completed) return [];
  const { payment, delay, cancelled, credit, parcels = [] } = story;
  const first = parcels[0]?.packed;
  const picking = story.picking ?? (first ? minutesLater(first, -35) : undefined);
  const events: (Event | null)[] = [
    { kind: 'placed', key: 'placed', at: story.placed },
    payment.paid ? { kind: 'paid', key: 'paid', at: payment.paid, detail: payment.method } : null,
    { kind: 'confirmed', key: 'confirmed', at: minutesLater(story.placed, confirmedAfter) },
    picking ? { kind: 'picking', key: 'picking', at: picking } : null,
    delay ? { kind: 'delayed', key: 'delayed', at: delay.at, detail: delay.reason } : null,
    ...parcels.flatMap((parcel, index) => parcelEvents(parcel, index + 1)),
    cancelled ? { kind: 'cancelled', key: 'cancelled', at: cancelled.at, detail: cancelled.detail } : null,
    credit ? { kind: 'credited', key: 'credited', at: credit.at } : null,
    payment.refunded ? { kind: 'refunded', key: 'refunded', at: payment.refunded, detail: payment.method } : null,
  ];
  return events.filter((event) => event !== null);
}

function parcelEvents(parcel: ParcelStory, sequence: number): Event[] {
  const { packed, handedOver, delivered, delay, trouble, pickup } = parcel;
  const event = (kind: Event['kind'], at: Moment | undefined, detail?: string): Event[] =>
    at ? [{ kind, at, key: `${kind}:${sequence}`, parcel: sequence, ...(detail ? { detail } : {}) }] : [];
  return [
    ...event('packed', packed),
    ...event('handed_over', handedOver),
    ...event('delayed', delay?.at, delay?.reason),
    ...event('out_for_delivery', delivered && !pickup ? [delivered[0], '07:14'] : undefined),
    ...event(trouble?.kind ?? 'problem', trouble?.at, trouble?.detail),
    ...event('ready_for_pickup', pickup?.at, pickup?.place),
    ...event('delivered', delivered, parcel.to),
  ];
}
