import { recordAudit } from '@/lib/audit/mutations';
import { db } from '@/lib/core/db';
import type { Prisma } from '@/prisma/generated/client';
import { RULES } from './constants';
import { type EditProblem, editProblem } from './policy/edit';
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
    const problem = editProblem(rulesSchema.parse(row.value), rules, today);
    if (problem) return { ok: false, problem };
    const value = [...rules] as Prisma.InputJsonArray;
    await tx.setting.update({ where: { key: RULES }, data: { value, version: version + 1 }, select: { key: true } });
    const details = { version: version + 1, rules: rules.length };
    await recordAudit(tx, [{ action: 'rules.changed', entity: 'setting', entityId: RULES, details }]);
    return { ok: true, version: version + 1 };
  });
}
