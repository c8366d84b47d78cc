import type { Calendar } from '../calendar';
import { earlierOrders } from './lea-earlier';
import { recentOrders } from './lea-recent';
import { type Habit, routineOrders } from './routine';
import type { Customer, UnnumberedStory } from './story';

const COUNT = 64;
const VISA = 'Visa, Endziffern 4417';
const MILK_BOX = 'in Ihr Milchkastenfach';

/** What Lea drinks and what her machine needs. */
const habit = (customer: Customer): Habit => ({
  customer,
  shelf: [
    ['beans', 10],
    ['beansSmall', 3],
    ['beansSeven', 3],
    ['beansGuji', 2],
    ['beansHuila', 2],
    ['beansDecaf', 1],
    ['beansSet', 1],
    ['beansWinter', 1],
    ['chocolate', 2],
    ['tablets', 3],
    ['descaler', 2],
    ['filter', 3],
    ['filterPapers', 2],
    ['groupBrush', 1],
    ['gasket', 1],
    ['mug', 1],
    ['glasses', 1],
    ['canister', 1],
    ['cloths', 1],
    ['dosingRing', 1],
    ['scaleMini', 1],
    ['travelCup', 1],
    ['book', 1],
  ],
  lines: [1, 3],
  pieces: [1, 2],
  hours: [7, 22],
  methods: [VISA, VISA, VISA, 'TWINT'],
  places: [MILK_BOX, MILK_BOX, 'an Lea Brunner', 'vor die Wohnungstür', 'an die Nachbarn im Parterre'],
  delays: ['Paketzentrum Zürich-Mülligen überlastet', 'Wintereinbruch', 'Sortieranlage Frauenfeld ausgefallen'],
  freeFrom: 10_000,
  postage: 900,
});

/** Lea's private orders: every state, then four years of coffee. */
export function leasOrders(customer: Customer, calendar: Calendar): UnnumberedStory[] {
  const authored = [...recentOrders, ...earlierOrders];
  const routine = COUNT - authored.length;
  return [...authored, ...routineOrders('lea', routine, [-140, -1440], habit(customer), calendar)];
}
