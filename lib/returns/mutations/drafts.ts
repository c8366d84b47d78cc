import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { readableNumber } from '@/lib/core/readable-number';
import { requestContext } from '@/lib/core/request-context';
import { toDateColumn } from '@/lib/orders/utils';
import type { LocalDay } from '@/lib/rules/types';
import { DRAFTS_MAX, LINES_MAX } from '../constants/limits';
import { splitIntoReturns } from '../policy/selection';
import { listCandidates } from '../queries/candidates';
import { ownedBy } from '../queries/owner';
import type { Candidate, Parcelled, ReturnOwner, ReturnSolution, ReturnWay } from '../types';
import { forgetPhotos } from './photos';

/** Why a choice becomes no draft. */
export type ChoiceRefusal = 'nothing_chosen' | 'too_many' | 'not_open' | 'too_many_drafts';

type Chosen = { line: string; quantity: number };
type Started = { ok: true; numbers: string[] } | { ok: false; reason: ChoiceRefusal };

/**
 * Begins returns with chosen lines, as many as sellers, currencies and regimes ask for. A draft that is named keeps what
 * was said of the lines that stay in it.
 * @param draft number of the draft whose choice is changed
 */
export async function startReturn(
  owner: ReturnOwner,
  chosen: readonly Chosen[],
  draft: string | null,
): Promise<Started> {
  const wanted = chosen.filter(({ quantity }) => quantity > 0);
  if (wanted.length === 0) return { ok: false, reason: 'nothing_chosen' };
  if (wanted.length > LINES_MAX) return { ok: false, reason: 'too_many' };
  const candidates = await listCandidates(
    owner,
    wanted.map(({ line }) => line),
  );
  const open = (one: Chosen) =>
    candidates.some((candidate) => candidate.line === one.line && candidate.open && one.quantity <= candidate.quantity);
  if (!wanted.every(open)) return { ok: false, reason: 'not_open' };
  const parts = splitIntoReturns(wanted, candidates).map((part) => ({ ...part, nextOn: firstEnd(part, candidates) }));
  return db.$transaction(async (tx): Promise<Started> => {
    const kept = draft === null ? null : await lockDraft(tx, owner, draft);
    const numbers: string[] = [];
    if ((await tx.return.count({ where: { ...ownedBy(owner), state: 'draft' } })) + parts.length > DRAFTS_MAX) {
      return { ok: false, reason: 'too_many_drafts' };
    }
    for (const [index, part] of parts.entries()) {
      numbers.push(index === 0 && kept ? await rewriteDraft(tx, kept, part) : await createDraft(tx, owner, part));
    }
    return { ok: true, numbers };
  });
}

/** @returns the draft's id, which nobody else changes until the transaction ends; null if the owner has no such draft */
export async function lockDraft(tx: Transaction, owner: ReturnOwner, number: string) {
  const found = await tx.return.findFirst({ where: { ...ownedBy(owner), number }, select: { id: true } });
  if (!found) return null;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM returns WHERE id = ${found.id}::uuid AND state = 'draft' FOR UPDATE`;
  return rows.length > 0 ? { id: found.id, number } : null;
}

/** A draft with the first day on which something of it ends. */
type Part = Parcelled & { nextOn: LocalDay | null };

const firstEnd = ({ lines }: Parcelled, candidates: readonly Candidate[]): LocalDay | null =>
  candidates
    .filter(({ line }) => lines.some((chosen) => chosen.line === line))
    .flatMap(({ until }) => until ?? [])
    .sort()[0] ?? null;

async function createDraft(tx: Transaction, owner: ReturnOwner, part: Part): Promise<string> {
  const rows = await linesOf(tx, part);
  const order = rows[0]?.order;
  if (!order) throw new Error('A return without lines');
  const { lines: _, nextOn, ...kind } = part;
  const context = requestContext.getStore();
  const { id, number } = await tx.return.create({
    data: {
      ...kind,
      ...waiting(nextOn),
      number: readableNumber('RT'),
      accountId: order.accountId,
      locale: order.locale,
      origin: owner.kind === 'account' ? 'customer' : owner.kind,
      contactEmail: owner.kind === 'gift' ? owner.scope.email : null,
      customerId: owner.kind === 'account' ? owner.scope.customerId : null,
      actorId: context?.actorId ?? null,
      items: { create: part.lines.map((chosen, index) => itemOf(chosen, index, rows)) },
    },
    select: { id: true, number: true },
  });
  await auditDraft(tx, owner, { id, accountId: order.accountId }, 'return.begun');
  return number;
}

/** What was said of a line that stays in it is kept; a changed quantity asks for the solution anew. */
async function rewriteDraft(tx: Transaction, draft: { id: string; number: string }, part: Part): Promise<string> {
  const { lines, nextOn, ...kind } = part;
  const rows = await linesOf(tx, part);
  const before = await tx.returnItem.findMany({
    where: { returnId: draft.id },
    select: { id: true, orderItemId: true, position: true, requested: true },
  });
  const gone = before.filter((item) => !lines.some(({ line }) => line === item.orderItemId));
  await forgetPhotos(tx, { itemIds: gone.map(({ id }) => id) });
  await tx.returnItem.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  let next = Math.max(0, ...before.map(({ position }) => position));
  for (const chosen of lines) {
    const item = before.find(({ orderItemId }) => orderItemId === chosen.line);
    if (!item) {
      await tx.returnItem.create({ data: { ...itemOf(chosen, next, rows), returnId: draft.id }, select: { id: true } });
      next += 1;
    } else if (item.requested !== chosen.quantity) {
      const data = { requested: chosen.quantity, solution: null, exchangeSku: null };
      await tx.returnItem.update({ where: { id: item.id }, data, select: { id: true } });
    }
  }
  const { accountId } = await tx.return.update({
    where: { id: draft.id },
    data: { ...kind, ...waiting(nextOn), remindedAt: null, updatedAt: new Date() },
    select: { accountId: true },
  });
  await recordAudit(tx, [
    { action: 'return.changed', entity: 'return', entityId: draft.id, ...(accountId ? { accountId } : {}) },
  ]);
  return draft.number;
}

/** A draft waits for its customer, who is reminded before that day. */
const waiting = (nextOn: LocalDay | null) => ({ waitsFor: 'customer', nextOn: toDateColumn(nextOn) });

const linesOf = (tx: Transaction, { lines }: Parcelled) =>
  tx.orderItem.findMany({
    where: { id: { in: lines.map(({ line }) => line) } },
    select: { id: true, name: true, variant: true, sku: true, order: { select: { accountId: true, locale: true } } },
  });

function itemOf({ line, quantity }: Chosen, index: number, rows: Awaited<ReturnType<typeof linesOf>>) {
  const row = rows.find(({ id }) => id === line);
  return {
    ...{ id: uuid(), position: index + 1, orderItemId: line, requested: quantity },
    ...{ name: row?.name ?? '', variant: row?.variant ?? null, sku: row?.sku ?? null },
  };
}

/** What one line says in a step. */
export type LineWords =
  | { id: string; reason: string | null; reasonText: string | null }
  | { id: string; solution: ReturnSolution; exchangeSku: string | null };

/**
 * Keeps what a step said of the lines. A changed reason asks for the solution anew, since it opens other ones.
 * @returns false if the owner has no such draft
 */
export async function saveLines(owner: ReturnOwner, number: string, words: readonly LineWords[]): Promise<boolean> {
  return inDraft(owner, number, async (tx, { id: returnId }) => {
    for (const { id, ...said } of words) {
      const before = await tx.returnItem.findFirst({ where: { id, returnId }, select: { reason: true } });
      if (!before) continue;
      const anew = 'reason' in said && said.reason !== before.reason ? { solution: null, exchangeSku: null } : {};
      await tx.returnItem.update({ where: { id }, data: { ...said, ...anew }, select: { id: true } });
    }
  });
}

/** Keeps the chosen way back. @returns false if the owner has no such draft */
export async function saveWay(
  owner: ReturnOwner,
  number: string,
  { way, pickupOn, branch }: { way: ReturnWay; pickupOn: LocalDay | null; branch: string | null },
): Promise<boolean> {
  return inDraft(owner, number, async (tx, { id }) => {
    const data = { way, branch, pickupOn: toDateColumn(pickupOn) };
    await tx.return.update({ where: { id }, data, select: { id: true } });
  });
}

/** Throws a draft away, with its photos. @returns false if the owner has no such draft */
export async function dropDraft(owner: ReturnOwner, number: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const draft = await lockDraft(tx, owner, number);
    if (!draft) return false;
    await forgetPhotos(tx, { returnId: draft.id });
    const { accountId } = await tx.return.delete({ where: { id: draft.id }, select: { accountId: true } });
    await auditDraft(tx, owner, { id: draft.id, accountId }, 'return.dropped');
    return true;
  });
}

/** A change of a draft, with its audit row. */
async function inDraft(
  owner: ReturnOwner,
  number: string,
  change: (tx: Transaction, draft: { id: string }) => Promise<void>,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const draft = await lockDraft(tx, owner, number);
    if (!draft) return false;
    await change(tx, draft);
    // Also where only a line has changed: the page says when it was saved.
    const { accountId } = await tx.return.update({
      where: { id: draft.id },
      data: { updatedAt: new Date() },
      select: { accountId: true },
    });
    await auditDraft(tx, owner, { id: draft.id, accountId }, 'return.changed');
    return true;
  });
}

async function auditDraft(
  tx: Transaction,
  owner: ReturnOwner,
  { id, accountId }: { id: string; accountId: string | null },
  action: string,
): Promise<void> {
  await recordAudit(tx, [
    {
      ...{ action, entity: 'return', entityId: id, ...(accountId ? { accountId } : {}) },
      ...(owner.kind !== 'account' ? { actorKind: 'guest' as const } : {}),
    },
  ]);
}
