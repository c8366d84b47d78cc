import type { MessageData } from '@/lib/webhooks/schema';
import type { LocalDay, RefundMeans, RefundParts } from './types';

/** Pieces as the shop knows them: by its line, or without an order by their article. */
export type InstructedLine = { line: string | null; sku?: string | undefined; quantity: number };

type Instructed = {
  number: string;
  order: { id: string; number: string } | null;
  /** who gets credit where no order says so */
  customer?: { id: string | null; name: string | null; email: string | null };
  return: string | null;
  lines: readonly InstructedLine[];
  parts: RefundParts;
  total: number;
  currency: string;
  means: RefundMeans;
  dueOn: LocalDay | null;
};

/** An order as its shop is asked about it. */
export const ofOrder = ({ sourceKey: id, number }: { sourceKey: string; number: string }) => ({
  order: { id, number },
});

/** What `ofAccount` needs. */
export const accountSelect = { sourceKey: true, name: true, emailKey: true } as const;

/** Goods without an order: the account says whose they are. */
export const ofAccount = (account: { sourceKey: string | null; name: string; emailKey: string | null }) => ({
  order: null,
  customer: { id: account.sourceKey, name: account.name, email: account.emailKey },
});

/** What the shop is told of a refund; pieces of one line are named once, whatever the return calls them. */
export function instructionOf({ lines, total, currency, ...facts }: Instructed): MessageData<'refund-instruction'> {
  const pieces = new Map<string, { line: string | null; sku?: string; quantity: number }>();
  for (const { line, sku, quantity } of lines) {
    const key = line ?? sku ?? '';
    const before = pieces.get(key)?.quantity ?? 0;
    pieces.set(key, { line, ...(line === null && sku ? { sku } : {}), quantity: before + quantity });
  }
  return {
    ...facts,
    lines: [...pieces.values()],
    total: { amount: total, currency },
  };
}
