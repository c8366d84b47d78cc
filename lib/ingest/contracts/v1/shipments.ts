import { z } from 'zod';
import { day, hour, instant, link, sourceId, text, versioned } from './common';

const LINES_MAX = 10_000;

/** Where a parcel is (domain rule 2). */
export const shipmentState = z.enum([
  'label_created',
  'packed',
  'in_transit',
  'out_for_delivery',
  'attempt_failed',
  'ready_for_pickup',
  'delivered',
  'exception',
  'returning',
  'returned_to_sender',
  'no_news',
  'cancelled',
]);

/** Where a parcel waits, until when. */
export const pickup = z.strictObject({ place: text(300), until: day.nullish(), code: text(50).nullish() });

export const shipment = z
  .strictObject({
    id: sourceId('parcel'),
    order: text(100).meta({ description: 'Id of its order; it may come in later' }),
    carrier: text(100)
      .nullish()
      .meta({ examples: ['Die Post'] }),
    trackingNumber: text(100).nullish(),
    trackingUrl: link.nullish(),
    state: shipmentState.default('label_created'),
    lost: z.boolean().default(false),
    packedAt: instant.nullish(),
    handedOverAt: instant.nullish(),
    deliveredAt: instant.nullish(),
    deliveredTo: text(200)
      .nullish()
      .meta({ examples: ['in the letter box'] }),
    expectedOn: day
      .nullish()
      .meta({ description: 'Day of delivery as it stands; the first one is kept as the promise' }),
    expectedFrom: hour.nullish(),
    expectedTo: hour.nullish(),
    delayReason: text(500).nullish(),
    pickup: pickup.nullish().meta({ description: 'Where it waits, until when' }),
    items: z
      .array(z.strictObject({ line: text(100), quantity: z.int().min(1).max(1_000_000_000) }))
      .max(LINES_MAX)
      .meta({ description: 'What is in it; `line` is the id of the line in the order' }),
    ...versioned,
  })
  .meta({ id: 'Shipment', title: 'Shipment', description: 'One parcel' });
export type ShipmentEntry = z.infer<typeof shipment>;
