import { getMessageContent } from '@/lib/account/queries/message';
import type { MessageContent } from '@/lib/account/types';
import { wordOf } from '@/lib/cancellations/policy/cancel';
import { getCancellationNews } from '@/lib/cancellations/queries';
import type { CancellationNews } from '@/lib/cancellations/types';
import type { Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import type { OutboxHandlers } from '@/lib/core/worker';
import { manualUrl } from '@/lib/documents/utils';
import { lockMessage, settleMessage } from '@/lib/notifications/mutations/messages';
import { send } from '@/lib/notifications/mutations/send';
import { cancellationNews } from '@/lib/notifications/templates/cancellation-news';
import type { Stationery } from '@/lib/notifications/templates/frame';
import { giftLink } from '@/lib/notifications/templates/gift-link';
import { guestLink } from '@/lib/notifications/templates/guest-link';
import { orderNews } from '@/lib/notifications/templates/order-news';
import { returnNews } from '@/lib/notifications/templates/return-news';
import type { Letter, MessageKind, NewsKind, OrderNews, Recipient } from '@/lib/notifications/types';
import { newsOf } from '@/lib/orders/policy/news';
import { listNewsFacts } from '@/lib/orders/queries/news';
import type { LocalDay } from '@/lib/orders/types';
import { cancelPath, returnPath } from '@/lib/orders/utils';
import { getReturnNews } from '@/lib/returns/queries/news';
import type { ReturnNews } from '@/lib/returns/types';
import { draftPath, returnPath as returnPage } from '@/lib/returns/utils/paths';
import { issueGuestLink } from './mutations';
import { issueGiftLink } from './mutations/gifts';
import { accountUrl, giftUrl, parcelUrl, statusUrl } from './utils';

/**
 * What the worker does for people who read a mailbox, signed in or not. Messages about orders are here because their
 * links are a guest's: they work without an account.
 */
export const handlers = {
  /** Nothing fits: nothing is sent, and nobody on the screen learns of it (T18). */
  'guest-link.requested': async ({ id, payload }, tx) => {
    const link = await issueGuestLink(tx, payload);
    if (!link) return;
    const to = { name: '', address: link.address };
    const sending = { id, to, locale: link.locale, occasion: { kind: 'account' } } as const;
    await send(tx, sending, (stationery) => guestLink(stationery, { ...link, to }));
  },

  /** Nothing of the order is in it but that there is a present: whoever was named may not be who got it. */
  'gift-link.requested': async ({ id, payload }, tx) => {
    const link = await issueGiftLink(tx, payload);
    if (!link) return;
    const to = { name: '', address: payload.email };
    const sending = { id, to, locale: link.locale, occasion: { kind: 'account' } } as const;
    await send(tx, sending, (stationery) => giftLink(stationery, { ...link, to }));
  },

  /** Of goods that came without an order: to the address that staff took them back for. */
  'loose-return.moved': async ({ id, payload: { contentKey } }, tx) => {
    const found = await getReturnNews(tx, contentKey);
    if (!found?.contactEmail) return;
    const to = { name: '', address: found.contactEmail };
    const sending = { id, to, locale: found.locale, occasion: { kind: 'account' } } as const;
    await send(tx, sending, (stationery) =>
      returnNews(stationery, { ...found, kind: 'return_moved', to, href: looseHref(stationery, found) }),
    );
  },

  /** What was to be said is looked at anew: it may have been overtaken while it waited. */
  'message.due': async ({ id, payload: { messageId } }, tx) => {
    if (!(await lockMessage(tx, messageId))) return;
    const now = new Date();
    const content = await getMessageContent(tx, messageId, now);
    const { order, message } = content;
    const letter = await letterFor(tx, content, localDay(now));
    if (!letter) return settleMessage(tx, messageId, 'overtaken');
    const to = letter.to ?? content.to;
    if (!to) return settleMessage(tx, messageId, 'no_address');
    const ofOrder = { kind: message.kind, orderId: order.id, messageId };
    const occasion = letter.asked ? ({ kind: 'account' } as const) : ofOrder;
    const sending = { id, to, locale: order.locale, occasion };
    const sent = await send(tx, sending, (stationery) => letter.write(stationery, to));
    await settleMessage(tx, messageId, sent ? 'sent' : 'unwanted');
  },
} satisfies Partial<OutboxHandlers>;

/**
 * A message to be written; `to` = somebody else than who the order names. `asked`: that person asked for it, and the
 * switches of the order are not theirs.
 */
type Draft = { write: (stationery: Stationery, to: Recipient) => Letter; to?: Recipient; asked?: true };
type CancellationKind = Extract<MessageKind, `cancellation_${string}`>;
type ReturnKind = Extract<MessageKind, `return_${string}`>;

const isCancellation = (kind: MessageKind): kind is CancellationKind => kind.startsWith('cancellation_');
const isReturn = (kind: MessageKind): kind is ReturnKind => kind.startsWith('return_');

/** @returns null if what was to be said does not hold any more */
function letterFor(tx: Transaction, content: MessageContent, today: LocalDay): Promise<Draft | null> {
  const { kind } = content.message;
  if (isCancellation(kind)) return cancellationLetter(tx, content, kind);
  return isReturn(kind) ? returnLetter(tx, content, kind) : newsLetter(tx, content, kind, today);
}

/** @returns null if the return has moved on since: then another message tells of that */
async function returnLetter(
  tx: Transaction,
  { message, order }: MessageContent,
  kind: ReturnKind,
): Promise<Draft | null> {
  const found = await getReturnNews(tx, message.contentKey);
  if (!found) return null;
  const guest = found.contactEmail === null ? null : { name: '', address: found.contactEmail };
  const present = found.origin === 'gift';
  const hrefFor = (portal: string, to: Recipient) => (present ? giftUrl(order) : `${portal}${returnHref(found, to)}`);
  return {
    ...(guest ? { to: guest } : {}),
    ...(present ? { asked: true } : {}),
    write: (stationery, to) => returnNews(stationery, { ...found, kind, to, href: hrefFor(stationery.portal, to) }),
  };
}

/** Of somebody with an account; a guest proves the mailbox first. */
const returnHref = ({ number, state }: ReturnNews, { name }: Recipient) => {
  const reader = name === '' ? 'gast' : 'konto';
  return state === 'draft' ? draftPath(reader, number, 'pruefen') : returnPage(reader, number);
};

/** Goods without an order have no guest's page: they are in an account, and whoever has none yet opens it by this address. */
const looseHref = ({ portal }: Stationery, { number }: ReturnNews) => `${portal}${returnPage('konto', number)}`;

/** @returns null if the receipt was overtaken by the answer */
async function cancellationLetter(
  tx: Transaction,
  { message, order, placedOn }: MessageContent,
  kind: CancellationKind,
): Promise<Draft | null> {
  const found = await getCancellationNews(tx, message.contentKey);
  if (!found || (kind === 'cancellation_requested') !== (found.state === 'requested')) return null;
  const { number, orderNumber, askOn, lines } = found;
  const words = { kind, number, order: orderNumber, placedOn, askOn, lines, state: wordOf(found) };
  return {
    write: (stationery, to) =>
      cancellationNews(stationery, { ...words, to, href: to.name ? ownPage(stationery, found) : statusUrl(order) }),
  };
}

/** Of somebody with an account; a guest has no page that a link alone may open. */
const ownPage = ({ portal }: Stationery, { id, orderNumber }: CancellationNews) =>
  `${portal}/konto/bestellungen/${encodeURIComponent(orderNumber)}/stornierung/${id}`;

/** @returns null if it does not hold any more */
async function newsLetter(
  tx: Transaction,
  content: MessageContent,
  kind: NewsKind,
  today: LocalDay,
): Promise<Draft | null> {
  if (!(await holds(tx, content.message, today))) return null;
  return { write: (stationery, to) => orderNews(stationery, newsIn(content, kind, to)) };
}

/** Whether a message is still among what there is to say. */
async function holds(tx: Transaction, message: MessageContent['message'], today: LocalDay): Promise<boolean> {
  const { kind, orderId, shipmentId, contentKey } = message;
  const [facts] = await listNewsFacts(tx, [orderId]);
  const news = facts ? newsOf(facts, today) : [];
  return news.some((one) => one.kind === kind && one.shipmentId === shipmentId && one.contentKey === contentKey);
}

function newsIn(
  { message, order, media, guest, open, ...content }: MessageContent,
  kind: NewsKind,
  to: Recipient,
): OrderNews {
  return {
    ...content,
    to,
    kind,
    number: order.number,
    href: message.shipmentId ? parcelUrl(message.shipmentId, order) : statusUrl(order),
    open: open && {
      ...open,
      href: guest ? guestHref(message, order) : accountUrl(PAGES[open.note](order.number), order),
    },
    manuals: media.map(({ id, title, url }) => ({ title, href: url ?? manualUrl(id) })),
  };
}

const PAGES = { cancel: cancelPath, return: returnPath, credit: returnPath };

/** Without an account it goes on from the order's status page; null = the mail leads there anyhow. */
const guestHref = ({ shipmentId }: MessageContent['message'], order: MessageContent['order']) =>
  shipmentId ? statusUrl(order) : null;
