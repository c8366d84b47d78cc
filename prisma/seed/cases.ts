import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { fromDateColumn, toDateColumn } from '@/lib/orders/utils';
import { lastDayOf } from '@/lib/refunds/policy/credit';
import { refreshGivenBack } from '@/lib/returns/mutations/quantities';
import { clockOf } from '@/lib/returns/policy/clock';
import { reasonOf } from '@/lib/returns/policy/reasons';
import { settlementOf } from '@/lib/returns/policy/settlement';
import { goneOf, solutionsFor } from '@/lib/returns/policy/solutions';
import { factsFrom, kindFrom, lineFactsSelect, orderFactsSelect } from '@/lib/returns/queries/facts';
import { returnSettingsSchema } from '@/lib/returns/schema';
import type { RefundPlan, ReturnActor, ReturnState } from '@/lib/returns/types';
import { daysAfter } from '@/lib/rules/policy/working-days';
import { rulesSchema } from '@/lib/rules/schema';
import type { Prisma } from '@/prisma/generated/client';
import { type CaseStory, LOOSE, stories } from './case-stories';
import { returnSettings } from './returns';
import { rules as ruleData } from './rules';

const settings = returnSettingsSchema.parse(returnSettings);
const rules = rulesSchema.parse(ruleData);

/** Who moves a return into a state. */
const MOVERS: Partial<Record<ReturnState, ReturnActor>> = {
  requested: 'customer',
  in_transit: 'customer',
  settled: 'shop',
  settlement_failed: 'shop',
  closed: 'system',
};

/**
 * Returns of the demo's people in every state, as the wizard and staff would have left them; nobody is told of them.
 * What is offered is asked of the engine on the day of the request.
 */
export async function seedCases(tx: Transaction, sourceId: string, now: Date): Promise<void> {
  const lines: string[] = [];
  for (const story of stories) lines.push(await seedCase(tx, sourceId, story, now));
  await seedLoose(tx, sourceId, now);
  await refreshGivenBack(tx, lines);
}

/** @returns the id of the line that comes back */
async function seedCase(tx: Transaction, sourceId: string, story: CaseStory, now: Date): Promise<string> {
  const { order, ...line } = await tx.orderItem.findFirstOrThrow({
    where: {
      name: story.article,
      quantityDelivered: { gte: story.quantity },
      order: { sourceId, account: story.account },
    },
    orderBy: { order: { placedAt: 'desc' } },
    relationLoadStrategy: 'join',
    select: { ...lineFactsSelect, order: { select: orderFactsSelect } },
  });
  const delivered = fromDateColumn(line.deliveredOn) ?? localDay(order.placedAt);
  const at = (day: number, index: number) => {
    const on = day < 0 ? daysAfter(localDay(now), day) : daysAfter(delivered, day);
    return new Date(`${on}T${String(8 + index).padStart(2, '0')}:24:00Z`);
  };
  const events = story.steps.map(({ day, ...step }, index) => ({ ...step, at: at(day, index) }));
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) throw new Error('A case has a beginning');

  const facts = factsFrom(line, order);
  const reason = reasonOf(settings, facts.item.category, story.reason);
  const { quantity } = story;
  const asked = solutionsFor({ facts, quantity, reason, rules, settings, now: first.at });
  const chosen = asked.find(({ solution, open }) => open && solution === story.solution);
  if (!reason || (!chosen?.offer && last.state !== 'draft')) {
    throw new Error(`The demo’s rules do not grant the case of ${story.article}.`);
  }
  const { offer = null, trace = [] } = chosen ?? {};
  const money = offer && { ...facts, returnItemId: '', quantity, gone: goneOf(facts), solution: story.solution, offer };
  const plans = money ? settlementOf([money], 0) : [];
  const counts = countsOf(last.state, quantity);
  const clock = clockOf(last.state, story.way, localDay(last.at), settings);
  const draft = last.state === 'draft';
  const row = await tx.return.create({
    data: {
      // Lists sort by ids, which are made by time.
      id: uuid({ msecs: first.at.getTime() }),
      ...{ number: story.number, ...kindFrom(line, order), locale: order.locale, accountId: order.accountId },
      ...{ origin: 'customer', state: last.state, stateAt: last.at, way: draft ? null : story.way },
      ...(draft
        ? { waitsFor: 'customer', nextOn: toDateColumn(chosen?.until ?? null) }
        : { waitsFor: clock.waitsFor, nextOn: toDateColumn(clock.nextOn), submittedAt: first.at }),
      ...(story.branch ? { branch: story.branch } : {}),
      ...(story.tracking ? { carrier: story.tracking.carrier, trackingNumber: story.tracking.number } : {}),
      decision: events.findLast(({ note }) => note)?.note ?? null,
      offered: plans as unknown as Prisma.InputJsonArray,
      createdAt: first.at,
      updatedAt: last.at,
      items: {
        create: {
          ...{ position: 1, orderItemId: line.id, name: line.name, variant: line.variant, sku: facts.item.sku },
          ...{ requested: quantity, ...counts, reason: story.reason, reasonText: story.text ?? null },
          ...(draft
            ? {}
            : { solution: story.solution, exchangeSku: exchangeOf(story, reason.help?.part, facts.item.sku) }),
          ...(offer && !draft ? { offer: offer satisfies Prisma.InputJsonObject } : {}),
          trace: trace as unknown as Prisma.InputJsonArray,
        },
      },
      events: {
        create: draft
          ? []
          : events.map(({ state, at: moment, note = null, actor }) => ({
              ...{ state, at: moment, note, actor: actor ?? MOVERS[state] ?? 'staff' },
            })),
      },
    },
    select: { id: true, items: { select: { id: true } } },
  });
  const [item] = row.items;
  const [plan] = plans;
  if (item && plan && PAID.has(last.state)) {
    const told = events.find(({ state }) => state === 'settling')?.at ?? last.at;
    await seedRefund(tx, { sourceId, order, story, plan, returnId: row.id, item: item.id, line: line.id, told, last });
  }
  const entry = { action: `return.${last.state}`, entity: 'return', entityId: row.id, actorKind: 'system' } as const;
  await recordAudit(tx, [{ ...entry, accountId: order.accountId, details: { number: story.number } }]);
  return line.id;
}

const PAID: ReadonlySet<ReturnState> = new Set(['settling', 'settlement_failed', 'settled', 'closed']);
const CAME: ReadonlySet<ReturnState> = new Set([...PAID, 'received', 'inspecting', 'accepted']);
const APPROVED: ReadonlySet<ReturnState> = new Set([...CAME, 'approved', 'in_transit']);

const countsOf = (state: ReturnState, quantity: number) => ({
  approved: APPROVED.has(state) ? quantity : 0,
  received: CAME.has(state) ? quantity : 0,
  accepted: PAID.has(state) || state === 'accepted' ? quantity : 0,
});

const exchangeOf = ({ solution }: CaseStory, part: string | undefined, own: string): string | null =>
  solution === 'part' ? (part ?? null) : solution === 'exchange' ? own : null;

type Paid = {
  sourceId: string;
  order: { id: string; accountId: string; number: string; currency: string };
  story: CaseStory;
  plan: RefundPlan;
  returnId: string;
  item: string;
  line: string;
  told: Date;
  last: { state: ReturnState; at: Date };
};

async function seedRefund(tx: Transaction, paid: Paid): Promise<void> {
  const { sourceId, order, story, plan, returnId, told, last } = paid;
  const { goods, discount, shipping, fee, tax, bonus, total, means } = plan;
  const state = last.state === 'settling' ? 'pending' : last.state === 'settlement_failed' ? 'failed' : 'succeeded';
  const settledAt = state === 'pending' ? null : last.at;
  const number = story.number.replace('RT-', 'ER-');
  const { id } = await tx.refund.create({
    data: {
      ...{ number, returnId, orderId: order.id, accountId: order.accountId, currency: order.currency, means },
      ...{ goods, discount, shipping, fee, tax, bonus, total, state, settledAt, requestId: uuid(), createdAt: told },
      dueOn: toDateColumn(daysAfter(localDay(told), settings.days.pay)),
      failure: state === 'failed' ? 'Die Karte ist abgelaufen' : null,
      lines: { create: { position: 1, orderItemId: paid.line, returnItemId: paid.item, quantity: story.quantity } },
    },
    select: { id: true },
  });
  if (state !== 'succeeded' || means !== 'credit') return;
  // Not by `grantCredit`: that asks for settings that only this transaction knows yet, and keeps listening for their changes.
  const { accountId, currency, number: reference } = order;
  const expiresOn = toDateColumn(lastDayOf(localDay(last.at), settings.creditYears));
  const lot = await tx.creditLot.create({
    data: {
      ...{ accountId, sourceId, currency, refundId: id, expiresOn, createdAt: last.at },
      entries: { create: { kind: 'granted', amount: total, key: number, reference, at: last.at } },
    },
    select: { id: true },
  });
  const entry = { action: 'credit.granted', entity: 'credit_lot', entityId: lot.id, actorKind: 'system' } as const;
  await recordAudit(tx, [{ ...entry, accountId, details: { amount: total, key: number } }]);
}

/** Goods that came by post without any slip. */
async function seedLoose(tx: Transaction, sourceId: string, now: Date): Promise<void> {
  const at = new Date(`${daysAfter(localDay(now), -1)}T09:10:00Z`);
  const clock = clockOf('received', null, localDay(at), settings);
  const { article, ...facts } = LOOSE;
  const { sku, name, variant } = await tx.product.findFirstOrThrow({ where: { sourceId, name: article } });
  const { id } = await tx.return.create({
    data: {
      ...{ ...facts, sourceId, currency: 'CHF', regime: 'ch_none', origin: 'staff', state: 'received', stateAt: at },
      ...{ submittedAt: at, createdAt: at, waitsFor: clock.waitsFor, nextOn: toDateColumn(clock.nextOn) },
      items: {
        create: { position: 1, name, variant, sku, condition: 'opened', requested: 1, approved: 1, received: 1 },
      },
      events: { create: { state: 'received', at, actor: 'staff' } },
    },
    select: { id: true },
  });
  const entry = { action: 'return.received', entity: 'return', entityId: id, actorKind: 'system' } as const;
  await recordAudit(tx, [{ ...entry, details: { number: facts.number } }]);
}
