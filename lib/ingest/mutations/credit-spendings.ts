import type { Transaction } from '@/lib/core/db';
import { lockCredit, spendCredit } from '@/lib/refunds/mutations/credit';
import type { CreditSpendingEntry } from '../contracts/v1/credit-spendings';
import type { ImportSource, Outcome } from '../types';

/**
 * Writes that customers paid with credit, and that a shop gave some of it back (`spendCredit`). In the transaction of the
 * batch; each answer says what is left.
 */
export async function writeCreditSpendings(
  tx: Transaction,
  source: ImportSource,
  entries: readonly CreditSpendingEntry[],
): Promise<Outcome[]> {
  const rows = await tx.account.findMany({
    where: { sourceId: source.id, sourceKey: { in: entries.map(ownerOf) } },
    select: { id: true, sourceKey: true },
  });
  const accounts = new Map(rows.map(({ id, sourceKey }) => [sourceKey, id]));
  await lockCredit(tx, [...accounts.values()]);
  const outcomes: Outcome[] = [];
  for (const entry of entries) {
    const accountId = accounts.get(ownerOf(entry));
    outcomes.push(accountId === undefined ? unknown(entry) : await spend(tx, source, accountId, entry));
  }
  return outcomes;
}

const ownerOf = ({ customer, company }: CreditSpendingEntry) => customer ?? company ?? '';

const unknown = ({ customer }: CreditSpendingEntry): Outcome => ({
  status: 'refused',
  path: customer ? 'customer' : 'company',
  message: 'has no account here',
});

async function spend(tx: Transaction, source: ImportSource, accountId: string, entry: CreditSpendingEntry) {
  const { id: key, currency, amount, returned, order } = entry;
  const spending = { sourceId: source.id, accountId, key, currency, amount, returned, reference: order ?? null };
  const { balance, ...spent } = await spendCredit(tx, spending);
  if (spent.ok) return { status: spent.status, balance };
  const refused = { status: 'refused' as const, balance };
  if (spent.reason === 'not_enough') {
    return { ...refused, path: 'amount', message: `not enough credit: there are ${balance} ${currency} left` };
  }
  return { ...refused, path: 'id', message: 'is already that of another payment: account, currency and amount stay' };
}
