import type { Calendar } from '../calendar';
import { catalogue } from '../catalogue';
import { type Habit, routineOrders } from './routine';
import type { Buyer, Customer, OrderStory, UnnumberedStory } from './story';

const COUNT = 40;
const eva: Buyer = { name: 'Eva Roth', email: 'eva.roth@hotel-seeblick.example' };
const byInvoice = { method: 'Rechnung, 30 Tage', state: 'open', term: 30 } as const;

const recent: readonly OrderStory[] = [
  {
    number: 'RW-24866',
    placed: [-2, '10:05'],
    buyer: eva,
    reference: 'Lobby-Bar und Terrasse',
    lines: [{ product: 'machineG2', quantity: 2 }],
    payment: byInvoice,
    expected: 9,
    parcels: [
      {
        carrier: 'planzer',
        holds: [[1, 1]],
        state: 'in_transit',
        packed: [-1, '11:20'],
        handedOver: [-1, '16:05'],
        expected: 2,
        between: ['08:00', '12:00'],
      },
    ],
  },
  {
    number: 'RW-24842',
    placed: [-3, '15:31'],
    buyer: eva,
    reference: 'Frühstück',
    lines: [
      { product: 'beansGastro', quantity: 10 },
      { product: 'chocolate', quantity: 12 },
    ],
    payment: byInvoice,
    parcels: [{ carrier: 'planzer', state: 'packed', packed: [-1, '15:35'], expected: 2 }],
  },
];

/** A house is furnished: everything but machines for two places, so that its page shows how long orders are paged. */
function opening(): OrderStory {
  const goods = catalogue.filter(({ category }) => category !== 'machines');
  const lines = ['restaurant', 'lido'].flatMap((place) =>
    goods.map(({ key }, index) => ({ product: key, quantity: 1 + ((index + place.length) % 4) })),
  );
  const parcel = (from: number, to: number, minute: string) => ({
    carrier: 'planzer' as const,
    holds: lines.map(({ quantity }, index) => [index + 1, quantity] as const).slice(from, to),
    state: 'delivered' as const,
    packed: [-83, `13:${minute}`] as const,
    handedOver: [-83, '16:05'] as const,
    delivered: [-82, `09:${minute}`] as const,
    to: 'in die Warenannahme',
    expected: -82,
  });
  return {
    number: 'RW-24139',
    placed: [-88, '11:44'],
    buyer: eva,
    reference: 'Eröffnung Restaurant und Lido',
    lines,
    payment: { method: byInvoice.method, state: 'paid', term: 30, paid: [-60, '08:00'] },
    parcels: [parcel(0, goods.length, '10'), parcel(goods.length, lines.length, '40')],
  };
}

const habit = (customer: Customer): Habit => ({
  customer,
  shelf: [
    ['beansGastro', 8],
    ['beansSeven', 4],
    ['beansDecaf', 2],
    ['chocolate', 4],
    ['tablets', 3],
    ['milkCleaner', 3],
    ['filterCartridge', 2],
    ['cupCappuccino', 2],
    ['glasses', 1],
    ['cloths', 2],
    ['serviceKit', 1],
  ],
  lines: [2, 4],
  pieces: [2, 10],
  hours: [8, 16],
  methods: [byInvoice.method],
  term: byInvoice.term,
  buyers: [eva],
  referenceOf: (_, [placed]) => ['Restaurant', 'Lobby-Bar', 'Frühstück', 'Kostenstelle 4200'].at(placed % 4),
  places: ['in die Warenannahme', 'an Eva Roth'],
  delays: ['Strasse am See gesperrt', 'Beim Verladen liegen geblieben'],
  freeFrom: 20_000,
  postage: 900,
});

/** The hotel's orders, all by its one buyer. */
export function seeblicksOrders(customer: Customer, calendar: Calendar): UnnumberedStory[] {
  const authored = [...recent, opening()];
  const routine = COUNT - authored.length;
  return [...authored, ...routineOrders('seeblick', routine, [-12, -700], habit(customer), calendar)];
}
