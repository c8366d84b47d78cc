import { localDay } from '@/lib/core/format';
import type { LocalDay } from '@/lib/orders/types';
import type { ParcelLogEntry } from '../types';

/** Messages of one local day, in the order given. */
export type LogDay = { day: LocalDay; entries: ParcelLogEntry[] };

/** @param log newest first; a day ends at midnight at the shop's place, whatever the clocks do in that night */
export function logByDay(log: readonly ParcelLogEntry[]): LogDay[] {
  return [...Map.groupBy(log, ({ at }) => localDay(at))].map(([day, entries]) => ({ day, entries }));
}
