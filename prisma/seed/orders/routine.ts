import type { Calendar, Moment, Offset } from '../calendar';
import { type CatalogueKey, catalogue } from '../catalogue';
import { type Chance, chanceOf } from '../chance';
import { priceOf } from './prices';
import type { Buyer, Customer, LineStory, ParcelStory, PaymentStory, UnnumberedStory } from './story';

/** How somebody usually orders; the bulk of the demo is dealt from it. */
export type Habit = {
  customer: Customer;
  /** products with how often they are taken, relative to the others */
  shelf: readonly (readonly [product: CatalogueKey, weight: number])[];
  lines: readonly [from: number, to: number];
  pieces: readonly [from: number, to: number];
  hours: readonly [from: number, to: number];
  methods: readonly string[];
  /** days to pay by invoice; unset = paid with the order */
  term?: number;
  buyers?: readonly Buyer[];
  referenceOf?: (buyer: Buyer | undefined, placed: Moment) => string | undefined;
  /** where parcels are left */
  places: readonly string[];
  delays: readonly string[];
  /** goods below this pay postage */
  freeFrom: number;
  postage: number;
};

const HEAVY = 20_000;
const products = new Map(catalogue.map((product) => [product.key, product]));
const two = (value: number) => String(value).padStart(2, '0');

/** An order of days long gone: packed on the next working day, delivered, now and then late or partly sent back. */
function routineOrder(name: string, placedOn: Offset, habit: Habit, calendar: Calendar): UnnumberedStory {
  const chance = chanceOf(name);
  const placed = at(chance, placedOn, habit.hours);
  const buyer = habit.buyers ? chance.pick(habit.buyers) : undefined;
  const lines = basketOf(chance, habit);
  const parcels = parcelsOf(chance, lines, calendar.workday(placedOn + 1), habit, calendar);
  const goods = lines.reduce((sum, { product, quantity }) => sum + unitPrice(product, habit) * quantity, 0);
  const arrived = Math.max(...parcels.map(({ delivered }) => delivered?.[0] ?? 0));
  const reference = habit.referenceOf?.(buyer, placed);
  const voucher = !habit.term && goods >= 8000 && chance.happens(8);
  const payment = paymentOf(chance, placed, habit);
  const back = voucher ? { lines } : sentBack(chance, lines, arrived);
  return {
    placed,
    confirmedAfter: chance.number(1, 4),
    ...(buyer ? { buyer } : {}),
    ...(reference ? { reference } : {}),
    ...back,
    parcels,
    ...(goods < habit.freeFrom ? { postage: habit.postage } : {}),
    ...(voucher ? { voucher: { code: 'BOHNE10', amount: 1000 } } : {}),
    // A company's credit note is set off against its next invoice.
    payment: back.credit && !habit.term ? refunded(payment, lines, arrived) : payment,
  };
}

function refunded(payment: PaymentStory, lines: readonly LineStory[], arrived: Offset): PaymentStory {
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return { ...payment, state: pieces > 1 ? 'partly_refunded' : 'refunded', refunded: [arrived + 14, '09:10'] };
}

/** So many routine orders, evenly spread from the newest day to the oldest, each a little off. */
export function routineOrders(
  name: string,
  count: number,
  [newest, oldest]: readonly [Offset, Offset],
  habit: Habit,
  calendar: Calendar,
): UnnumberedStory[] {
  const step = (newest - oldest) / Math.max(1, count - 1);
  const off = Math.floor(step / 3);
  const chance = chanceOf(name);
  return Array.from({ length: count }, (_, index) => {
    const day = Math.round(newest - index * step) + chance.number(-off, off);
    return routineOrder(`${name} ${index}`, Math.min(newest, Math.max(oldest, day)), habit, calendar);
  });
}

const at = (chance: Chance, day: Offset, [from, to]: readonly [number, number]): Moment => [
  day,
  `${two(chance.number(from, to))}:${two(chance.number(0, 54))}`,
];

const unitPrice = (key: CatalogueKey, { customer }: Habit) => {
  const product = products.get(key);
  return product ? priceOf(product, customer) : 0;
};

function basketOf(chance: Chance, { shelf, lines, pieces }: Habit): LineStory[] {
  const weighted = shelf.flatMap(([product, weight]) => Array<CatalogueKey>(weight).fill(product));
  const wanted = new Set(Array.from({ length: chance.number(...lines) }, () => chance.pick(weighted)));
  return [...wanted].map((product) => ({ product, quantity: chance.number(...pieces) }));
}

/** Each seller sends a parcel of its own. */
function parcelsOf(
  chance: Chance,
  lines: readonly LineStory[],
  from: Offset,
  habit: Habit,
  calendar: Calendar,
): ParcelStory[] {
  const bySeller = Map.groupBy(lines.entries(), ([, { product }]) => products.get(product)?.seller);
  return [...bySeller.values()].map((held, index) => {
    const out = calendar.workday(from + index);
    const late = chance.happens(8);
    const arrives = out + (late ? 2 : 1);
    const weight = held.reduce((sum, [, line]) => sum + (products.get(line.product)?.weight ?? 0) * line.quantity, 0);
    return {
      carrier: carrierFor(weight, chance, habit.customer),
      holds: held.map(([line, { quantity }]) => [line + 1, quantity] as const),
      state: 'delivered',
      packed: at(chance, out, [10, 14]),
      handedOver: [out, '17:12'],
      delivered: at(chance, arrives, [8, 16]),
      to: chance.pick(habit.places),
      expected: arrives,
      ...(late
        ? { delay: { promised: out + 1, at: [out + 1, '06:52'] as const, reason: chance.pick(habit.delays) } }
        : {}),
    };
  });
}

function carrierFor(weight: number, chance: Chance, { country }: Customer): ParcelStory['carrier'] {
  if (country === 'DE') return chance.happens(60) ? 'dhl' : 'dpd';
  return weight >= HEAVY ? 'planzer' : 'post';
}

/** Companies pay some days before the term ends; what lies less than that back is still open. */
function paymentOf(chance: Chance, placed: Moment, { methods, term }: Habit): PaymentStory {
  const method = chance.pick(methods);
  if (term === undefined) return { method, state: 'paid', paid: placed };
  const paidOn = placed[0] + chance.number(16, 24);
  return paidOn < 0 ? { method, state: 'paid', paid: [paidOn, '08:00'], term } : { method, state: 'open', term };
}

const RETURNABLE = new Set(['tools', 'cups', 'scales', 'textiles', 'brewing', 'books']);

/** Rarely a piece goes back. A month later all of it is over; a return that is still going on is authored. */
function sentBack(
  chance: Chance,
  lines: readonly LineStory[],
  arrived: Offset,
): Pick<UnnumberedStory, 'credit' | 'lines'> {
  const index = lines.findIndex(({ product }) => RETURNABLE.has(products.get(product)?.category ?? ''));
  if (index < 0 || arrived > -25 || !chance.happens(8)) return { lines };
  return {
    lines: lines.map((line, place) => (place === index ? { ...line, returned: 1 } : line)),
    credit: { at: [arrived + 11, '14:35'], lines: [[index + 1, 1]] },
  };
}
