import type { ZodObject } from 'zod';

type Values = Record<string, string | string[]>;

/** More values under one name than any form of ours has: the lines of nine orders to choose from. */
const VALUES_MAX = 500;

/**
 * Takes from a posted form exactly the fields that its schema knows, each as text or, where the schema says array, as a
 * list of texts. Whatever else was sent (files, objects by a hand-made call, twice the same name) never gets further.
 * @param form what arrived; not trusted to be a FormData
 * @param schema the action's input schema
 * @param secret names that are not sent back
 * @returns `raw` for the schema, `values` for showing the form again
 */
export function readForm(form: unknown, schema: ZodObject, secret: readonly string[]): { raw: Values; values: Values } {
  const raw: Values = {};
  const values: Values = {};
  if (!(form instanceof FormData)) return { raw, values };
  for (const [name, field] of Object.entries(schema.shape)) {
    const sent = form.getAll(name).filter((value): value is string => typeof value === 'string');
    if (sent.length === 0) continue;
    const value = takesList(field) ? sent.slice(0, VALUES_MAX) : sent.length === 1 ? (sent[0] ?? '') : undefined;
    if (value === undefined) continue;
    raw[name] = value;
    if (!secret.includes(name)) values[name] = value;
  }
  return { raw, values };
}

/** Looks through defaults, optionals and pipes for an array. */
function takesList(field: unknown): boolean {
  const def = (field as { def?: { type?: string; innerType?: unknown; in?: unknown } }).def;
  if (!def) return false;
  if (def.type === 'array') return true;
  return takesList(def.innerType ?? def.in ?? {});
}
