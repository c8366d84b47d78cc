import type { MessageData } from '@/lib/webhooks/schema';
import type { LocalDay, RefundMeans, RefundParts } from './types';

type Instructed = {
  number: string;
  order: { id: string; number: string };
  return: string | null;
  lines: readonly { line: string; quantity: number }[];
  parts: RefundParts;
  total: number;
  currency: string;
  means: RefundMeans;
  dueOn: LocalDay | null;
};

/** What the shop is told of a refund; pieces of one line are named once, whatever the return calls them. */
export function instructionOf({ lines, total, currency, ...facts }: Instructed): MessageData<'refund-instruction'> {
  const pieces = new Map<string, number>();
  for (const { line, quantity } of lines) pieces.set(line, (pieces.get(line) ?? 0) + quantity);
  return {
    ...facts,
    lines: [...pieces].map(([line, quantity]) => ({ line, quantity })),
    total: { amount: total, currency },
  };
}
