// Longer than 250 lines: the words of the whole feature, read together.
import type { z } from 'zod';
import type { AfterItem, AfterOrder, Refusal, TraceStep } from '@/lib/afterpurchase/types';
import type { Locale } from '@/lib/core/i18n/locales';
import type { GiftScope, GuestScope } from '@/lib/identity/types/guest';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import type { ToldReturnState } from '@/lib/notifications/types';
import type { LocalDay, Right } from '@/lib/rules/types';
import type {
  RefundMeans,
  ReturnCondition,
  ReturnOrigin,
  ReturnSolution,
  ReturnState,
  ReturnWay,
  ShipmentState,
  WithdrawalRegime,
} from '@/prisma/generated/enums';
import type { offerSchema, plansSchema, reasonSchema, returnSettingsSchema } from './schema';

/** Who files or looks at a return: a customer in an account, a guest with one order, or who got something of it as a present. */
export type ReturnOwner =
  | { kind: 'account'; scope: CustomerScope }
  | { kind: 'guest'; scope: GuestScope }
  | { kind: 'gift'; scope: GiftScope };

/** Who moves a return. */
export type ReturnActor = 'customer' | 'guest' | 'staff' | 'shop' | 'carrier' | 'system';

/** How a shop takes things back: reasons, help, days, places. */
export type ReturnSettings = z.infer<typeof returnSettingsSchema>;
export type ReturnReason = z.infer<typeof reasonSchema>;

/** What binds for a line of a return from the moment of asking; kept as it was, whatever rules say later. */
export type Offer = z.infer<typeof offerSchema>;

/** What makes two lines go into one return (domain rule 4). */
export type ReturnKind = { sourceId: string; sellerId: string | null; currency: string; regime: WithdrawalRegime };

/** A line as the wizard's first step shows it. `line` = its id. */
export type Candidate = ReturnKind & {
  line: string;
  order: { number: string; placedOn: LocalDay };
  name: string;
  variant: string | null;
  picture: string | null;
  seller: string | null;
  deliveredOn: LocalDay | null;
  /** pieces that may come back */
  quantity: number;
  /** by which right, the most usual that is open */
  right: Right | null;
  until: LocalDay | null;
  /** its days count from a parcel that is still to come */
  notBegun: boolean;
  open: boolean;
  refusal: Refusal | null;
};

/** Lines that are chosen together, with what sets them apart from the others. */
export type Parcelled = ReturnKind & { lines: { line: string; quantity: number }[] };

/** Why a choice was split: what differs from the first return. */
export type SplitReason = 'shop' | 'seller' | 'currency' | 'regime';

/** A way to solve one line, open or not. `quote` = what comes back for the pieces of the line. */
export type SolutionOption = {
  solution: ReturnSolution;
  open: boolean;
  until: LocalDay | null;
  quote: RefundPlan | null;
  refusal: Refusal | { why: 'only_credit' } | { why: 'not_for_reason' } | null;
  /** what binds if it is chosen */
  offer: Offer | null;
  /** what the engine looked at */
  trace: TraceStep[];
};

/** What is known of one line of an order to decide about its return. */
export type LineFacts = {
  orderId: string;
  orderItemId: string;
  item: AfterItem;
  order: AfterOrder;
  /** per 10,000; null = the source says nothing */
  vatRate: number | null;
  /** value added tax on top of the prices; 0 where they include it */
  vatAdded: number;
};

/** A line of a return as far as money goes. `returnItemId` is empty before there is one. */
export type MoneyLine = Omit<LineFacts, 'orderId' | 'orderItemId'> & {
  /** null = goods without an order */
  orderId: string | null;
  orderItemId: string | null;
  returnItemId: string;
  quantity: number;
  /** pieces of the line that were paid back before */
  gone: number;
  solution: ReturnSolution;
  offer: Offer;
  /** of an exchange: what the other article costs more (+) or less (-), for so many pieces */
  difference?: { amount: number; pieces: number };
};

/** An article that can be had instead. */
export type Variant = {
  sku: string;
  name: string;
  variant: string | null;
  picture: string | null;
  /** what all pieces cost more (+) or less (-) than what was paid; null = no price known */
  difference: number | null;
  available: boolean | null;
  availableOn: LocalDay | null;
};

/** What is paid back for a return: one for each order and means. The parts add up to the total. */
export type RefundPlan = {
  /** null = goods without an order */
  orderId: string | null;
  means: RefundMeans;
  goods: number;
  discount: number;
  shipping: number;
  fee: number;
  tax: number;
  bonus: number;
  total: number;
  lines: { returnItemId: string; orderItemId: string | null; quantity: number }[];
};

/** Who has to act next, and until when. */
export type Clock = { waitsFor: 'customer' | 'staff' | 'shop' | null; nextOn: LocalDay | null };

/** Why a move is not made. */
export type MoveRefusal =
  /** the table knows no such move from here, or not by this actor */
  | 'not_possible'
  /** it was moved by somebody else meanwhile */
  | 'changed'
  | 'quantities'
  | 'reason_missing';

/** Why a photo is not taken. */
export type PhotoRefusal =
  | 'empty'
  | 'tooLarge'
  /** no JPEG, PNG or WebP, or something else besides */
  | 'mediaType'
  /** what iPhones take; other programs cannot show it */
  | 'heic'
  | 'pixels'
  /** begins like a picture and is none */
  | 'broken'
  | 'tooMany'
  | 'limited';

/**
 * What became of a photo. `line` = id of the line it was for, '' if none is named; `reason` = null if it was taken, else why
 * not: `missing` = no such line in what the owner may see, `sent` = the return is no draft any more.
 */
export type Upload = { line: string; reason: PhotoRefusal | 'missing' | 'sent' | null };

/** What a slip says; in the language of its return. Nothing of prices, and nothing of who bought or sends. */
export type Slip = {
  number: string;
  locale: Locale;
  shop: string;
  /** where the parcel goes, in lines */
  address: string[];
  /** of the place, where it is a branch */
  hours: string | null;
  way: Exclude<ReturnWay, 'none'>;
  /** last local day to send; null once it is on its way */
  until: LocalDay | null;
  items: { name: string; variant: string | null; quantity: number }[];
  packing: string;
};

export type {
  RefundMeans,
  ReturnCondition,
  ReturnOrigin,
  ReturnSolution,
  ReturnState,
  ReturnWay,
  ShipmentState,
  TraceStep,
  WithdrawalRegime,
};

/** One line of a draft, with what it can become. `known` = the reason, as far as the shop still knows it. */
export type DraftLine = {
  id: string;
  facts: LineFacts;
  order: { number: string; placedOn: LocalDay };
  name: string;
  variant: string | null;
  sku: string;
  category: string | null;
  picture: string | null;
  deliveredOn: LocalDay | null;
  quantity: number;
  reason: string | null;
  known: Omit<ReturnReason, 'closer' | 'categories'> | null;
  reasonText: string | null;
  /** ids */
  photos: string[];
  solution: ReturnSolution | null;
  exchangeSku: string | null;
  solutions: SolutionOption[];
  variants: Variant[];
};

/** A return that was begun. */
export type Draft = {
  number: string;
  currency: string;
  regime: WithdrawalRegime;
  origin: ReturnOrigin;
  seller: string | null;
  savedAt: Date;
  way: ReturnWay | null;
  pickupOn: LocalDay | null;
  branch: string | null;
  lines: DraftLine[];
  /** the first day on which something of it ends; null = nothing does */
  waitsUntil: LocalDay | null;
  /** all is solved by a spare part: nothing is sent back */
  goodsStay: boolean;
  today: LocalDay;
  settings: ReturnSettings;
};

/** The steps of the wizard, by the last part of their addresses. */
export type Step = 'neu' | 'grund' | 'loesung' | 'rueckweg' | 'pruefen';

/** An order with the lines of it that have come. `more` = it has further lines after the last of these. */
export type ChoiceOrder = {
  number: string;
  placedOn: string;
  currency: string;
  lines: Candidate[];
  more: number | null;
};

/** A return in a list: what, in which state since when, and what comes next until when. */
export type ReturnEntry = {
  number: string;
  origin: ReturnOrigin;
  state: ReturnState;
  partial: boolean;
  /** everything is solved by a spare part */
  goodsStay: boolean;
  stateOn: LocalDay;
  waitsFor: string | null;
  nextOn: LocalDay | null;
  items: { name: string; quantity: number; picture: string | null }[];
  orders: string[];
};
/** `older` = where the next page begins; null = there is none */
export type ReturnList = { returns: ReturnEntry[]; older: string | null };

/** A line of a return that was sent. */
export type ReturnLine = {
  name: string;
  variant: string | null;
  picture: string | null;
  order: string | null;
  requested: number;
  approved: number;
  received: number;
  accepted: number;
  reason: string | null;
  category: string | null;
  reasonText: string | null;
  photos: string[];
  solution: ReturnSolution | null;
  exchangeSku: string | null;
  exchangeDifference: number | null;
  offer: Offer | null;
  refusal: string | null;
};

/** Everything about one return that was sent. */
export type ReturnPage = Omit<ReturnEntry, 'items' | 'partial' | 'orders'> & {
  currency: string;
  way: ReturnWay | null;
  pickupOn: LocalDay | null;
  branch: string | null;
  decision: string | null;
  submittedAt: Date;
  lines: ReturnLine[];
  events: { state: ReturnState; at: Date; actor: ReturnActor; note: string | null }[];
  parcel: {
    carrier: string | null;
    trackingNumber: string | null;
    state: ShipmentState | null;
    events: { at: Date; state: ShipmentState | null; text: string | null; place: string | null }[];
  };
  /** what was offered when it was sent, until something is paid */
  offered: z.infer<typeof plansSchema>;
  /** what its owner may still do */
  mayCancel: boolean;
  /** say that it is handed over, or by which number, if that was not said */
  maySend: boolean;
  settings: ReturnSettings;
};

/** What a message about a return says. `day` = the last day of what comes next; without one, since when it is so. */
export type ReturnNews = {
  number: string;
  state: ToldReturnState;
  partial: boolean;
  goodsStay: boolean;
  origin: ReturnOrigin;
  day: LocalDay;
  decision: string | null;
  /** proven address of who filed it without an account; null = the order's own */
  contactEmail: string | null;
  /** language of the return */
  locale: string;
  lines: { name: string; variant: string | null; quantity: number; refusal: string | null }[];
};

declare module '@/lib/core/outbox' {
  interface OutboxMessages {
    /** a return of goods without an order has come into another state; `contentKey` as of messages about returns */
    'loose-return.moved': { contentKey: string };
    /** somebody has typed the number of the parcel with the goods; its carrier may have spoken of it before */
    'return.numbered': { sourceId: string; trackingNumber: string };
  }
}
