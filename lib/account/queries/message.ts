import { openNow } from '@/lib/afterpurchase/policy/deadlines';
import type { Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { emailKey } from '@/lib/identity/utils';
import type { Recipient } from '@/lib/notifications/types';
import { summaryFrom, summarySelect } from '@/lib/orders/queries/summaries';
import type { LocalDay } from '@/lib/orders/types';
import { fromDateColumn } from '@/lib/orders/utils';
import type { Prisma } from '@/prisma/generated/client';
import { MAIL_LINES, MAIL_MANUALS } from '../constants';
import type { MessageContent } from '../types';

const article = {
  name: true,
  variant: true,
  product: {
    select: {
      media: { orderBy: { id: 'asc' }, take: MAIL_MANUALS, select: { id: true, title: true, locale: true, url: true } },
    },
  },
} as const satisfies Prisma.OrderItemSelect;

const person = { select: { name: true, email: true, emailKey: true, disabledAt: true } } as const;

const messageSelect = {
  kind: true,
  contentKey: true,
  orderId: true,
  shipmentId: true,
  order: {
    select: {
      id: true,
      number: true,
      ...summarySelect,
      placedAt: true,
      locale: true,
      statusVersion: true,
      contactEmail: true,
      expectedOn: true,
      promisedOn: true,
      account: { select: { kind: true, emailKey: true, memberships: { select: { customer: person } } } },
      items: {
        orderBy: { position: 'asc' },
        take: MAIL_LINES,
        select: { quantityOrdered: true, ...article },
      },
      _count: { select: { items: true, shipments: { where: { state: { not: 'cancelled' } } } } },
    },
  },
  shipment: {
    select: {
      sequence: true,
      carrier: true,
      trackingNumber: true,
      deliveredAt: true,
      deliveredTo: true,
      expectedOn: true,
      expectedFrom: true,
      expectedTo: true,
      promisedOn: true,
      delayReason: true,
      pickupPlace: true,
      pickupUntil: true,
      pickupCode: true,
      items: {
        orderBy: { orderItem: { position: 'asc' } },
        take: MAIL_LINES,
        select: { quantity: true, orderItem: { select: article } },
      },
      _count: { select: { items: true } },
    },
  },
} as const satisfies Prisma.MessageSelect;

type MessageRow = Prisma.MessageGetPayload<{ select: typeof messageSelect }>;

/**
 * What a message says and to whom it goes, in one statement. For the worker: it knows no scope, so nothing of it may
 * reach a screen.
 * @param now of writing: a day that has passed is not promised
 */
export async function getMessageContent(tx: Transaction, id: string, now: Date): Promise<MessageContent> {
  const row = await tx.message.findUniqueOrThrow({
    relationLoadStrategy: 'join',
    where: { id },
    select: messageSelect,
  });
  const { kind, orderId, shipmentId, contentKey, order, shipment } = row;
  const lines = shipment
    ? shipment.items.map(({ quantity, orderItem }) => ({ quantity, article: orderItem }))
    : order.items.map(({ quantityOrdered: quantity, ...line }) => ({ quantity, article: line }));
  const count = shipment ? shipment._count.items : order._count.items;
  return {
    message: { kind, orderId, shipmentId, contentKey },
    ...recipientOf(order),
    open: openOf(row, now),
    order: { id: order.id, number: order.number, statusVersion: order.statusVersion, locale: order.locale },
    placedOn: localDay(order.placedAt),
    ...daysOf(row, localDay(now)),
    parcel: shipment && {
      sequence: shipment.sequence,
      count: order._count.shipments,
      carrier: shipment.carrier,
      trackingNumber: shipment.trackingNumber,
    },
    pickup:
      kind === 'ready_for_pickup' && shipment?.pickupPlace
        ? { place: shipment.pickupPlace, code: shipment.pickupCode }
        : null,
    deliveredTo: kind === 'delivered' ? (shipment?.deliveredTo ?? null) : null,
    items: lines.map(({ quantity, article: { name, variant } }) => ({ quantity, name, variant })),
    more: Math.max(0, count - lines.length),
    media: kind === 'delivered' ? mediaOf(lines, order.locale) : [],
  };
}

/**
 * Whom a message about an order goes to: the person of a private account, until there is one the order's address or that
 * of the shop's customer; in a company who ordered, by the order's address. Somebody who is disabled gets nothing.
 */
function recipientOf({ account, contactEmail }: MessageRow['order']): { to: Recipient | null; guest: boolean } {
  const people = account.memberships.map(({ customer }) => customer);
  const key = contactEmail === null ? null : emailKey(contactEmail);
  const known = account.kind === 'private' ? people[0] : people.find((one) => one.emailKey === key);
  if (known) return { to: known.disabledAt ? null : { name: known.name, address: known.email }, guest: false };
  const address = contactEmail ?? (account.kind === 'private' ? account.emailKey : null);
  return { to: address === null ? null : { name: '', address }, guest: true };
}

/** What a customer can do about it: a confirmed order can be cancelled, what has arrived can be given back. */
function openOf({ kind, order }: MessageRow, now: Date): MessageContent['open'] {
  const open = openNow(summaryFrom(order), now);
  if (kind === 'order_confirmed') return open.cancel && { note: 'cancel', until: open.cancel.until };
  if (kind !== 'delivered' || !open.return || open.return.as === 'over') return null;
  return { note: open.return.as === 'money' ? 'return' : 'credit', until: open.return.until };
}

type Days = Pick<MessageContent, 'day' | 'hours' | 'promised' | 'reason'>;

function daysOf({ kind, contentKey, order, shipment }: MessageRow, today: LocalDay): Days {
  const none = { day: null, hours: { from: null, to: null }, promised: null, reason: null };
  if (kind === 'attempt_failed') return { ...none, day: contentKey || null };
  if (kind === 'ready_for_pickup') return { ...none, day: fromDateColumn(shipment?.pickupUntil ?? null) };
  if (kind === 'delivered') return { ...none, day: shipment?.deliveredAt ? localDay(shipment.deliveredAt) : null };
  const expectedOn = fromDateColumn((shipment ?? order).expectedOn);
  if (!expectedOn || expectedOn < today) return none;
  const coming = {
    ...none,
    day: expectedOn,
    hours: { from: shipment?.expectedFrom ?? null, to: shipment?.expectedTo ?? null },
  };
  if (kind !== 'delayed') return coming;
  return { ...coming, promised: fromDateColumn((shipment ?? order).promisedOn), reason: shipment?.delayReason ?? null };
}

type Line = { article: Prisma.OrderItemGetPayload<{ select: typeof article }> };

/** Manuals and care sheets of what was bought, each once, in the order's language or in none. */
function mediaOf(lines: readonly Line[], locale: string): MessageContent['media'] {
  const language = locale.slice(0, 2);
  const media = lines.flatMap(({ article: { product } }) => product?.media ?? []);
  const fitting = media.filter((one) => one.locale === null || one.locale.startsWith(language));
  const found = new Map(fitting.map(({ id, title, url }) => [id, { id, title, url }]));
  return [...found.values()].slice(0, MAIL_MANUALS);
}
