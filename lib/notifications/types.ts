import type { ReactElement } from 'react';
import type { Locale } from '@/lib/core/i18n/locales';
import type { MessageKind } from '@/prisma/generated/enums';

/**
 * What a mail is about, which decides whether it is wanted: `account` is sign-in, security, whatever somebody asked for,
 * and nobody can switch it off.
 */
export type Occasion = { kind: 'account' } | { kind: MessageKind; orderId: string; messageId: string };

/** A message to be told, if it has not been: one per kind, parcel and content (domain rule 13). */
export type Announcement = {
  kind: MessageKind;
  orderId: string;
  /** null = about the order as a whole */
  shipmentId: string | null;
  contentKey: string;
};

/** Whether a kind of message about an order is wanted. */
export type MessageSwitch = { kind: MessageKind; wanted: boolean };

/** Who a mail goes to. No name: the only one known was typed by a stranger. */
export type Recipient = { name: string; address: string };

/** Whose mail it is and how to reach a human there, in one language; no contact until the shop has set it. */
export type Sender = { name: string; contact: { mail: string; phone: string; hours: string; address: string } | null };

/** A mail in words: what a template makes. */
export type Letter = { subject: string; body: ReactElement };

/**
 * One mail, ready to send. `id` becomes its Message-ID: the same for every attempt, so that a receiver can tell doubles.
 */
export type Mail = {
  id: string;
  from: string;
  to: Recipient;
  subject: string;
  html: string;
  text: string;
  locale: Locale;
  /** where a mail program can switch this kind off; null for what cannot be */
  oneClick: string | null;
};

/** States of a return that its customer is told of; `draft` only by a reminder. */
export type ToldReturnState =
  | 'draft'
  | 'requested'
  | 'approved'
  | 'declined'
  | 'in_transit'
  | 'received'
  | 'accepted'
  | 'rejected'
  | 'settled'
  | 'settlement_failed'
  | 'sent_back'
  | 'cancelled'
  | 'expired';

/** Kinds that `newsOf` finds in an order; the others are about something that was asked for. */
export type NewsKind = Exclude<MessageKind, `cancellation_${string}` | `return_${string}`>;

/** What a mail about an order says; days are 'YYYY-MM-DD'. */
export type OrderNews = {
  kind: NewsKind;
  to: Recipient;
  number: string;
  placedOn: string;
  /** the day of the kind: delivered, tried, to be collected until; else when it comes. Null = not known */
  day: string | null;
  hours: { from: string | null; to: string | null };
  /** the day that was promised first, and why it is another one */
  promised: string | null;
  reason: string | null;
  /** null = about the order as a whole; `count` of the order's parcels */
  parcel: { sequence: number; count: number; carrier: string | null; trackingNumber: string | null } | null;
  pickup: { place: string; code: string | null } | null;
  deliveredTo: string | null;
  items: { name: string; variant: string | null; quantity: number }[];
  /** how many more articles there are */
  more: number;
  manuals: { title: string; href: string }[];
  /** what can be done besides; until a day or a moment, null = without an end. Null = nothing is open */
  open: { note: 'cancel' | 'return' | 'credit'; until: string | Date | null; href: string | null } | null;
  href: string;
};

declare module '@/lib/core/outbox' {
  interface OutboxMessages {
    /** a message is due, which may not hold any more */
    'message.due': { messageId: string };
  }
}

export type { MessageKind };
