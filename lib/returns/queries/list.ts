import { db } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { fromDateColumn } from '@/lib/orders/utils';
import type { Prisma } from '@/prisma/generated/client';
import { PAGE_SIZE } from '../constants/limits';
import { isPresent } from '../policy/presents';
import { isPartial } from '../policy/states';
import type { ReturnList, ReturnOwner } from '../types';
import { ownedBy } from './owner';

const select = {
  ...{
    id: true,
    number: true,
    origin: true,
    state: true,
    stateAt: true,
    way: true,
    waitsFor: true,
    nextOn: true,
    createdAt: true,
  },
  items: {
    orderBy: { position: 'asc' },
    take: 20,
    select: {
      ...{ name: true, requested: true, approved: true, received: true, accepted: true },
      orderItem: { select: { order: { select: { number: true } }, product: { select: { picture: true } } } },
    },
  },
} as const satisfies Prisma.ReturnSelect;

/** Returns of an owner, drafts among them, newest first, in one statement. @param after id of the last one shown before */
export async function listReturns(owner: ReturnOwner, after: string | null): Promise<ReturnList> {
  const rows = await db.return.findMany({
    where: { ...ownedBy(owner), ...(after === null ? {} : { id: { lt: after } }) },
    // Ids are made by time, so that one column pages and sorts.
    orderBy: { id: 'desc' },
    take: PAGE_SIZE + 1,
    relationLoadStrategy: 'join',
    select,
  });
  const shown = rows.slice(0, PAGE_SIZE);
  return {
    returns: shown.map(({ items, ...row }) => ({
      ...{ number: row.number, origin: row.origin, state: row.state, partial: isPartial(row.state, items) },
      goodsStay: row.way === 'none',
      stateOn: localDay(row.stateAt),
      waitsFor: row.waitsFor,
      nextOn: fromDateColumn(row.nextOn),
      items: items.map(({ name, requested, orderItem }) => ({
        ...{ name, quantity: requested, picture: orderItem?.product?.picture ?? null },
      })),
      orders: isPresent(row) ? [] : [...new Set(items.flatMap(({ orderItem }) => orderItem?.order.number ?? []))],
    })),
    older: rows.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null,
  };
}
