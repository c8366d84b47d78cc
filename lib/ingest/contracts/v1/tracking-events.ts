import { z } from 'zod';
import { day, hour, instant, text } from './common';
import { pickup, shipmentState } from './shipments';

export const trackingEvent = z
  .strictObject({
    shipment: text(100).optional().meta({ description: 'Id of the parcel; it may come in later' }),
    trackingNumber: text(100).optional().meta({ description: 'Or its number with the carrier' }),
    at: instant,
    code: text(100).meta({ description: "The carrier's own code" }),
    state: shipmentState
      .nullish()
      .meta({ description: 'What the code means; unset: nobody knows, and the parcel is shown as on its way' }),
    text: text(500).nullish().meta({ description: "In the carrier's words" }),
    place: text(200).nullish(),
    deliveredTo: text(200).nullish().meta({ description: 'Of a delivery: whose hands, which box' }),
    pickup: pickup.nullish().meta({ description: 'Of a parcel that waits to be collected: where, until when' }),
    estimate: z
      .strictObject({
        on: day,
        from: hour.nullish(),
        to: hour.nullish(),
        reason: text(500).nullish().meta({ description: 'Why it is another day than before' }),
        at: instant.optional().meta({ description: 'When it was said; unset: with the message' }),
      })
      .nullish()
      .meta({ description: 'When the carrier says with it that the parcel arrives; each word is kept' }),
  })
  .refine(({ shipment, trackingNumber }) => (shipment === undefined) !== (trackingNumber === undefined), {
    path: ['shipment'],
    message: 'a message is about a parcel: name it by its id or by its number',
  })
  .meta({
    id: 'TrackingEvent',
    title: 'Tracking event',
    description: 'One message of a carrier, kept as it came; the same one twice is one',
  });
export type TrackingEventEntry = z.infer<typeof trackingEvent>;
