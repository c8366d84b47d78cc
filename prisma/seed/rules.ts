import type { z } from 'zod';
import type { ruleSchema } from '@/lib/rules/schema';

const zurich = { country: 'CH', region: 'ZH' };
const days = (count: number | null, from: 'item' | 'last_parcel' = 'item') => ({ days: count, from, roll: zurich });
const flat = { by: 'flat' as const, amounts: { CHF: 790, EUR: 690 } };
const beans = {
  'de-CH': 'Kaffeebohnen',
  'de-DE': 'Kaffeebohnen',
  'fr-CH': 'Café en grains',
  'it-CH': 'Caffè in grani',
  en: 'Coffee beans',
};
const devices = {
  'de-CH': 'Maschinen, Mühlen und Waagen',
  'de-DE': 'Maschinen, Mühlen und Waagen',
  'fr-CH': 'Machines, moulins et balances',
  'it-CH': 'Macchine, macinacaffè e bilance',
  en: 'Machines, grinders and scales',
};
const BEGINNING = '2018-01-01';

/** What Röstwerk grants its customers. Half a year ago it became more generous: both rules stand side by side. */
export const rules: z.input<typeof ruleSchema>[] = [
  {
    ...{ id: 'cancel', right: 'cancel', validFrom: BEGINNING },
    terms: { cutOff: { days: 1, time: '06:00', calendar: zurich } },
  },
  {
    ...{ id: 'return-14', right: 'return', validFrom: BEGINNING, validUntil: '2026-05-31' },
    terms: { window: days(14, 'last_parcel'), shipping: flat },
  },
  {
    ...{ id: 'return-30', right: 'return', validFrom: '2026-06-01' },
    terms: { window: days(30, 'last_parcel'), shipping: flat, goodwillDays: 60, giftDays: 30, withoutReceipt: true },
  },
  {
    ...{ id: 'return-company', right: 'return', validFrom: BEGINNING, applies: { groups: ['company'] } },
    terms: { window: days(14, 'last_parcel'), shipping: { by: 'customer' }, feeRate: 1_000, giftDays: null },
  },
  {
    ...{ id: 'return-beans', right: 'return', validFrom: BEGINNING, applies: { categories: ['beans'] } },
    names: beans,
    terms: { excluded: 'perishable' },
  },
  {
    ...{ id: 'exchange', right: 'exchange', validFrom: BEGINNING },
    terms: { window: days(60), shipping: { by: 'shop' }, giftDays: 30, withoutReceipt: true },
  },
  {
    ...{ id: 'exchange-beans', right: 'exchange', validFrom: BEGINNING, applies: { categories: ['beans'] } },
    names: beans,
    terms: { excluded: 'perishable' },
  },
  { ...{ id: 'claim', right: 'claim', validFrom: BEGINNING }, terms: { window: days(731) } },
  {
    ...{ id: 'repair', right: 'repair', validFrom: BEGINNING },
    names: devices,
    ...{ applies: { categories: ['machines', 'grinders', 'scales'] }, terms: { window: days(null) } },
  },
  { ...{ id: 'withdraw', right: 'withdraw', validFrom: BEGINNING }, terms: { shipping: { by: 'customer' } } },
  { ...{ id: 'reorder', right: 'reorder', validFrom: BEGINNING }, terms: {} },
  { ...{ id: 'review', right: 'review', validFrom: BEGINNING }, terms: { window: days(366) } },
];
