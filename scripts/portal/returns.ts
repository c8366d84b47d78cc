import { saveReturnSettings } from '@/lib/returns/mutations/settings';
import { getReturnSettingsForEdit } from '@/lib/returns/queries/settings';
import { returnSettingsSchema } from '@/lib/returns/schema';
import { CommandError } from './command-error';
import { readJsonFile } from './json-file';

export const RETURNS_HELP = `  returns show
      prints how the shop takes things back as JSON: reasons with help and spare parts, ways, places, days, bonus
  returns set <file.json>
      takes changed settings; they hold from the next request on`;

/** `returns <action>`: says what was done, or throws a CommandError. */
export async function returns(action: string | undefined, file: string | undefined): Promise<void> {
  const { settings, version } = await getReturnSettingsForEdit();
  if (action === 'show') return void console.log(JSON.stringify(settings, null, 2));
  if (action !== 'set' || !file) throw new CommandError('returns takes "show", or "set" with a file.');
  const wanted = await readJsonFile(file, returnSettingsSchema, 'settings of returns');
  if ((await saveReturnSettings(wanted, version)) === null)
    throw new CommandError('Somebody else changed the settings meanwhile; begin again with: returns show');
  console.log(`${wanted.reasons.length} reasons, ${wanted.ways.length} ways back.`);
}
