import { claimedId, isComputedToken } from '@/lib/core/computed-token';
import { db } from '@/lib/core/db';
import { daysBefore, localDay } from '@/lib/core/format';
import { qrPicture } from '@/lib/core/qr';
import { withinLimit } from '@/lib/core/rate-limit';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { summaryFrom, summarySelect } from '@/lib/orders/queries/summaries';
import { CLOSE_DAYS } from '@/lib/returns/constants/limits';
import { isOver, MOVES } from '@/lib/returns/policy/states';
import { candidateFrom } from '@/lib/returns/queries/candidates';
import { lineFactsSelect, orderFactsSelect } from '@/lib/returns/queries/facts';
import type { ReturnState } from '@/lib/returns/types';
import { getRules } from '@/lib/rules/queries';
import type { Prisma } from '@/prisma/generated/client';
import { STATUS_ITEMS_MAX, STATUS_LIMIT } from '../constants';
import { statusEndsOn } from '../policy';
import { bucketOf } from '../queries';
import type { GiftAnswer, GiftItem, GiftSlip } from '../types';
import { giftUrl } from '../utils';

const OVER: ReturnState[] = (Object.keys(MOVES) as ReturnState[]).filter(isOver);

/** A return of the present that runs, or has ended only lately: who sent it still reads how it goes on. */
const runningSince = (day: Date) =>
  ({
    return: {
      origin: 'gift',
      NOT: { state: 'draft' },
      OR: [{ NOT: { state: { in: OVER } } }, { stateAt: { gt: day } }],
    },
  }) as const satisfies Prisma.ReturnItemWhereInput;

const giftSelect = (now: Date) =>
  ({
    ...orderFactsSelect,
    ...summarySelect,
    statusVersion: true,
    items: {
      orderBy: { position: 'asc' },
      take: STATUS_ITEMS_MAX,
      select: {
        ...lineFactsSelect,
        returnItems: {
          where: runningSince(daysBefore(now, CLOSE_DAYS)),
          take: 1,
          select: { id: true },
        },
      },
    },
  }) as const satisfies Prisma.OrderSelect;

/**
 * What the link to a present shows, in two statements: the limiter's, which it shares with the status links (T11), and one
 * for the order. It ends with the order's status link, or with the last day on which something of it
 * goes back if that is later, not before a return of it has ended and two weeks have passed, and is revoked with it.
 * @param token as it stands in the address
 * @param address of the client
 * @param now for the link's last day and what is still open
 */
export async function getGift(token: string, address: string, now: Date): Promise<GiftAnswer> {
  if (!(await withinLimit(db, bucketOf(address), STATUS_LIMIT))) return { ok: false, reason: 'limited' };
  const id = claimedId(token);
  const row =
    id && (await db.order.findUnique({ relationLoadStrategy: 'join', where: { id }, select: giftSelect(now) }));
  if (!id || !row || !isComputedToken('gift-return', token, id, row.statusVersion)) {
    return { ok: false, reason: 'unknown' };
  }
  const { items, ...order } = row;
  const summary = summaryFrom(row);
  const { returnUntil, creditUntil } = summary;
  const ends = [statusEndsOn({ placedOn: localDay(row.placedAt), summary }), returnUntil ?? '', creditUntil ?? ''];
  const known = { rules: await getRules(), now, present: true };
  const shown = items.map((item): GiftItem => {
    const { line, name, variant, picture, open, until, notBegun, right, refusal } = candidateFrom(item, order, known);
    const quantity = item.quantityOrdered - item.quantityCancelled;
    return { line, name, variant, picture, open, until, notBegun, right, refusal, quantity };
  });
  // Rules may leave presents more time than the buyer has.
  const longer = shown.some(({ right, until }) => (right === 'return' || right === 'exchange') && until !== null);
  const running = items.some(({ returnItems }) => returnItems.length > 0);
  const ended = !longer && !running && ends.every((day) => localDay(now) > day);
  if (ended) return { ok: false, reason: 'unknown' };
  return {
    ok: true,
    orderId: id,
    gift: {
      items: shown,
      moreItems: Math.max(0, row.summaryItemCount - items.length),
    },
  };
}

/**
 * The link to a present of an order, with what is in it, for the buyer to print.
 * @returns null if the account has no such order
 */
export async function getGiftSlip(scope: CustomerScope, number: string): Promise<GiftSlip | null> {
  const order = await db.order.findFirst({
    relationLoadStrategy: 'join',
    where: { accountId: scope.accountId, number },
    orderBy: { placedAt: 'desc' },
    select: {
      ...{ id: true, number: true, statusVersion: true, locale: true },
      items: {
        orderBy: { position: 'asc' },
        take: STATUS_ITEMS_MAX,
        select: { name: true, variant: true, quantityOrdered: true },
      },
    },
  });
  if (!order) return null;
  const url = giftUrl(order);
  const items = order.items.map(({ quantityOrdered: quantity, ...item }) => ({ ...item, quantity }));
  return { number: order.number, url, picture: qrPicture(url), items };
}

/** The order of a present as its letter needs it; null if it is gone meanwhile. For the worker: it knows no scope. */
export async function findGiftOrder(
  tx: Prisma.TransactionClient,
  id: string,
): Promise<{ id: string; accountId: string; locale: string } | null> {
  return tx.order.findUnique({ where: { id }, select: { id: true, accountId: true, locale: true } });
}
