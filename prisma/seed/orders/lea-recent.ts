import type { OrderStory } from './story';

const VISA = 'Visa, Endziffern 4417';
const MILK_BOX = 'in Ihr Milchkastenfach';

/** The orders of the last weeks, as the mockups show them, and beside them what else can happen to an order. */
export const recentOrders: readonly OrderStory[] = [
  {
    number: 'RW-24871',
    placed: [-1, '08:12'],
    lines: [{ product: 'beans', quantity: 2 }],
    postage: 900,
    payment: { method: VISA, state: 'paid', paid: [-1, '08:12'] },
    expected: 2,
  },
  {
    number: 'RW-24846',
    placed: [-2, '21:34'],
    lines: [
      { product: 'cupBlack', quantity: 2 },
      { product: 'chocolate', quantity: 1 },
    ],
    postage: 900,
    payment: { method: 'TWINT', state: 'paid', paid: [-2, '21:34'] },
    parcels: [{ carrier: 'post', state: 'in_transit', packed: [-1, '14:26'], handedOver: [-1, '17:12'], expected: 1 }],
  },
  {
    number: 'RW-24817',
    placed: [-4, '20:51'],
    lines: [
      { product: 'grinder', quantity: 1 },
      { product: 'scale', quantity: 1 },
      { product: 'beans', quantity: 2 },
    ],
    voucher: { code: 'HERBST', amount: 4000 },
    postage: 900,
    payment: { method: VISA, state: 'paid', paid: [-4, '20:51'] },
    picking: [-3, '13:40'],
    parcels: [
      {
        carrier: 'post',
        holds: [
          [2, 1],
          [3, 2],
        ],
        state: 'delivered',
        packed: [-3, '14:20'],
        handedOver: [-3, '17:12'],
        delivered: [-2, '11:38'],
        to: MILK_BOX,
        expected: -2,
      },
      {
        carrier: 'post',
        holds: [[1, 1]],
        state: 'in_transit',
        packed: [-3, '15:05'],
        handedOver: [-3, '17:12'],
        expected: 2,
        delay: { promised: 1, at: [-1, '19:40'], reason: 'Sortieranlage Frauenfeld ausgefallen' },
        told: [
          { at: [-2, '04:51'], state: 'in_transit', text: 'Sortiert', place: 'Härkingen' },
          { at: [-1, '02:47'], state: 'in_transit', text: 'Angekommen im Paketzentrum', place: 'Frauenfeld' },
          {
            at: [-1, '19:36'],
            state: 'exception',
            text: 'Aufgehalten im Paketzentrum',
            place: 'Frauenfeld',
            names: { day: 2, reason: 'Sortieranlage Frauenfeld ausgefallen' },
          },
          {
            at: [0, '00:52'],
            state: 'in_transit',
            text: 'Tour geplant, Zeitfenster 10–12 Uhr',
            place: 'Zürich Wiedikon',
            names: { day: 2, between: ['10:00', '12:00'] },
          },
        ],
      },
    ],
  },
  {
    number: 'RW-24802',
    placed: [-5, '12:47'],
    lines: [
      { product: 'dripper', quantity: 1 },
      { product: 'kettle', quantity: 1 },
    ],
    payment: { method: VISA, state: 'paid', paid: [-5, '12:47'] },
    expected: 6,
    parcels: [
      {
        carrier: 'post',
        holds: [[1, 1]],
        state: 'in_transit',
        packed: [-1, '10:58'],
        handedOver: [-1, '17:12'],
        expected: 1,
      },
    ],
  },
  {
    number: 'RW-24790',
    placed: [-6, '18:22'],
    lines: [
      { product: 'filter', quantity: 1 },
      { product: 'tablets', quantity: 1 },
    ],
    postage: 900,
    payment: { method: 'TWINT', state: 'paid', paid: [-6, '18:22'] },
    parcels: [
      {
        carrier: 'post',
        state: 'ready_for_pickup',
        packed: [-5, '11:15'],
        handedOver: [-5, '17:12'],
        expected: -3,
        pickup: { at: [-3, '13:05'], place: 'Post Zürich Wiedikon', until: 4, code: '4827 19' },
      },
    ],
  },
  {
    number: 'RW-24776',
    placed: [-8, '09:03'],
    lines: [{ product: 'apronPetrol', quantity: 1 }],
    postage: 900,
    payment: { method: VISA, state: 'paid', paid: [-8, '09:03'] },
    parcels: [
      {
        carrier: 'post',
        state: 'attempt_failed',
        packed: [-3, '10:31'],
        handedOver: [-3, '17:12'],
        expected: 1,
        delay: { promised: -1, at: [-1, '11:26'], reason: 'Niemand zu Hause, zweiter Versuch am nächsten Werktag' },
        trouble: { kind: 'attempt_failed', at: [-1, '11:25'], detail: 'Niemand zu Hause' },
      },
    ],
  },
  {
    number: 'RW-24755',
    placed: [-10, '12:10'],
    lines: [{ product: 'jug', quantity: 1 }],
    postage: 900,
    payment: { method: VISA, state: 'paid', paid: [-10, '12:10'] },
    parcels: [
      {
        carrier: 'post',
        state: 'in_transit',
        packed: [-1, '14:10'],
        handedOver: [-1, '17:12'],
        expected: 3,
        delay: { promised: 0, at: [-1, '11:30'], reason: 'Der Hersteller hat uns zu spät beliefert' },
      },
    ],
  },
  {
    number: 'RW-24741',
    placed: [-13, '19:16'],
    lines: [{ product: 'glasses', quantity: 2 }],
    postage: 900,
    payment: { method: 'TWINT', state: 'paid', paid: [-13, '19:16'] },
    parcels: [
      {
        carrier: 'post',
        state: 'exception',
        packed: [-12, '13:22'],
        handedOver: [-12, '17:12'],
        expected: 4,
        delay: { promised: -11, at: [-9, '08:40'], reason: 'Adressetikette beschädigt' },
        trouble: {
          kind: 'problem',
          at: [-9, '08:38'],
          detail: 'Adressetikette beschädigt, wir klären es mit der Post',
        },
      },
    ],
  },
  {
    // Ordered ahead: nobody knows yet when the winter roast is ready.
    number: 'RW-24719',
    placed: [-17, '07:41'],
    lines: [{ product: 'beansWinter', quantity: 2 }],
    postage: 900,
    payment: { method: VISA, state: 'paid', paid: [-17, '07:41'] },
  },
  {
    number: 'RW-24702',
    placed: [-19, '19:05'],
    lines: [
      { product: 'cups', quantity: 2 },
      { product: 'portafilter', quantity: 1 },
    ],
    payment: { method: VISA, state: 'paid', paid: [-19, '19:05'] },
    parcels: [
      {
        carrier: 'post',
        state: 'delivered',
        packed: [-17, '10:20'],
        handedOver: [-17, '17:12'],
        delivered: [-16, '10:42'],
        to: MILK_BOX,
        expected: -16,
      },
    ],
  },
  {
    // Of three pieces one came back, one stayed and one is still to come.
    number: 'RW-24688',
    placed: [-22, '20:08'],
    lines: [{ product: 'cupCappuccino', quantity: 3, returned: 1 }],
    postage: 900,
    payment: { method: VISA, state: 'partly_refunded', paid: [-22, '20:08'], refunded: [-3, '09:10'] },
    expected: 5,
    credit: { at: [-5, '14:35'], lines: [[1, 1]] },
    parcels: [
      {
        carrier: 'post',
        holds: [[1, 2]],
        state: 'delivered',
        packed: [-20, '11:47'],
        handedOver: [-20, '17:12'],
        delivered: [-19, '09:31'],
        to: MILK_BOX,
        expected: -19,
      },
    ],
  },
  {
    number: 'RW-24655',
    placed: [-25, '21:58'],
    lines: [
      { product: 'knockBox', quantity: 1 },
      { product: 'tampingMat', quantity: 1 },
    ],
    postage: 900,
    payment: { method: 'Rechnung, 30 Tage', state: 'open', term: 30 },
    parcels: [
      {
        carrier: 'post',
        state: 'delivered',
        packed: [-22, '13:05'],
        handedOver: [-22, '17:12'],
        delivered: [-21, '14:20'],
        to: 'vor die Wohnungstür',
        expected: -21,
      },
    ],
  },
];
