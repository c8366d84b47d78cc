import type { NewFile } from '@/lib/files/types';
import type { LocalDay } from '@/lib/orders/types';
import type { DocumentKind } from '@/prisma/generated/enums';

/** A paper as its source states it. Its account is that of the order or credit note it names. */
export type DocumentInput = {
  sourceId: string;
  /** the source's own key of the paper; the same key again is the same paper */
  sourceKey: string;
  kind: DocumentKind;
  /** the invoice's number, if it has one */
  number: string | null;
  /** what it is for, in the shop's words */
  title: string | null;
  issuedOn: LocalDay;
  /** raised by the source when it makes the same paper anew; only a higher one replaces. null = it does not say: then
   * other bytes replace */
  version: number | bigint | null;
  /** lies on the disk already (`storeFile`) */
  file: NewFile;
} & DocumentOwner;

/** What a paper belongs to: an order, or a credit note and through it the note's order, if it has one. */
export type DocumentOwner = { orderId: string } | { creditNoteId: string };

/** `kept` = the portal has this version or a later one. Refusals: nothing of that id in the source; nothing was written. */
export type SavedDocument =
  | { ok: true; id: string; effect: 'created' | 'replaced' | 'kept' }
  | { ok: false; reason: 'unknownOrder' | 'unknownCreditNote' };

/** A paper in a list. */
export type DocumentEntry = {
  id: string;
  kind: DocumentKind;
  number: string | null;
  title: string | null;
  issuedOn: LocalDay;
  orderNumber: string | null;
  /** size of the file */
  bytes: number;
};

export type DocumentMonth = {
  documents: DocumentEntry[];
  /** the month has more than are listed */
  more: boolean;
};
