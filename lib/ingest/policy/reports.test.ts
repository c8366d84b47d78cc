import { expect, it } from 'vitest';
import type { CarrierReport } from '@/lib/tracking/types';
import { trackingEvent } from '../contracts/v1/tracking-events';
import { entriesOf, numberWarnings, unknownCodes } from './reports';

const message = (hour: number, state: CarrierReport['events'][number]['state']) => ({
  ...{ at: `2026-11-24T0${hour}:00:00.000Z`, code: `${state}`, state, text: 'so', place: null },
});
const report: CarrierReport = {
  ...{ carrier: 'planzer', trackingNumber: '1', deliveredTo: 'Lea', estimatedAt: null },
  estimate: { on: '2026-11-26', from: null, to: null },
  pickup: { place: 'Filiale', until: null },
  events: [message(6, 'ready_for_pickup'), message(7, 'ready_for_pickup'), message(8, 'in_transit')],
};

it('day and place come with the messages they belong to, in the words of the contract', () => {
  const entries = entriesOf(report);
  expect(entries.map(({ estimate, pickup, deliveredTo }) => [estimate?.on, pickup?.place, deliveredTo])).toEqual([
    [undefined, undefined, undefined],
    [undefined, 'Filiale', undefined],
    ['2026-11-26', undefined, undefined],
  ]);
  for (const entry of entries) expect(trackingEvent.parse(entry)).toEqual(entry);
});

it('what was delivered gets no further day', () => {
  const delivered = entriesOf({ ...report, events: [...report.events, message(9, 'delivered')] });
  expect(delivered.at(-1)).toMatchObject({ state: 'delivered', deliveredTo: 'Lea' });
  expect(delivered.some(({ estimate }) => estimate)).toBe(false);
});

it('codes that nobody knows are counted by their name, those that say no state are not', () => {
  const entries = entriesOf({ ...report, events: [message(1, null), message(2, null), message(3, 'in_transit')] });
  const history = entries.map((entry) => ({ ...entry, code: 'PST', state: null }));
  expect([...unknownCodes([...entries, ...history])]).toEqual([['null', 2]]);
  const flood = Array.from({ length: 80 }, (_, index) => ({
    ...message(1, null),
    trackingNumber: '1',
    code: `X${index}`,
  }));
  expect(unknownCodes(flood).size).toBe(51);
  expect(unknownCodes(flood).get('others')).toBe(30);
});

it('a wrong check digit warns; a form that nobody knows, and no number at all, do not', () => {
  expect(numberWarnings('RR473124829GB')).toEqual({});
  expect(numberWarnings('RR473124828GB').warnings).toHaveLength(1);
  for (const number of ['', null, undefined, 'ABC']) expect(numberWarnings(number)).toEqual({});
});
