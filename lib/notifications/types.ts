import type { ReactElement } from 'react';
import type { Locale } from '@/lib/core/i18n/locales';

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
};
