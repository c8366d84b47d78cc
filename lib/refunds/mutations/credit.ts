import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { fromDateColumn, toDateColumn } from '@/lib/orders/utils';
import { getReturnSettings } from '@/lib/returns/queries/settings';
import type { CreditEntryKind } from '@/prisma/generated/enums';
import { EXPIRING_MAX } from '../constants';
import { lastDayOf, putBack, takeOldest } from '../policy/credit';
import { listLots } from '../queries';
import type { LocalDay, Spending, SpendResult } from '../types';

/** Two changes of an account's credit take turns: what is left stays true until it is taken (T48). */
export async function lockCredit(tx: Transaction, accountIds: readonly string[]): Promise<void> {
  // Sorted, so that two callers with overlapping sets wait for each other instead of locking crosswise.
  for (const id of [...new Set(accountIds)].sort()) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`credit:${id}`}, 0))`;
  }
}

type Granted = {
  id: string;
  number: string;
  accountId: string;
  currency: string;
  total: number;
  sourceId: string;
  /** in words: number of the order, or of the return of goods without one */
  reference: string;
};

/** A lot for a refund that was paid as credit; it ends as the shop says now. @param at when the shop granted it */
export async function grantCredit(tx: Transaction, refund: Granted, at: Date): Promise<void> {
  const { id: refundId, number, accountId, sourceId, currency, total, reference } = refund;
  const expiresOn = lastDayOf(localDay(at), (await getReturnSettings()).creditYears);
  const { id } = await tx.creditLot.create({
    data: { accountId, sourceId, currency, refundId, expiresOn: toDateColumn(expiresOn) },
    select: { id: true },
  });
  await writeEntries(tx, accountId, 'granted', [{ lotId: id, amount: total }], {
    key: number,
    reference,
  });
}

/**
 * Takes credit as a shop says that it was paid with, what ends first first, and gives back what the shop says it gave back;
 * under a lock of the account, never below nothing. The same key again is the same spending: only `returned` may have
 * grown, so messages may come twice and in any order.
 * @returns what is left of this shop and currency, and what became of it
 */
export async function spendCredit(tx: Transaction, spending: Spending, now: Date = new Date()): Promise<SpendResult> {
  const { sourceId, accountId, key, currency, amount, returned, reference } = spending;
  await lockCredit(tx, [accountId]);
  await expireLots(tx, accountId, now);
  const balance = () => balanceOf(tx, spending);
  const where = { sourceId_sourceKey: { sourceId, sourceKey: key } };
  const select = { id: true, accountId: true, currency: true, amount: true, returned: true } as const;
  const known = await tx.creditSpending.findUnique({ where, select });
  if (known && (known.accountId !== accountId || known.currency !== currency || known.amount !== amount)) {
    return { ok: false, reason: 'other', balance: await balance() };
  }
  if (known && returned <= known.returned) {
    const status = returned === known.returned ? 'unchanged' : 'ignored';
    return { ok: true, status, balance: await balance() };
  }
  let id = known?.id;
  if (id === undefined) {
    const lots = (await listLots(tx, accountId)).filter(
      (lot) => lot.sourceId === sourceId && lot.currency === currency,
    );
    const taken = takeOldest(lots, amount);
    if (!taken) return { ok: false, reason: 'not_enough', balance: await balance() };
    const data = { sourceId, sourceKey: key, accountId, currency, amount };
    ({ id } = await tx.creditSpending.create({ data, select: { id: true } }));
    const pieces = taken.map((piece) => ({ ...piece, amount: -piece.amount }));
    await writeEntries(tx, accountId, 'spent', pieces, { key, reference, spendingId: id });
  }
  const back = returned - (known?.returned ?? 0);
  if (back > 0) {
    await tx.creditSpending.update({ where: { id }, data: { returned }, select: { id: true } });
    const pieces = putBack(await takenBy(tx, id), back);
    await writeEntries(tx, accountId, 'returned', pieces, { key: `${key} ${returned}`, reference, spendingId: id });
  }
  return { ok: true, status: known ? 'updated' : 'created', balance: await balance() };
}

/** What is left with one shop in one currency: the sum of all entries. */
export async function balanceOf(
  tx: Transaction | typeof db,
  { accountId, sourceId, currency }: Pick<Spending, 'accountId' | 'sourceId' | 'currency'>,
): Promise<number> {
  const where = { lot: { accountId, sourceId, currency } };
  return (await tx.creditEntry.aggregate({ where, _sum: { amount: true } }))._sum.amount ?? 0;
}

/** Ends what has passed its last local day; the next run goes on where there is more. @returns how many accounts had such */
export async function expireCredit(now: Date = new Date()): Promise<number> {
  const rows = await db.$queryRaw<{ accountId: string }[]>`
    SELECT DISTINCT lot.account_id AS "accountId" FROM credit_lot lot
     WHERE lot.expires_on < ${localDay(now)}::date
       AND (SELECT sum(amount) FROM credit_entry WHERE lot_id = lot.id) > 0 LIMIT ${EXPIRING_MAX}`;
  for (const { accountId } of rows) {
    await db.$transaction(async (tx) => {
      await lockCredit(tx, [accountId]);
      await expireLots(tx, accountId, now);
    });
  }
  return rows.length;
}

async function expireLots(tx: Transaction, accountId: string, now: Date): Promise<void> {
  const ended = (await listLots(tx, accountId)).filter(({ expiresOn }) => isOver(expiresOn, localDay(now)));
  const pieces = ended.map(({ id, left }) => ({ lotId: id, amount: -left }));
  // A lot may end twice: something was given back into it after its last day.
  await writeEntries(tx, accountId, 'expired', pieces, { key: now.toISOString() });
}

/** Credit is good until the end of its last day. */
const isOver = (expiresOn: LocalDay | null, today: LocalDay) => expiresOn !== null && expiresOn < today;

/** The lots of a spending, with what it still has of each. */
async function takenBy(tx: Transaction, spendingId: string) {
  const entries = await tx.creditEntry.findMany({
    where: { spendingId },
    relationLoadStrategy: 'join',
    select: { amount: true, lot: { select: { id: true, expiresOn: true, createdAt: true } } },
  });
  const lots = new Map(
    entries.map(({ lot }) => [lot.id, { ...lot, expiresOn: fromDateColumn(lot.expiresOn), left: 0 }]),
  );
  for (const { amount, lot } of entries) {
    const known = lots.get(lot.id);
    if (known) known.left -= amount;
  }
  return [...lots.values()];
}

type Words = { key: string; reference?: string | null; spendingId?: string };

async function writeEntries(
  tx: Transaction,
  accountId: string,
  kind: CreditEntryKind,
  pieces: readonly { lotId: string; amount: number }[],
  words: Words,
): Promise<void> {
  if (pieces.length === 0) return;
  await tx.creditEntry.createMany({ data: pieces.map((piece) => ({ ...piece, kind, ...words })) });
  await recordAudit(
    tx,
    pieces.map(({ lotId, amount }) => ({
      ...{ action: `credit.${kind}`, entity: 'credit_lot', entityId: lotId, accountId },
      details: { amount, key: words.key },
    })),
  );
}
