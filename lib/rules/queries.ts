import { type Database, db, type Transaction } from '@/lib/core/db';
import { readSetting } from '@/lib/core/settings';
import { RULES } from './constants';
import { rulesSchema } from './schema';
import type { Rule } from './types';

/** The shop's rules, also those that have ended; none until the shop has set any: then the law alone holds. */
export async function getRules(): Promise<Rule[]> {
  return (await readSetting(RULES, rulesSchema)) ?? [];
}

/**
 * The same as they stand in a transaction, not remembered: for what is written by them. A worker that has not heard of a
 * change yet would keep an old day for ever.
 */
export async function readRules(within: Database | Transaction): Promise<Rule[]> {
  const row = await within.setting.findUnique({ where: { key: RULES }, select: { value: true } });
  return rulesSchema.safeParse(row?.value).data ?? [];
}

/** The same as they stand, with the version that a change must name; 0 = none were ever set. */
export async function getRulesForEdit(): Promise<{ rules: Rule[]; version: number }> {
  const row = await db.setting.findUnique({ where: { key: RULES }, select: { value: true, version: true } });
  return row ? { rules: rulesSchema.parse(row.value), version: row.version } : { rules: [], version: 0 };
}
