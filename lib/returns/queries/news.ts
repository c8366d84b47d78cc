import type { Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { fromDateColumn } from '@/lib/orders/utils';
import { isPartial } from '../policy/states';
import { isTold } from '../policy/told';
import type { ReturnNews, ReturnState } from '../types';

/** What a message about a return is known by: its number, the state that it tells of, and how often it was in it. */
export const newsKey = (number: string, state: ReturnState, times: number): string => `${number} ${state} ${times}`;

/**
 * What a message about a return says, as it stands now.
 * @param contentKey of the message
 * @returns null if it has moved on since: then another message tells of that
 */
export async function getReturnNews(tx: Transaction, contentKey: string): Promise<ReturnNews | null> {
  const [number = '', state] = contentKey.split(' ');
  const row = await tx.return.findUnique({
    where: { number },
    relationLoadStrategy: 'join',
    select: {
      ...{ number: true, state: true, stateAt: true, way: true, nextOn: true, decision: true, contactEmail: true },
      ...{ origin: true, locale: true },
      items: {
        orderBy: { position: 'asc' },
        select: {
          ...{ name: true, variant: true, requested: true, approved: true, received: true, accepted: true },
          refusal: true,
        },
      },
    },
  });
  if (!row || row.state !== state || !isTold(row.state)) return null;
  const { items, stateAt, nextOn, way, ...news } = row;
  return {
    ...news,
    state: row.state,
    partial: isPartial(row.state, items),
    goodsStay: way === 'none',
    day: fromDateColumn(nextOn) ?? localDay(stateAt),
    lines: items.map(({ name, variant, requested, refusal }) => ({ name, variant, quantity: requested, refusal })),
  };
}
