import { Temporal } from 'temporal-polyfill';
import type { Calendar, Moment } from '../calendar';
import { type Habit, routineOrders } from './routine';
import type { Buyer, Customer, OrderStory, UnnumberedStory } from './story';

const COUNT = 180;
const mara: Buyer = { name: 'Mara Steiner', email: 'mara.steiner@cafe-linde.example' };
const tim: Buyer = { name: 'Tim Huber', email: 'tim.huber@cafe-linde.example' };
const lea: Buyer = { name: 'Lea Brunner', email: 'lea.brunner@example.ch' };
const byInvoice = { method: 'Rechnung, 30 Tage', state: 'open', term: 30 } as const;

/** What a café's week brings, and what goes wrong in it. */
const recent: readonly OrderStory[] = [
  {
    number: 'RW-24875',
    placed: [-1, '16:20'],
    buyer: mara,
    lines: [
      { product: 'beansGastro', quantity: 12 },
      { product: 'tablets', quantity: 2 },
    ],
    payment: byInvoice,
    expected: 2,
  },
  {
    // Its invoice is of today: the month's papers are never empty, not even on the first.
    number: 'RW-24861',
    placed: [-2, '09:10'],
    buyer: tim,
    reference: 'Bar vorne',
    lines: [
      { product: 'beansGastro', quantity: 6 },
      { product: 'milkCleaner', quantity: 2 },
    ],
    payment: byInvoice,
    invoiced: 0,
    parcels: [
      {
        carrier: 'planzer',
        state: 'in_transit',
        packed: [-1, '09:40'],
        handedOver: [-1, '16:05'],
        expected: 1,
        between: ['06:00', '09:00'],
      },
    ],
  },
  {
    number: 'RW-24838',
    placed: [-3, '07:48'],
    buyer: tim,
    lines: [
      { product: 'filterCartridge', quantity: 2 },
      { product: 'gasketSilicone', quantity: 4 },
    ],
    postage: 900,
    payment: byInvoice,
    expected: 4,
    delay: { promised: -1, at: [-2, '15:10'], reason: 'Kartuschen kommen erst nächste Woche aus dem Werk' },
  },
  {
    number: 'RW-24821',
    placed: [-4, '10:35'],
    buyer: lea,
    reference: 'Schulung Team',
    lines: [{ product: 'book', quantity: 4 }],
    postage: 900,
    payment: byInvoice,
    parcels: [
      {
        carrier: 'post',
        state: 'returning',
        packed: [-3, '11:00'],
        handedOver: [-3, '17:12'],
        trouble: { kind: 'problem', at: [-2, '09:20'], detail: 'Annahme verweigert, das Paket geht zurück' },
      },
    ],
  },
  {
    number: 'RW-24779',
    placed: [-8, '08:05'],
    buyer: mara,
    lines: [
      { product: 'cupCappuccino', quantity: 24 },
      { product: 'cupsSix', quantity: 4 },
    ],
    payment: byInvoice,
    parcels: [
      {
        carrier: 'planzer',
        holds: [[2, 4]],
        state: 'delivered',
        packed: [-7, '10:45'],
        handedOver: [-7, '16:05'],
        delivered: [-6, '08:15'],
        to: 'an Tim Huber',
        expected: -6,
      },
      {
        carrier: 'post',
        holds: [[1, 24]],
        state: 'no_news',
        packed: [-7, '11:30'],
        handedOver: [-7, '17:12'],
        expected: -6,
        trouble: {
          kind: 'problem',
          at: [-2, '08:00'],
          detail: 'Seit der Übergabe keine Meldung, wir fragen bei der Post nach',
        },
      },
    ],
  },
  {
    // Nobody has paid this one: overdue.
    number: 'RW-24590',
    placed: [-33, '08:40'],
    buyer: mara,
    lines: [{ product: 'cupsSix', quantity: 12 }],
    payment: byInvoice,
    parcels: [
      {
        carrier: 'planzer',
        state: 'delivered',
        packed: [-32, '10:10'],
        handedOver: [-32, '16:05'],
        delivered: [-31, '08:35'],
        to: 'an Mara Steiner',
        expected: -31,
      },
    ],
  },
  {
    number: 'RW-24552',
    placed: [-37, '14:22'],
    buyer: tim,
    reference: 'Bar hinten',
    lines: [
      { product: 'serviceKit', quantity: 1 },
      { product: 'spring', quantity: 2 },
      { product: 'spout', quantity: 2, cancelled: 2 },
    ],
    postage: 900,
    payment: { method: 'Rechnung, 30 Tage', state: 'paid', term: 30, paid: [-14, '08:00'] },
    cancelled: { at: [-36, '09:30'], detail: 'Doppelauslauf: von Ihnen' },
    parcels: [
      {
        carrier: 'post',
        state: 'delivered',
        packed: [-36, '13:15'],
        handedOver: [-36, '17:12'],
        delivered: [-35, '09:05'],
        to: 'an Tim Huber',
        expected: -35,
      },
    ],
  },
];

const habit = (customer: Customer, calendar: Calendar): Habit => ({
  customer,
  shelf: [
    ['beansGastro', 14],
    ['beans', 6],
    ['beansDecaf', 4],
    ['chocolate', 4],
    ['tablets', 7],
    ['milkCleaner', 6],
    ['grinderCleaner', 3],
    ['descaler', 3],
    ['filterCartridge', 2],
    ['gasketSilicone', 3],
    ['showerScreen', 2],
    ['filterPapers', 3],
    ['cloths', 2],
    ['groupBrush', 1],
    ['cupBlack', 1],
    ['cupCappuccino', 1],
    ['jugLarge', 1],
    ['screw', 1],
  ],
  lines: [2, 5],
  pieces: [1, 6],
  hours: [7, 17],
  methods: [byInvoice.method],
  term: byInvoice.term,
  buyers: [mara, mara, mara, tim, tim, lea],
  referenceOf: (buyer, placed) => referenceOf(buyer, placed, calendar),
  places: ['an Mara Steiner', 'an Tim Huber', 'an Nora Frei', 'in den Hof, Rampe 2'],
  delays: ['Strasse gesperrt', 'Paketzentrum Zürich-Mülligen überlastet', 'Beim Verladen liegen geblieben'],
  freeFrom: 20_000,
  postage: 900,
});

/** The café's orders, by three people, since it opened. */
export function lindesOrders(customer: Customer, calendar: Calendar): UnnumberedStory[] {
  const usual = habit(customer, calendar);
  const authored = recent.map((story) => ({ reference: referenceOf(story.buyer, story.placed, calendar), ...story }));
  return [...authored, ...routineOrders('linde', COUNT - authored.length, [-10, -1100], usual, calendar)];
}

/** Mara uses numbers of the café's own, Tim writes where it goes, Lea mostly nothing. */
function referenceOf(buyer: Buyer | undefined, [placed]: Moment, calendar: Calendar): string | undefined {
  const day = Temporal.PlainDate.from(calendar.day(placed));
  if (buyer === mara) return `PO ${day.year}-${String(Math.ceil(day.dayOfYear * 0.36)).padStart(3, '0')}`;
  if (buyer === tim) return ['Bar vorne', 'Bar hinten', 'Backstube'][day.day % 3];
  return day.day % 4 === 0 ? 'Wochenende' : undefined;
}
