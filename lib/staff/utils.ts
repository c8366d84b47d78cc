import { CASES } from './constants';
import { bulkRefusalSchema, type QueueFilter } from './schema';

export const casePath = (number: string) => `${CASES}/${number}`;

export const casePhotoPath = (id: string) => `${CASES}/fotos/${id}`;

export const INTAKE = `${CASES}/eingang`;

/** The address of the queue with these filters. @param next where the page begins */
export function queuePath(filter: Partial<QueueFilter>, next?: string | null): string {
  const query = queryOf(filter);
  if (next) query.set('nach', next);
  return query.size > 0 ? `${CASES}?${query}` : CASES;
}

/** The filters as they stand in an address. */
export function queryOf({ search, state, overdue, all }: Partial<QueueFilter>): URLSearchParams {
  const query = new URLSearchParams();
  if (search) query.set('suche', search);
  if (state) query.set('zustand', state);
  if (overdue) query.set('faellig', 'ja');
  if (all) query.set('alle', 'ja');
  return query;
}

/** A code as it is compared: without blanks and signs, in capitals; as the index over it is made. */
export const codeKey = (typed: string) => typed.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/** The cases that were not done, out of an address: `RT-7K3F9M2Q:changed,…`; what does not fit is left out. */
export const refusalsIn = (text: string) =>
  text.split(',').flatMap((entry) => {
    const [number, reason] = entry.split(':');
    return bulkRefusalSchema.safeParse({ number, reason }).data ?? [];
  });
