import { describe, expect, it } from 'vitest';
import type { ParcelCourse } from '@/lib/orders/types';
import { ShipmentState } from '@/prisma/generated/enums';
import type { ParcelLogEntry } from '../types';
import { wayOf } from './way';

const TODAY = '2026-11-24';
const at = (day: number, time = '10:00') => new Date(`2026-11-${day}T${time}:00Z`);
const entry = (when: Date, state: ParcelLogEntry['state'], place: string | null = null): ParcelLogEntry => ({
  at: when,
  state,
  text: null,
  place,
});
type Facts = Partial<ParcelCourse & { handedOverAt: Date | null }>;
const parcel = (facts: Facts) => ({
  state: 'in_transit' as const,
  lost: false,
  expectedOn: '2026-11-26',
  expectedFrom: '10:00',
  expectedTo: '12:00',
  promised: null,
  deliveredAt: null,
  pickup: null,
  handedOverAt: at(20, '16:12'),
  ...facts,
});
const LOG = [
  entry(at(24, '05:18'), 'in_transit'),
  entry(at(23, '18:36'), 'exception', 'Frauenfeld'),
  entry(at(23, '01:47'), 'in_transit', 'Frauenfeld'),
  entry(at(21), 'in_transit', 'Härkingen'),
  entry(at(20, '14:05'), 'packed'),
];
const way = (facts: Facts, log = LOG, today = TODAY) => wayOf(parcel(facts), log, today);
const steps = (facts: Facts, log = LOG) => way(facts, log).map(({ key, step }) => `${key} ${step}`);

describe('wayOf', () => {
  it('on the road: what is behind has its moment, the place since when, what is ahead the announced day', () => {
    expect(way({})).toEqual([
      {
        key: 'packed',
        step: 'done',
        when: { kind: 'at', at: at(20, '14:05') },
        place: null,
        shown: null,
        trouble: false,
      },
      {
        key: 'handedOver',
        step: 'done',
        when: { kind: 'at', at: at(20, '16:12') },
        place: null,
        shown: null,
        trouble: false,
      },
      {
        key: 'moving',
        step: 'now',
        when: { kind: 'since', at: at(23, '01:47') },
        place: 'Frauenfeld',
        shown: null,
        trouble: false,
      },
      {
        key: 'onTour',
        step: 'todo',
        when: { kind: 'expected', on: '2026-11-26', from: null, to: null },
        place: null,
        shown: null,
        trouble: false,
      },
      {
        key: 'arrived',
        step: 'todo',
        when: { kind: 'expected', on: '2026-11-26', from: '10:00', to: '12:00' },
        place: null,
        shown: null,
        trouble: false,
      },
    ]);
  });

  it.each<[string, Facts, string[]]>([
    [
      'announced',
      { state: 'label_created' },
      ['packed now', 'handedOver todo', 'moving todo', 'onTour todo', 'arrived todo'],
    ],
    ['packed', { state: 'packed' }, ['packed now', 'handedOver todo', 'moving todo', 'onTour todo', 'arrived todo']],
    [
      'on tour',
      { state: 'out_for_delivery' },
      ['packed done', 'handedOver done', 'moving done', 'onTour now', 'arrived todo'],
    ],
    [
      'waits',
      { state: 'ready_for_pickup' },
      ['packed done', 'handedOver done', 'moving done', 'collect now', 'collected todo'],
    ],
    [
      'arrived',
      { state: 'delivered' },
      ['packed done', 'handedOver done', 'moving done', 'onTour done', 'arrived done'],
    ],
    [
      'goes back',
      { state: 'returning' },
      ['packed done', 'handedOver done', 'moving done', 'returning now', 'returned todo'],
    ],
    [
      'is back',
      { state: 'returned_to_sender' },
      ['packed done', 'handedOver done', 'moving done', 'returning done', 'returned done'],
    ],
    ['lost', { lost: true }, ['packed done', 'handedOver done', 'moving now']],
    ['not sent', { state: 'cancelled' }, []],
  ])('%s', (_, facts, expected) => {
    expect(steps(facts)).toEqual(expected);
  });

  it('what was collected was not on tour', () => {
    const log = [entry(at(24), 'delivered'), entry(at(23), 'ready_for_pickup'), ...LOG.slice(3)];
    expect(steps({ state: 'delivered' }, log).slice(3)).toEqual(['collect done', 'collected done']);
  });

  it('trouble stands at its stop, in its own word', () => {
    const marked = Object.values(ShipmentState).map((state) => [state, way({ state }).find(({ trouble }) => trouble)]);
    expect(marked.flatMap(([state, stop]) => (stop ? [[state, (stop as { key: string }).key]] : []))).toEqual([
      ['attempt_failed', 'onTour'],
      ['exception', 'moving'],
      ['returning', 'returning'],
      ['no_news', 'moving'],
    ]);
    expect(way({ state: 'attempt_failed' })[3]).toMatchObject({ shown: 'attempt_failed', trouble: true });
    expect(way({ lost: true })[2]).toMatchObject({ shown: 'lost', trouble: true });
  });

  it('a day that has passed is not announced again, and a missing one shows nothing', () => {
    for (const facts of [{ expectedOn: '2026-11-23' }, { expectedOn: null }]) {
      expect(way(facts).map(({ when }) => when?.kind ?? null)).toEqual(['at', 'at', 'since', null, null]);
    }
    expect(way({ handedOverAt: null }, []).map(({ when }) => when?.kind ?? null)).toEqual([
      null,
      null,
      null,
      'expected',
      'expected',
    ]);
  });

  it('waits until its last day', () => {
    const waiting = { state: 'ready_for_pickup', pickup: { until: '2026-11-28', place: 'Post Wiedikon' } } as const;
    expect(way(waiting, [entry(at(24), 'ready_for_pickup'), ...LOG]).slice(3)).toMatchObject([
      { when: { kind: 'at', at: at(24) }, place: 'Post Wiedikon' },
      { when: { kind: 'until', on: '2026-11-28' } },
    ]);
  });

  it('who may not know places sees none', () => {
    const log = LOG.map(({ at: when, state }) => ({ at: when, state }));
    expect(way({}, log)[2]).toMatchObject({ when: { kind: 'at', at: at(24, '05:18') }, place: null });
  });
});
