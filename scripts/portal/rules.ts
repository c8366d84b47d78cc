import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { localDay } from '@/lib/core/format';
import { saveRules } from '@/lib/rules/mutations';
import { getRulesForEdit } from '@/lib/rules/queries';
import { rulesSchema } from '@/lib/rules/schema';
import { CommandError } from './command-error';

export const RULES_HELP = `  rules show
      prints the shop's rules for returns, exchange, guarantee and the rest as JSON
  rules set <file.json>
      takes changed rules; a rule may end (today at the earliest), a new one begins tomorrow, none is ever changed`;

const REASONS = {
  removed: 'is missing; let it end instead (validUntil)',
  changed: 'was changed; let it end and begin another one',
  ends_in_the_past: 'ends in the past; today is the earliest day',
  begins_in_the_past: 'begins before tomorrow',
};

/** `rules <action>`: says what was done, or throws a CommandError. */
export async function rules(action: string | undefined, file: string | undefined): Promise<void> {
  const stored = await getRulesForEdit();
  if (action === 'show') return void console.log(JSON.stringify(stored.rules, null, 2));
  if (action !== 'set' || !file) throw new CommandError('rules takes "show", or "set" with a file.');
  const wanted = rulesSchema.safeParse(await readJson(resolve(process.env.INIT_CWD ?? process.cwd(), file)));
  if (!wanted.success) {
    const issues = wanted.error.issues.slice(0, 10).map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new CommandError(`These are no rules.\n${issues.join('\n')}`);
  }
  const saved = await saveRules(wanted.data, stored.version, localDay(new Date()));
  if (saved.ok) return void console.log(`${wanted.data.length} rules.`);
  const { problem } = saved;
  throw new CommandError(
    problem.why === 'stale'
      ? 'Somebody else changed the rules meanwhile; begin again with: rules show'
      : `The rule "${problem.id}" ${REASONS[problem.why]}.`,
  );
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new CommandError(`${path} cannot be read as JSON: ${(error as Error).message}`);
  }
}
