import type { z } from 'zod';
import { db } from './db';
import { listen } from './listener';

/** The database's trigger on `setting` says here which key changed. */
const CHANNEL = 'setting_changed';

type Memory = { values: Map<string, unknown>; changes: number; listening: boolean; started: boolean };
const key = Symbol.for('mein-konto.settings');
const store = globalThis as unknown as Record<symbol, Memory | undefined>;
store[key] ??= { values: new Map(), changes: 0, listening: false, started: false };
const memory: Memory = store[key];

/** While nothing is heard of changes nothing is remembered. */
function forget(listening: boolean): void {
  memory.listening = listening;
  memory.changes += 1;
  memory.values.clear();
}

/**
 * A setting of the shop, remembered per process until it changes. What is remembered is the row as it stands: two
 * features may read one setting by schemas of their own, each the part it needs.
 * @param name key in the table `setting`
 * @param schema what the value must look like; a value that does not fit counts as missing
 * @returns the value, null if it is not set
 */
export async function readSetting<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
): Promise<z.infer<Schema> | null> {
  if (!memory.started) {
    memory.started = true;
    listen(CHANNEL, {
      onUp: () => forget(true),
      onDown: () => forget(false),
      onNotice: (changed) => {
        memory.changes += 1;
        memory.values.delete(changed);
      },
    });
  }
  const value = memory.values.has(name) ? memory.values.get(name) : await readRow(name);
  return schema.safeParse(value).data ?? null;
}

/** There are a handful of settings, so that whoever needs one brings all: the next page then asks for nothing. */
const SETTINGS_MAX = 100;

async function readRow(name: string): Promise<unknown> {
  const before = memory.changes;
  const rows = await db.setting.findMany({ take: SETTINGS_MAX, select: { key: true, value: true } });
  const values = new Map<string, unknown>([[name, null], ...rows.map(({ key, value }) => [key, value] as const)]);
  // A change that was told while the rows were on their way may be newer than them: then they are read again next time.
  if (memory.listening && memory.changes === before) for (const [key, value] of values) memory.values.set(key, value);
  return values.get(name);
}
