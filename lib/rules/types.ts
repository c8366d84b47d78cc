import type { z } from 'zod';
import type { LocalDay } from '@/lib/core/format';
import type { calendarSchema, ruleSchema, termsSchema } from './schema';

/** What a customer may ask for after a purchase. */
export type Right = 'cancel' | 'withdraw' | 'return' | 'exchange' | 'claim' | 'repair' | 'reorder' | 'review';

/** Whose holidays count: a country, and its canton or state. */
export type Calendar = z.infer<typeof calendarSchema>;

/** What a rule grants, and on which terms. */
export type Terms = z.infer<typeof termsSchema>;
export type Window = NonNullable<Terms['window']>;
export type Shipping = NonNullable<Terms['shipping']>;
export type Ground = NonNullable<Terms['excluded']>;

/** One rule of a shop: for whom, from when to when, on which terms. Never changed: it ends, and another begins. */
export type Rule = z.infer<typeof ruleSchema>;

/** What is asked about. */
export type RuleSubject = {
  /** ship-to country, ISO 3166-1 alpha-2 */
  country: string | null;
  group: 'private' | 'company';
  category: string | null;
  sku: string;
};

/**
 * The terms that bind for one thing: those of the order's day, and of every later rule what is better for the customer
 * (domain rule 6). Of windows and prices all stand here, because the better one depends on dates and currency.
 */
export type BindingTerms = {
  /** ids of the rules that it is made of, the one of the order's day first */
  rules: string[];
  excluded: Ground | null;
  /** empty = without a time limit of its own */
  windows: Window[];
  shippings: Shipping[];
  /** per 10,000 of the goods */
  feeRate: number;
  /** days of store credit after the window */
  goodwillDays: number;
  /** days longer for presents; null = not for them */
  giftDays: number | null;
  withoutReceipt: boolean;
  cutOffs: NonNullable<Terms['cutOff']>[];
};

declare module '@/lib/core/outbox' {
  interface OutboxMessages {
    /** the rules are others from now on: saved, or a day on which one begins or has ended */
    'rules.changed': Record<string, never>;
  }
}

export type { LocalDay };
