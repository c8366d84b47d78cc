import type { ReturnActor, ReturnSolution, ReturnState, ReturnWay } from '@/lib/returns/types';
import type { Prisma } from '@/prisma/generated/client';

/** A step of a return: negative days count from the day of seeding, others from the delivery. */
type Step = { state: ReturnState; day: number; note?: string; actor?: ReturnActor };

/** What one of the demo's people gives back. The newest delivered line of that article is meant. */
export type CaseStory = {
  number: string;
  account: Prisma.AccountWhereInput;
  article: string;
  quantity: number;
  /** key in the shop's list of reasons */
  reason: string;
  text?: string;
  solution: ReturnSolution;
  way: ReturnWay;
  branch?: string;
  tracking?: { carrier: string; number: string };
  steps: Step[];
};

const step = (state: ReturnState, day: number, more: Partial<Step> = {}): Step => ({ state, day, ...more });
/** By the rules alone, without anybody looking. */
const byRules = { actor: 'system' } as const;
const settled = (from: number, ...days: [number, number, number, number, number]): Step[] => [
  step('requested', from),
  step('approved', from, byRules),
  step('in_transit', days[0]),
  step('received', days[1]),
  step('inspecting', days[1]),
  step('accepted', days[2]),
  step('settling', days[2]),
  step('settled', days[3]),
  step('closed', days[4]),
];

const person = (name: string) => ({ kind: 'private' as const, name });
const lea = person('Lea Brunner');
const jonas = { kind: 'private' as const, name: { startsWith: 'Jonas' } };
const luc = { kind: 'private' as const, name: { startsWith: 'Luc' } };
const linde = { kind: 'company' as const, name: { contains: 'Linde' } };

/** Between them they show a return in every state that lasts. */
export const stories: CaseStory[] = [
  {
    ...{ number: 'RT-4H7KZM2C', account: lea, article: 'Siebträger Nussbaum', quantity: 1 },
    ...{ reason: 'tool.does-not-fit', text: 'Meine Maschine hat einen Brühkopf mit 54 mm.' },
    ...{ solution: 'refund', way: 'post' },
    steps: [step('requested', -3), step('approved', -3, byRules)],
  },
  {
    ...{ number: 'RT-9TBW3QXD', account: lea, article: 'Abschlagbehälter', quantity: 1 },
    ...{ reason: 'damaged', text: 'Der Schlagstab ist an einem Ende abgebrochen.' },
    ...{ solution: 'exchange', way: 'post' },
    steps: [step('requested', -1)],
  },
  {
    ...{ number: 'RT-C5N8JFRV', account: lea, article: 'Tampermatte', quantity: 1, reason: 'not-liked' },
    ...{ solution: 'refund', way: 'post', steps: [step('draft', -2)] },
  },
  {
    ...{ number: 'RT-7XQ2DGPK', account: lea, article: 'Zuckerdose Limmat', quantity: 1, reason: 'not-liked' },
    ...{ solution: 'refund', way: 'branch', branch: 'zuerich', steps: settled(4, 6, 6, 8, 10, 24) },
  },
  {
    ...{ number: 'RT-2MVZ6BHT', account: lea, article: 'Taschenwaage Mini', quantity: 1, reason: 'ordered-wrongly' },
    ...{ solution: 'credit', way: 'post', steps: settled(9, 11, 14, 15, 17, 31) },
  },
  {
    ...{ number: 'RT-K3RPW9CN', account: lea, article: 'Espressomaschine Sihl', quantity: 1 },
    ...{
      reason: 'machine.leaks',
      text: 'Seit zwei Tagen tropft es links am Siebträger.',
      solution: 'part',
      way: 'none',
    },
    steps: [step('requested', -9), step('accepted', -8), step('settling', -8), step('settled', -8, byRules)],
  },
  {
    ...{ number: 'RT-F8DJ4XST', account: lea, article: 'Becher Limmat', quantity: 1, reason: 'cup.glaze' },
    ...{ text: 'Auf der Innenseite sind kleine Punkte.', solution: 'refund', way: 'post' },
    steps: [
      step('requested', 20),
      step('declined', 21, {
        note: 'Die Punkte gehören zur Glasur von Hand und sind glatt. Wenn Sie einen rauen Rand spüren, melden Sie sich bitte noch einmal.',
      }),
    ],
  },
  {
    ...{ number: 'RT-B6WH2NKZ', account: luc, article: 'Handfilter Limmat', quantity: 1 },
    ...{ reason: 'damaged', text: 'Il y a une fissure au fond.', solution: 'refund', way: 'post' },
    steps: [
      step('requested', -16),
      step('approved', -15),
      step('in_transit', -13),
      step('received', -10),
      step('inspecting', -10),
      step('accepted', -9),
      step('settling', -9),
      step('settlement_failed', -8),
    ],
  },
  {
    ...{ number: 'RT-X4GQ7MVD', account: jonas, article: 'Mahlscheiben Töss 64', quantity: 1 },
    ...{ reason: 'part.part-defective', text: 'Eine Scheibe hat eine Scharte.', solution: 'refund', way: 'post' },
    tracking: { carrier: 'DHL', number: '00340434292135100186' },
    steps: [step('requested', -6), step('approved', -5), step('in_transit', -3)],
  },
  {
    ...{ number: 'RT-N2ZC8TRJ', account: jonas, article: 'Milchkännchen', quantity: 1 },
    ...{ reason: 'damaged', text: 'Beim Auspacken war eine Delle im Boden.', solution: 'refund', way: 'post' },
    steps: [
      step('requested', -20),
      step('approved', -19),
      step('in_transit', -17),
      step('received', -13),
      step('inspecting', -12),
    ],
  },
  {
    ...{ number: 'RT-D9KV5PHB', account: linde, article: 'Milchsystemreiniger', quantity: 2 },
    ...{
      reason: 'upkeep.leaked',
      text: 'Zwei Flaschen sind im Karton ausgelaufen.',
      solution: 'refund',
      way: 'pickup',
    },
    steps: [step('requested', -4)],
  },
];

/** Nobody knows whose it is. */
export const LOOSE = {
  ...{ number: 'RT-Q7TM3WXG', article: 'Cappuccinotasse Limmat' },
  ...{ trackingNumber: '99.60.104817.04471122', note: 'Im Paket lag kein Schein. Absender nicht lesbar.' },
};
