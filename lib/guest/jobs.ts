import { getMessageContent } from '@/lib/account/queries/message';
import type { MessageContent } from '@/lib/account/types';
import type { Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import type { OutboxHandlers } from '@/lib/core/worker';
import { manualUrl } from '@/lib/documents/utils';
import { lockMessage, settleMessage } from '@/lib/notifications/mutations/messages';
import { send } from '@/lib/notifications/mutations/send';
import { giftLink } from '@/lib/notifications/templates/gift-link';
import { guestLink } from '@/lib/notifications/templates/guest-link';
import { orderNews } from '@/lib/notifications/templates/order-news';
import type { OrderNews, Recipient } from '@/lib/notifications/types';
import { newsOf } from '@/lib/orders/policy/news';
import { listNewsFacts } from '@/lib/orders/queries';
import type { LocalDay } from '@/lib/orders/types';
import { issueGuestLink } from './mutations';
import { issueGiftLink } from './mutations/gifts';
import { parcelUrl, statusUrl } from './utils';

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

  /** What was to be said is looked at anew: it may have been overtaken while it waited. */
  'message.due': async ({ id, payload: { messageId } }, tx) => {
    if (!(await lockMessage(tx, messageId))) return;
    const today = localDay(new Date());
    const content = await getMessageContent(tx, messageId, today);
    const { to, order, message } = content;
    if (!(await holds(tx, message, today))) return settleMessage(tx, messageId, 'overtaken');
    if (!to) return settleMessage(tx, messageId, 'no_address');
    const occasion = { kind: message.kind, orderId: order.id, messageId };
    const sent = await send(tx, { id, to, locale: order.locale, occasion }, (stationery) =>
      orderNews(stationery, newsIn(content, to)),
    );
    await settleMessage(tx, messageId, sent ? 'sent' : 'unwanted');
  },
} satisfies Partial<OutboxHandlers>;

/** Whether a message is still among what there is to say. */
async function holds(tx: Transaction, message: MessageContent['message'], today: LocalDay): Promise<boolean> {
  const { kind, orderId, shipmentId, contentKey } = message;
  const [facts] = await listNewsFacts(tx, [orderId]);
  const news = facts ? newsOf(facts, today) : [];
  return news.some((one) => one.kind === kind && one.shipmentId === shipmentId && one.contentKey === contentKey);
}

function newsIn({ message, order, media, ...content }: MessageContent, to: Recipient): OrderNews {
  return {
    ...content,
    to,
    kind: message.kind,
    number: order.number,
    href: message.shipmentId ? parcelUrl(message.shipmentId, order) : statusUrl(order),
    manuals: media.map(({ id, title, url }) => ({ title, href: url ?? manualUrl(id) })),
  };
}
