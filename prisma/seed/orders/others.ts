import type { Calendar } from '../calendar';
import { type Habit, routineOrders } from './routine';
import type { Customer, OrderStory, UnnumberedStory } from './story';

const COUNT = 12;
const VISA_FR = 'Visa, se terminant par 2208';
const home: Pick<Habit, 'lines' | 'pieces' | 'hours'> = { lines: [1, 3], pieces: [1, 2], hours: [7, 21] };

/** Luc's, in French. */
export function lucsOrders(customer: Customer, calendar: Calendar): UnnumberedStory[] {
  return withRoutine('luc', lucsRecent, calendar, {
    ...home,
    customer,
    shelf: [
      ['beansHuila', 5],
      ['beansGuji', 4],
      ['beansDecaf', 2],
      ['filterPapers', 3],
      ['mug', 1],
      ['dripper', 1],
      ['server', 1],
      ['book', 1],
    ],
    methods: [VISA_FR, 'TWINT'],
    places: ['dans votre boîte à lait', 'devant votre porte', 'à Luc Favre'],
    delays: ['Centre de colis de Daillens surchargé', 'Chutes de neige'],
    freeFrom: 10_000,
    postage: 900,
  });
}

const lucsRecent: readonly OrderStory[] = [
  {
    number: 'RW-24862',
    placed: [-2, '11:12'],
    lines: [{ product: 'machineAare', quantity: 1 }],
    payment: { method: VISA_FR, state: 'paid', paid: [-2, '11:12'] },
    parcels: [
      {
        carrier: 'post',
        state: 'in_transit',
        packed: [-1, '11:05'],
        handedOver: [-1, '17:12'],
        expected: 2,
        delay: { promised: 1, at: [-1, '21:15'], reason: 'Centre de colis de Daillens surchargé' },
      },
    ],
  },
  {
    number: 'RW-24640',
    placed: [-27, '19:44'],
    lines: [
      { product: 'kettle', quantity: 1 },
      { product: 'travelCup', quantity: 1, returned: 1 },
    ],
    payment: { method: VISA_FR, state: 'partly_refunded', paid: [-27, '19:44'], refunded: [-10, '09:10'] },
    credit: { at: [-12, '14:35'], lines: [[2, 1]] },
    parcels: [
      {
        carrier: 'post',
        state: 'delivered',
        packed: [-26, '11:05'],
        handedOver: [-26, '17:12'],
        delivered: [-24, '09:48'],
        to: 'dans votre boîte à lait',
        expected: -24,
      },
    ],
  },
];

/** Jonas's: German prices, German tax, carriers of Germany. */
export function jonasOrders(customer: Customer, calendar: Calendar): UnnumberedStory[] {
  return withRoutine('jonas', jonasRecent, calendar, {
    ...home,
    customer,
    shelf: [
      ['beans', 6],
      ['beansSeven', 3],
      ['tablets', 2],
      ['descaler', 1],
      ['burrs', 1],
      ['grinderCleaner', 2],
      ['apronLeather', 1],
      ['tamper', 1],
      ['jugLarge', 1],
    ],
    methods: ['PayPal', 'SEPA-Lastschrift, endet auf 3117'],
    places: ['an Jonas Keller', 'in den Hausflur', 'an die Nachbarin, Familie Groß'],
    delays: ['Zoll in Weil am Rhein', 'Sendungsaufkommen hoch'],
    freeFrom: 8000,
    postage: 690,
  });
}

const jonasRecent: readonly OrderStory[] = [
  {
    number: 'RW-24852',
    placed: [-3, '18:02'],
    lines: [{ product: 'beans', quantity: 3 }],
    payment: { method: 'PayPal', state: 'paid', paid: [-3, '18:02'] },
    parcels: [
      {
        carrier: 'dhl',
        state: 'in_transit',
        packed: [-2, '10:22'],
        handedOver: [-2, '16:40'],
        expected: 1,
        between: ['13:00', '16:00'],
      },
    ],
  },
  {
    number: 'RW-24811',
    placed: [-5, '22:19'],
    lines: [{ product: 'burrs', quantity: 1 }],
    postage: 690,
    payment: { method: 'PayPal', state: 'paid', paid: [-5, '22:19'] },
    parcels: [
      {
        carrier: 'dhl',
        state: 'ready_for_pickup',
        packed: [-4, '13:40'],
        handedOver: [-4, '16:40'],
        expected: -2,
        pickup: { at: [-2, '15:25'], place: 'Packstation 127, Freiburg-Wiehre', until: 5, code: '4719 0286' },
      },
    ],
  },
  {
    number: 'RW-24508',
    placed: [-42, '20:37'],
    lines: [{ product: 'grinder', quantity: 1 }],
    payment: { method: 'PayPal', state: 'paid', paid: [-42, '20:37'] },
    parcels: [
      {
        carrier: 'dhl',
        state: 'delivered',
        packed: [-41, '13:05'],
        handedOver: [-41, '16:40'],
        delivered: [-38, '12:34'],
        to: 'an Jonas Keller',
        expected: -38,
      },
    ],
  },
];

/** Somebody without a login: found by number and address, taken over by registering with that address. */
export const guestsOrders: readonly OrderStory[] = [
  {
    number: 'RW-24856',
    placed: [-3, '13:27'],
    lines: [{ product: 'scaleMini', quantity: 1 }],
    postage: 900,
    payment: { method: 'TWINT', state: 'paid', paid: [-3, '13:27'] },
    parcels: [{ carrier: 'post', state: 'in_transit', packed: [-1, '13:20'], handedOver: [-1, '17:12'], expected: 1 }],
  },
  {
    number: 'RW-24498',
    placed: [-43, '17:09'],
    lines: [
      { product: 'beansSmall', quantity: 2 },
      { product: 'mug', quantity: 1 },
    ],
    postage: 900,
    payment: { method: 'TWINT', state: 'paid', paid: [-43, '17:09'] },
    parcels: [
      {
        carrier: 'post',
        state: 'delivered',
        packed: [-42, '10:18'],
        handedOver: [-42, '17:12'],
        delivered: [-41, '11:02'],
        to: 'in den Briefkasten',
        expected: -41,
      },
    ],
  },
];

function withRoutine(
  name: string,
  authored: readonly OrderStory[],
  calendar: Calendar,
  habit: Habit,
): UnnumberedStory[] {
  return [...authored, ...routineOrders(name, COUNT - authored.length, [-60, -900], habit, calendar)];
}
