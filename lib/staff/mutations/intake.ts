import { optionsFor } from '@/lib/afterpurchase/policy/options';
import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { once } from '@/lib/core/idempotency';
import { readableNumber } from '@/lib/core/readable-number';
import type { StaffScope } from '@/lib/identity/types/viewer';
import { lockOrders } from '@/lib/orders/mutations/summaries';
import { byStaff } from '@/lib/returns/mutations/decisions';
import { type LockedReturn, lockReturn, moveReturn } from '@/lib/returns/mutations/moves';
import { solutionsFor } from '@/lib/returns/policy/solutions';
import { factsFrom, kindFrom, lineFactsSelect, orderFactsSelect } from '@/lib/returns/queries/facts';
import { getReturnSettings } from '@/lib/returns/queries/settings';
import type { MoveRefusal } from '@/lib/returns/types';
import { getRules } from '@/lib/rules/queries';
import type { Prisma } from '@/prisma/generated/client';
import { INTAKE_CURRENCY } from '../constants';
import type { Intake } from '../schema';
import { codeKey } from '../utils';
import type { CaseForm } from './cases';

type TakenIn = { number: string; known: boolean };

/**
 * Books goods that came without an order: a return of nobody's yet, received by whoever holds them in hand. What carries
 * the number or tracking number of a return is that return, and nothing is made.
 * @param key of the form; the same again is the same goods
 * @returns null if there is no such shop
 */
export function takeIn(scope: StaffScope, goods: Intake, key: string): Promise<TakenIn | null> {
  return db.$transaction(async (tx) => {
    if (!(await tx.source.findUnique({ where: { id: goods.source }, select: { id: true } }))) return null;
    const call = { subject: scope.staffId, operation: 'takeIn', key, payload: goods };
    return (await once<TakenIn>(tx, call, () => make(tx, scope, goods))).result;
  });
}

async function make(tx: Transaction, scope: StaffScope, goods: Intake): Promise<TakenIn> {
  const known = goods.trackingNumber ? await findKnown(tx, goods.trackingNumber) : null;
  if (known) return { number: known, known: true };
  const { quantity, name, sku, condition, source: sourceId, trackingNumber, note } = goods;
  const number = readableNumber('RT');
  const { id } = await tx.return.create({
    data: {
      ...{ number, sourceId, currency: INTAKE_CURRENCY, regime: 'ch_none', origin: 'staff', state: 'draft' },
      ...{ note: note || null, trackingNumber: trackingNumber || null, actorId: scope.staffId },
      items: {
        create: {
          ...{ position: 1, name, sku: sku || null, condition: condition || null },
          ...{ requested: quantity, approved: quantity, received: quantity },
        },
      },
    },
    select: { id: true },
  });
  const item = await lockReturn(tx, id);
  if (!item) throw new Error('A return that was just made is there');
  const move = { to: 'received', actor: 'staff', actorId: scope.staffId, data: { submittedAt: new Date() } } as const;
  const refusal = await moveReturn(tx, item, move);
  if (refusal) throw new Error(`Goods in hand cannot be booked: ${refusal}`);
  return { number, known: false };
}

/** The return whose number or tracking number somebody has typed. */
async function findKnown(tx: Transaction, typed: string): Promise<string | null> {
  const key = codeKey(typed);
  const rows = await tx.$queryRaw<{ number: string }[]>`
    SELECT number FROM returns WHERE state <> 'draft' AND (number = ${typed.trim().toUpperCase()} OR
      (tracking_number IS NOT NULL AND ${key} <> '' AND upper(regexp_replace(tracking_number, '[^[:alnum:]]', '', 'g')) = ${key}))
     ORDER BY id DESC LIMIT 1`;
  return rows[0]?.number ?? null;
}

type Assigned = { ok: true } | { ok: false; reason: MoveRefusal | 'unknown' };

/**
 * Finds out whose goods they are: the line of the order takes them, under the lock of the order and never more than was
 * delivered and has not come back (domain rules 1, 4). What the engine grants today is frozen as the offer; where it
 * grants nothing, the pieces are looked at all the same and bring no money by themselves.
 * @param line of an order of the same shop
 */
export async function assignCase(scope: StaffScope, form: CaseForm, line: string): Promise<Assigned> {
  const found = await db.return.findUnique({ where: { number: form.return }, select: { id: true } });
  if (!found) return { ok: false, reason: 'unknown' };
  return byStaff(found.id, (tx, item) => assign(tx, scope, item, line), new Date(form.seen));
}

async function assign(
  tx: Transaction,
  scope: StaffScope,
  item: LockedReturn,
  line: string,
): Promise<MoveRefusal | null> {
  const [goods] = item.items;
  if (item.accountId !== null || !goods || (item.state !== 'received' && item.state !== 'inspecting')) {
    return 'not_possible';
  }
  const of = await tx.orderItem.findFirst({
    where: { id: line, order: { sourceId: item.sourceId } },
    select: { orderId: true },
  });
  if (!of) return 'not_possible';
  await lockOrders(tx, [of.orderId]);
  const { order, ...row } = await tx.orderItem.findUniqueOrThrow({
    where: { id: line },
    relationLoadStrategy: 'join',
    select: { ...lineFactsSelect, order: { select: orderFactsSelect } },
  });
  const facts = factsFrom(row, order);
  const { quantityDelivered, quantityReturned, asked } = facts.item;
  if (quantityDelivered - quantityReturned - asked.return < goods.received) return 'quantities';
  const { sourceId: _, ...kind } = kindFrom(row, order);
  await tx.return.update({
    where: { id: item.id },
    data: { ...kind, accountId: order.accountId, locale: order.locale },
    select: { id: true },
  });
  await tx.returnItem.update({
    where: { id: goods.id },
    data: { orderItemId: line, name: row.name, variant: row.variant, ...(await termsOf(facts, goods.received)) },
    select: { id: true },
  });
  const again = await lockReturn(tx, item.id);
  if (!again) return 'not_possible';
  await recordAudit(tx, [
    {
      ...{ action: 'return.assigned', entity: 'return', entityId: item.id, accountId: order.accountId },
      details: { number: item.number, order: order.number, quantity: goods.received },
    },
  ]);
  // The customer hears that it has come, as of every return.
  return moveReturn(tx, again, { to: 'received', actor: 'staff', actorId: scope.staffId });
}

/** What is had for the pieces today: money if the engine grants it, else credit, else nothing by itself. */
async function termsOf(
  facts: ReturnType<typeof factsFrom>,
  quantity: number,
): Promise<Prisma.ReturnItemUncheckedUpdateInput> {
  const [rules, settings] = await Promise.all([getRules(), getReturnSettings()]);
  const now = new Date();
  const solutions = solutionsFor({ facts, quantity, reason: null, rules, settings, now });
  const open = ['refund', 'credit'].flatMap((wanted) =>
    solutions.filter(({ solution, open }) => open && solution === wanted),
  )[0];
  const trace =
    open?.trace ?? optionsFor(facts.item, facts.order, rules, now).find(({ right }) => right === 'return')?.trace;
  return {
    ...(open?.offer ? { solution: open.solution, offer: open.offer satisfies Prisma.InputJsonObject } : {}),
    ...(trace ? { trace: trace as unknown as Prisma.InputJsonArray } : {}),
  };
}

/** Sends goods back that belong to no order: looked at, not accepted, on their way, in one step. */
export async function returnUnknown(scope: StaffScope, form: CaseForm & { note: string }): Promise<Assigned> {
  const found = await db.return.findUnique({ where: { number: form.return }, select: { id: true } });
  if (!found) return { ok: false, reason: 'unknown' };
  return byStaff(
    found.id,
    async (tx, item) => {
      if (item.accountId !== null) return 'not_possible';
      const move = { actor: 'staff', actorId: scope.staffId } as const;
      const steps = ['inspecting', 'rejected', 'sent_back'] as const;
      let state = item.state;
      for (const to of steps.slice(state === 'inspecting' ? 1 : 0)) {
        const note = to === 'rejected' ? form.note : null;
        const refusal = await moveReturn(tx, { ...item, state }, { ...move, to, note });
        if (refusal) return refusal;
        state = to;
      }
      return null;
    },
    new Date(form.seen),
  );
}
