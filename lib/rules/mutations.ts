import { Temporal } from 'temporal-polyfill';
import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { TIME_ZONE } from '@/lib/core/format';
import { publishAll } from '@/lib/core/outbox';
import type { Prisma } from '@/prisma/generated/client';
import { RULES } from './constants';
import { type EditProblem, editProblem, turningDays } from './policy/edit';
import { rulesSchema } from './schema';
import type { LocalDay, Rule } from './types';

type Saved = { ok: true; version: number } | { ok: false; problem: EditProblem | { why: 'stale' } };

/**
 * Saves the rules of the shop. @param version of what the change was made from; another one since is not written over
 * @param today a rule ends today at the earliest, a new one begins tomorrow
 */
export async function saveRules(rules: readonly Rule[], version: number, today: LocalDay): Promise<Saved> {
  return db.$transaction(async (tx): Promise<Saved> => {
    await tx.setting.createMany({ data: [{ key: RULES, value: [], version: 0 }], skipDuplicates: true });
    const [row] = await tx.$queryRaw<{ value: unknown; version: number }[]>`
      SELECT value, version FROM setting WHERE key = ${RULES} FOR UPDATE`;
    if (!row || row.version !== version) return { ok: false, problem: { why: 'stale' } };
    const before = rulesSchema.parse(row.value);
    const problem = editProblem(before, rules, today);
    if (problem) return { ok: false, problem };
    const value = [...rules] as Prisma.InputJsonArray;
    await tx.setting.update({ where: { key: RULES }, data: { value, version: version + 1 }, select: { key: true } });
    const told = new Set(turningDays(before, today));
    const days = turningDays(rules, today).filter((day) => !told.has(day));
    await tellOf(tx, [new Date(Date.now() + SETTLED_MS), ...days.map(beginningOf)]);
    const details = { version: version + 1, rules: rules.length };
    await recordAudit(tx, [{ action: 'rules.changed', entity: 'setting', entityId: RULES, details }]);
    return { ok: true, version: version + 1 };
  });
}

/** Longer than any transaction: whoever still writes by the rules of before has ended. */
const SETTLED_MS = 60_000;

/** Midnight at the shop's place, and a little after it. */
function beginningOf(day: LocalDay): Date {
  const { epochMilliseconds } = Temporal.PlainDate.from(day).toZonedDateTime(TIME_ZONE);
  return new Date(epochMilliseconds + SETTLED_MS);
}

/** What follows from the rules is computed anew at these times; nobody waits for it, and mails go first. */
async function tellOf(tx: Transaction, times: readonly Date[]): Promise<void> {
  const entries = times.map((notBefore) => ({ payload: {}, notBefore }));
  await publishAll(tx, 'rules.changed', entries, -1);
}
