import { z } from 'zod';
import type { Transaction } from '@/lib/core/db';
import {
  followRefunds,
  type LockedRefund,
  lockRefunds,
  writeResult,
  writeVersion,
} from '@/lib/refunds/mutations/results';
import { isOfEarlier } from '@/lib/refunds/policy/course';
import type { RefundEntry } from '../contracts/v1/refunds';
import { changes, isRenewed, type Judged, judge } from '../policy/entries';
import type { ImportSource, Outcome } from '../types';

/**
 * Writes what a shop says came of refunds, and moves their returns. Success is final and wins whenever it comes; a failure
 * is ignored after it, and where the shop was told anew since. So results may come late, twice and in any order.
 * In the transaction of the batch, for the refunds of its source only: others do not exist (domain rule 9).
 */
export async function writeRefunds(
  tx: Transaction,
  source: ImportSource,
  entries: readonly RefundEntry[],
): Promise<Outcome[]> {
  const named = await findNamed(tx, source, entries);
  const { refunds, returns } = await lockRefunds(tx, [...new Set(named.values())]);
  const stored = new Map(refunds.map((refund) => [refund.id, refund]));
  const requests = await tx.shopRequest.findMany({
    where: { id: { in: refunds.map(({ requestId }) => requestId) } },
    select: { id: true, createdAt: true },
  });
  const toldAt = new Map(requests.map(({ id, createdAt }) => [id, createdAt]));
  const outcomes: Outcome[] = [];
  const touched = new Set<string>();
  for (const entry of entries) {
    const refund = stored.get(named.get(entry.id) ?? '');
    if (!refund) {
      outcomes.push({ status: 'refused', path: 'id', message: 'is no refund that this shop was told to pay' });
      continue;
    }
    const judged = judgeResult(entry, refund, toldAt.get(refund.requestId));
    const { verdict, hash, version } = judged;
    outcomes.push({ status: verdict });
    if (isRenewed(judged)) await writeVersion(tx, refund, version);
    if (!changes(judged)) continue;
    const { state, reason = null, creditNote = null } = entry;
    await writeResult(tx, refund, { state, at: new Date(entry.at), reason, creditNote, hash, version });
    Object.assign(refund, { state, resultHash: hash, resultVersion: version });
    if (refund.returnId) touched.add(refund.returnId);
  }
  for (const id of touched) {
    const item = returns.get(id);
    if (item) await followRefunds(tx, item, { actor: 'shop' });
  }
  return outcomes;
}

/** The ids of refunds, by number or by the id of any message that told of them. */
async function findNamed(tx: Transaction, source: ImportSource, entries: readonly RefundEntry[]) {
  const names = entries.map(({ id }) => id);
  const told = await tx.shopRequest.findMany({
    where: {
      ...{ sourceId: source.id, type: 'refund-instruction', test: false },
      id: { in: names.filter((name) => z.uuid().safeParse(name).success) },
    },
    select: { id: true, payload: true },
  });
  const numbers = new Map(told.map(({ id, payload }) => [id, (payload as { number: string }).number]));
  const ofOrder = { order: { sourceId: source.id } };
  const withoutOrder = { orderId: null, return: { sourceId: source.id } };
  const rows = await tx.refund.findMany({
    where: { OR: [ofOrder, withoutOrder], number: { in: [...names, ...numbers.values()] } },
    select: { id: true, number: true },
  });
  const ids = new Map(rows.map(({ id, number }) => [number, id]));
  return new Map(
    names.flatMap((name) => {
      const id = ids.get(numbers.get(name.toLowerCase()) ?? name);
      return id === undefined ? [] : [[name, id] as const];
    }),
  );
}

/** @param toldAt when the shop was told of it the last time */
function judgeResult(entry: RefundEntry, refund: LockedRefund, toldAt: Date | undefined): Judged<RefundEntry> {
  const { id, state, resultHash, resultVersion, attempts, requestId } = refund;
  const known = resultHash === null ? undefined : { id, contentHash: resultHash, sourceVersion: resultVersion };
  const judged = judge(entry, known);
  if (entry.state === 'succeeded') {
    if (state === 'succeeded') return judged;
    return { ...judged, version: judged.rank, verdict: known ? 'updated' : 'created' };
  }
  const another = z.uuid().safeParse(entry.id).success && entry.id.toLowerCase() !== requestId;
  const earlier = another || (toldAt !== undefined && isOfEarlier(new Date(entry.at), attempts, toldAt));
  const late = state === 'succeeded' || (earlier && judged.verdict !== 'unchanged');
  return late ? { ...judged, verdict: 'ignored' } : judged;
}
