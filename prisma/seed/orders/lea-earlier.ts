import type { OrderStory } from './story';

const VISA = 'Visa, Endziffern 4417';
const MILK_BOX = 'in Ihr Milchkastenfach';

/** Lea's orders with a history worth looking at, older than a month. */
export const earlierOrders: readonly OrderStory[] = [
  {
    // The tamper is back; its refund is on the way.
    number: 'RW-24533',
    placed: [-39, '21:17'],
    lines: [{ product: 'tamper', quantity: 1, returned: 1 }],
    postage: 900,
    payment: { method: VISA, state: 'paid', paid: [-39, '21:17'] },
    credit: { at: [-3, '15:20'], lines: [[1, 1]] },
    parcels: [
      {
        carrier: 'post',
        state: 'delivered',
        packed: [-38, '11:42'],
        handedOver: [-38, '17:12'],
        delivered: [-36, '12:09'],
        to: MILK_BOX,
        expected: -36,
      },
    ],
  },
  {
    // One thing of three could not be had any more.
    number: 'RW-24471',
    placed: [-46, '18:30'],
    lines: [
      { product: 'leveller', quantity: 1 },
      { product: 'dosingRing', quantity: 1, cancelled: 1 },
      { product: 'beansGuji', quantity: 2 },
    ],
    payment: { method: VISA, state: 'partly_refunded', paid: [-46, '18:30'], refunded: [-43, '09:10'] },
    cancelled: { at: [-45, '09:55'], detail: 'Dosierring: nicht mehr lieferbar' },
    parcels: [
      {
        carrier: 'post',
        state: 'delivered',
        packed: [-45, '10:50'],
        handedOver: [-45, '17:12'],
        delivered: [-44, '11:56'],
        to: MILK_BOX,
        expected: -44,
      },
    ],
  },
  {
    number: 'RW-24390',
    placed: [-57, '13:12'],
    lines: [{ product: 'grinderHand', quantity: 1, returned: 1 }],
    payment: { method: 'TWINT', state: 'refunded', paid: [-57, '13:12'], refunded: [-41, '09:10'] },
    credit: { at: [-43, '14:35'], lines: [[1, 1]] },
    parcels: [
      {
        carrier: 'post',
        state: 'delivered',
        packed: [-56, '14:44'],
        handedOver: [-56, '17:12'],
        delivered: [-55, '10:03'],
        to: 'an Lea Brunner',
        expected: -55,
      },
    ],
  },
  {
    // Two sellers, two parcels, the second a day late.
    number: 'RW-24311',
    placed: [-65, '20:26'],
    lines: [
      { product: 'sugarBowl', quantity: 1 },
      { product: 'beansSet', quantity: 1 },
      { product: 'chocolate', quantity: 2 },
    ],
    voucher: { code: 'SOMMER', amount: 1500 },
    payment: { method: VISA, state: 'paid', paid: [-65, '20:26'] },
    parcels: [
      {
        carrier: 'post',
        holds: [
          [2, 1],
          [3, 2],
        ],
        state: 'delivered',
        packed: [-64, '10:35'],
        handedOver: [-64, '17:12'],
        delivered: [-63, '11:20'],
        to: MILK_BOX,
        expected: -63,
      },
      {
        carrier: 'post',
        holds: [[1, 1]],
        state: 'delivered',
        packed: [-63, '13:52'],
        handedOver: [-63, '17:12'],
        delivered: [-61, '15:47'],
        to: 'an Lea Brunner',
        expected: -61,
        delay: { promised: -62, at: [-62, '07:05'], reason: 'Paketzentrum Zürich-Mülligen überlastet' },
      },
    ],
  },
  {
    number: 'RW-24218',
    placed: [-75, '17:33'],
    lines: [{ product: 'machine', quantity: 1 }],
    payment: { method: VISA, state: 'paid', paid: [-75, '17:33'] },
    parcels: [
      {
        carrier: 'planzer',
        state: 'delivered',
        packed: [-74, '14:15'],
        handedOver: [-73, '08:30'],
        delivered: [-72, '09:50'],
        to: 'in die Wohnung, an Lea Brunner',
        expected: -72,
        between: ['08:00', '12:00'],
      },
    ],
  },
  {
    // One of two parcels never came.
    number: 'RW-24101',
    placed: [-101, '08:54'],
    lines: [{ product: 'beans', quantity: 3 }],
    payment: { method: VISA, state: 'partly_refunded', paid: [-101, '08:54'], refunded: [-82, '09:10'] },
    credit: { at: [-84, '14:35'], lines: [[1, 1]] },
    parcels: [
      {
        carrier: 'post',
        holds: [[1, 2]],
        state: 'delivered',
        packed: [-100, '11:11'],
        handedOver: [-100, '17:12'],
        delivered: [-98, '10:37'],
        to: MILK_BOX,
        expected: -98,
      },
      {
        carrier: 'post',
        holds: [[1, 1]],
        state: 'no_news',
        lost: true,
        packed: [-100, '11:19'],
        handedOver: [-100, '17:12'],
        expected: -98,
        trouble: { kind: 'problem', at: [-85, '10:00'], detail: 'Nachforschung der Post: Das Paket ist verloren' },
      },
    ],
  },
  {
    number: 'RW-23980',
    placed: [-126, '15:55'],
    lines: [{ product: 'scale', quantity: 1, cancelled: 1 }],
    payment: { method: VISA, state: 'refunded', paid: [-126, '15:55'], refunded: [-124, '09:10'] },
    cancelled: { at: [-126, '16:40'], detail: 'von Ihnen' },
  },
  {
    number: 'RW-23758',
    placed: [-158, '19:22'],
    lines: [
      { product: 'tote', quantity: 1, cancelled: 1 },
      { product: 'cloths', quantity: 1, cancelled: 1 },
    ],
    payment: { method: 'TWINT', state: 'refunded', paid: [-158, '19:22'], refunded: [-153, '09:10'] },
    cancelled: { at: [-155, '10:12'], detail: 'von uns: nicht mehr lieferbar' },
  },
  {
    // From the shop's old system: an invoice and nothing else.
    number: 'RW-14712',
    placed: [-1450, '10:30'],
    lines: [
      { product: 'beansSmall', quantity: 2, delivered: 2 },
      { product: 'filterPapers', quantity: 1, delivered: 1 },
    ],
    postage: 900,
    payment: { method: 'Rechnung', state: 'unknown' },
    invoiced: -1449,
    completed: true,
  },
];
