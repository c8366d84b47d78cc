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

async function readRow(name: string): Promise<unknown> {
  const before = memory.changes;
  const row = await db.setting.findUnique({ where: { key: name }, select: { value: true } });
  const value = row?.value ?? null;
  // A change that was told while the row was on its way may be newer than the row: then it is read again next time.
  if (memory.listening && memory.changes === before) memory.values.set(name, value);
  return value;
}
