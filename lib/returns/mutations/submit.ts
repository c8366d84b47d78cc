import { db, type Transaction } from '@/lib/core/db';
import { once } from '@/lib/core/idempotency';
import { getRules } from '@/lib/rules/queries';
import type { Prisma } from '@/prisma/generated/client';
import { isPlain } from '../policy/approval';
import { moneyLines } from '../policy/money-lines';
import { settlementOf } from '../policy/settlement';
import { openStep, solved } from '../policy/steps';
import { extraOf } from '../policy/ways';
import { draftFrom, draftSelect } from '../queries/draft';
import { ownedBy } from '../queries/owner';
import { getReturnSettings } from '../queries/settings';
import { listVariants } from '../queries/variants';
import type { Draft, ReturnOwner, Step } from '../types';
import { approveReturn } from './decisions';
import { lockReturn, moveReturn } from './moves';

/**
 * Why a draft is not sent: there is none, something of it is not open any more, or not all was said; then `step` is where
 * that is done.
 */
type Submitted =
  | { ok: true; number: string }
  | { ok: false; reason: 'unknown' | 'changed'; step: null }
  | { ok: false; reason: 'incomplete'; step: Step };

/**
 * Sends a draft: its orders are locked, the engine is asked again with today's clock, what was offered is frozen, the
 * pieces are taken, and history, audit and messages are written in one transaction. Of two parallel returns of the last
 * piece one wins (T48), and the other is told what has changed, with nothing of what it said lost.
 * @param key of the form; the same again is the same return (R01)
 */
export async function submitReturn(owner: ReturnOwner, number: string, key: string): Promise<Submitted> {
  const subject = owner.kind === 'account' ? owner.scope.customerId : owner.scope.orderId;
  return db.$transaction(async (tx) => {
    const call = { subject, operation: 'submitReturn', key, payload: { number } };
    return (await once<Submitted>(tx, call, () => submit(tx, owner, number))).result;
  });
}

async function submit(tx: Transaction, owner: ReturnOwner, number: string): Promise<Submitted> {
  const found = await tx.return.findFirst({ where: { ...ownedBy(owner), number }, select: { id: true } });
  const locked = found && (await lockReturn(tx, found.id));
  if (!locked) return { ok: false, reason: 'unknown', step: null };
  // Sent already, from another tab or by going back: its page says so.
  if (locked.state !== 'draft') return { ok: true, number };
  const draft = await readDraft(tx, locked.id);
  const step = openStep(draft);
  if (draft.lines.length < locked.items.length || step !== 'pruefen') {
    const said = draft.lines.every(({ reason, solution }) => reason !== null && solution !== null);
    return said && step !== 'rueckweg'
      ? { ok: false, reason: 'changed', step: null }
      : { ok: false, reason: 'incomplete', step };
  }
  await freeze(tx, draft);
  const actor = owner.kind === 'account' ? 'customer' : 'guest';
  const way = draft.goodsStay ? 'none' : draft.way;
  const plans = settlementOf(moneyLines(draft.lines), extraOf(way, draft.settings, draft.currency));
  const data = { way, submittedAt: new Date(), offered: plans as unknown as Prisma.InputJsonArray };
  await moveReturn(tx, locked, { to: 'requested', actor, actorId: actorOf(owner), data });
  if (draft.settings.approval === 'rules' && isPlain(draft)) {
    const requested = await lockReturn(tx, locked.id);
    const all = locked.items.map(({ id, requested: quantity }) => ({ id, quantity, refusal: null }));
    if (requested) await approveReturn(tx, requested, { actor: 'system', lines: all, note: null });
  }
  return { ok: true, number };
}

const actorOf = (owner: ReturnOwner) => (owner.kind === 'account' ? owner.scope.customerId : null);

/** The draft as it stands under the lock that holds its orders, too. */
async function readDraft(tx: Transaction, id: string): Promise<Draft> {
  const row = await tx.return.findUniqueOrThrow({ where: { id }, relationLoadStrategy: 'join', select: draftSelect });
  const [settings, rules, variants] = await Promise.all([
    getReturnSettings(),
    getRules(),
    listVariants(
      tx,
      row.items.flatMap(({ orderItem }) => orderItem?.id ?? []),
    ),
  ]);
  return draftFrom(row, { settings, rules, variants, now: new Date() });
}

/** What the way back costs from now on: null = the customer chooses and pays, which a collection is not. */
const frozenShipping = (byRules: number | null, extra: number | null): number | null =>
  extra === null ? 0 : byRules === null ? extra || null : byRules + extra;

/** What was offered binds from now on, whatever rules say later. */
async function freeze(tx: Transaction, draft: Draft): Promise<void> {
  const extra = draft.goodsStay ? null : extraOf(draft.way, draft.settings, draft.currency);
  for (const line of draft.lines.filter(solved)) {
    const chosen = line.solutions.find(({ solution }) => solution === line.solution);
    if (!chosen?.offer) continue;
    const shipping = frozenShipping(chosen.offer.shipping, extra);
    const variant = line.solution === 'exchange' ? line.variants.find(({ sku }) => sku === line.exchangeSku) : null;
    const part = line.solution === 'part' ? (line.known?.help?.part ?? null) : null;
    const data = {
      offer: { ...chosen.offer, shipping } satisfies Prisma.InputJsonObject,
      trace: chosen.trace as unknown as Prisma.InputJsonArray,
      exchangeSku: part ?? variant?.sku ?? null,
      exchangeDifference: variant?.difference ?? null,
    };
    await tx.returnItem.update({ where: { id: line.id }, data, select: { id: true } });
  }
}
