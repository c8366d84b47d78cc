import type { IconName } from '@/components/ui/icon';
import type { Tone } from '@/components/ui/tone';
import type { OrderSummary, ShipmentState } from '@/lib/orders/types';

export type Look = {
  tone: Tone;
  icon: IconName;
  /** parts of the four-part bar; null = no bar, it is over */
  progress: number | null;
};

/** Sign and colour of each state of an order (design, "States"); the word is `orders.state.<state>`. */
export const orderLooks: Record<OrderSummary['state'], Look> = {
  confirmed: { tone: 'new', icon: 'parcel', progress: 0.5 },
  in_preparation: { tone: 'new', icon: 'parcel', progress: 1 },
  partly_shipped: { tone: 'move', icon: 'truck', progress: 2 },
  shipped: { tone: 'move', icon: 'truck', progress: 2.5 },
  ready_for_pickup: { tone: 'wait', icon: 'place', progress: 3.5 },
  delayed: { tone: 'wait', icon: 'clock', progress: 2.5 },
  problem: { tone: 'bad', icon: 'warning', progress: 2.5 },
  partly_delivered: { tone: 'move', icon: 'truck', progress: 3 },
  delivered: { tone: 'good', icon: 'done', progress: null },
  cancelled: { tone: 'off', icon: 'cross', progress: null },
  completed: { tone: 'off', icon: 'check', progress: null },
};

/** The same for a parcel; the word is `orders.parcel.state.<state>`. */
export const parcelLooks: Record<ShipmentState | 'lost', Look> = {
  label_created: { tone: 'new', icon: 'label', progress: 0.5 },
  packed: { tone: 'new', icon: 'parcel', progress: 1 },
  in_transit: { tone: 'move', icon: 'truck', progress: 2.5 },
  out_for_delivery: { tone: 'move', icon: 'truck', progress: 3.5 },
  attempt_failed: { tone: 'wait', icon: 'attempt', progress: 3 },
  ready_for_pickup: { tone: 'wait', icon: 'place', progress: 3.5 },
  delivered: { tone: 'good', icon: 'done', progress: 4 },
  exception: { tone: 'bad', icon: 'warning', progress: 2.5 },
  returning: { tone: 'wait', icon: 'back', progress: 2 },
  returned_to_sender: { tone: 'off', icon: 'back', progress: null },
  no_news: { tone: 'wait', icon: 'unknown', progress: 2.5 },
  cancelled: { tone: 'off', icon: 'cross', progress: null },
  lost: { tone: 'bad', icon: 'stop', progress: null },
};
