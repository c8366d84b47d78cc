import { localDay } from '@/lib/core/format';
import { saveRules } from '@/lib/rules/mutations';
import { getRulesForEdit } from '@/lib/rules/queries';
import { rulesSchema } from '@/lib/rules/schema';
import { CommandError } from './command-error';
import { readJsonFile } from './json-file';

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
  const wanted = await readJsonFile(file, rulesSchema, 'rules');
  const saved = await saveRules(wanted, stored.version, localDay(new Date()));
  if (saved.ok) return void console.log(`${wanted.length} rules.`);
  const { problem } = saved;
  throw new CommandError(
    problem.why === 'stale'
      ? 'Somebody else changed the rules meanwhile; begin again with: rules show'
      : `The rule "${problem.id}" ${REASONS[problem.why]}.`,
  );
}
