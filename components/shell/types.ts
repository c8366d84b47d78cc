import type { FormAction } from '@/components/ui/form-state';
import type { Locale } from '@/lib/core/i18n/locales';

/** How to reach a human; from the shop's settings, in the reader's language. */
export type Contact = {
  mail: string;
  /** As people read it, and as a telephone dials it ("tel:+41445550140"). */
  phone: string;
  phoneHref: string;
  hours: string;
  address: string;
  social?: { label: string; href: string };
};

export type Language = {
  current: Locale;
  /** Reads `locale` and `path` from the form and leads back to `path`. */
  action: FormAction;
  /** Path of the page the menu stands on, with its query. */
  path: string;
};

/** What the person can switch to; only for people with more than one account. */
export type Accounts = {
  /** name of the active account */
  current: string;
  others: { id: string; label: string }[];
  /** Reads `account` from the form. */
  action: FormAction;
};

export type NavigationItem = { key: string; href: string; label: string };

/** What header and footer say, finished: they are client components, to which only their data crosses. */
export type ShellTexts = Record<
  | 'portal'
  | 'toShop'
  | 'help'
  | 'menu'
  | 'language'
  | 'signedInAs'
  | 'switchAccount'
  | 'signIn'
  | 'questions'
  | 'phone',
  string
>;

export type ShellProps = {
  texts: ShellTexts;

  shop: { name: string; shopUrl?: string };
  language: Language;
  viewer: { name: string; accountName?: string; accounts?: Accounts } | null;
  /** The staff's part of the portal: its name, and a dark header. */
  area?: string;
  navigation: NavigationItem[];
  /** Key of the navigation entry this page belongs to. */
  current?: string;
  signOut?: { label: string; action: FormAction };
};
