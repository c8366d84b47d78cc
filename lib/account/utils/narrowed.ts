import type { OrderFilter } from '../schema';

/** Whether a filter leaves anything out. */
export function isNarrowed({ search, group, year, buyer }: OrderFilter): boolean {
  return search !== '' || group !== null || year !== null || buyer !== null;
}
