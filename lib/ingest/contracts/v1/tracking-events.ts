import { z } from 'zod';
import { instant, text } from './common';
import { shipmentState } from './shipments';

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
