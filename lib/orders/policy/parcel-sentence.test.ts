import { describe, expect, it } from 'vitest';
import de from '@/messages/de-CH/orders.json' with { type: 'json' };
import type { ParcelCourse } from '../types';
import { type ParcelSentence, parcelSentence } from './parcel-sentence';

const TODAY = '2026-11-24';
const AT = new Date('2026-11-20T23:30:00Z');
const parcel = (facts: Partial<ParcelCourse>): ParcelCourse => ({
  state: 'in_transit',
  lost: false,
  expectedOn: null,
  expectedFrom: null,
  expectedTo: null,
  promised: null,
  deliveredAt: null,
  pickup: null,
  ...facts,
});
const coming = { expectedOn: '2026-11-26', expectedFrom: '10:00', expectedTo: '12:00' };

describe('parcelSentence', () => {
  it.each<[string, Partial<ParcelCourse>, Partial<ParcelSentence>]>([
    ['comes, with hours', coming, { key: 'comes', day: '2026-11-26', hours: { from: '10:00', to: '12:00' } }],
    ['half a window is no hour', { ...coming, expectedTo: null }, { key: 'comes', hours: null }],
    ['comes later than promised', { ...coming, promised: '2026-11-25' }, { key: 'comesAgain', day: '2026-11-26' }],
    ['today is still to come', { expectedOn: TODAY }, { key: 'comes', day: TODAY }],
    ['a day that has passed', { expectedOn: '2026-11-23' }, { key: 'wasExpected', day: '2026-11-23', hours: null }],
    ['no day', {}, { key: 'undated', day: null }],
    ['came', { state: 'delivered', deliveredAt: AT }, { key: 'arrived', day: '2026-11-21', at: AT, place: null }],
    [
      'came, and where it was left',
      { state: 'delivered', deliveredAt: AT, deliveredTo: 'im Milchkasten' },
      { key: 'arrived', place: 'im Milchkasten' },
    ],
    ['came, nobody knows when', { state: 'delivered', expectedOn: '2026-11-23' }, { key: 'arrivedUndated', day: null }],
    ['came after all', { state: 'delivered', lost: true, deliveredAt: AT }, { key: 'arrived' }],
    [
      'waits until a day at a place',
      { state: 'ready_for_pickup', pickup: { until: '2026-11-28', place: 'Post Wiedikon' }, ...coming },
      { key: 'collect', day: '2026-11-28', place: 'Post Wiedikon' },
    ],
    [
      'waits, no place for strangers',
      { state: 'ready_for_pickup', pickup: { until: null } },
      { key: 'collectUndated' },
    ],
    ['waits somewhere', { state: 'ready_for_pickup' }, { key: 'collectUndated', place: null }],
    ['goes back, whatever was announced', { state: 'returning', ...coming }, { key: 'returning', day: null }],
    ['is back', { state: 'returned_to_sender', ...coming }, { key: 'returned_to_sender' }],
    ['is lost', { lost: true, ...coming }, { key: 'lost', day: null }],
    ['is not sent', { state: 'cancelled', ...coming }, { key: 'cancelled' }],
  ])('%s', (_, facts, sentence) => {
    expect(parcelSentence(parcel(facts), TODAY)).toMatchObject(sentence);
  });

  it('has the same sentences for card and page', () => {
    const { card, page } = de.parcel.sentence;
    expect(Object.keys(card).sort()).toEqual(Object.keys(page).sort());
    for (const form of [card, page]) expect(Object.values(form).every(({ plain }) => plain)).toBe(true);
  });
});
