import { expect, test } from 'vitest';
import { sample } from './sample';
import { zodLimits } from './zod-limits';

const found = (code: string, file = 'lib/orders/schema.ts') =>
  zodLimits(sample({ [file]: `import { z } from 'zod';\n${code}` })).map(({ message }) => message);

test.each([
  ['z.string().trim().min(1)', 'z.string().trim().min() has no maximum'],
  ['z.coerce.string()', 'z.string() has no maximum'],
  ['z.email()', 'z.email() has no maximum'],
  ['z.array(z.enum(["a"]))', 'z.array() has no maximum'],
  ['z.array(z.string()).max(5)', 'z.string() has no maximum'],
  ['z.record(z.uuid(), z.int())', 'z.record() has no maximum'],
  ['z.set(z.uuid())', 'z.set() has no maximum'],
  ['z.map(z.uuid(), z.int()).optional()', 'z.map().optional() has no maximum'],
  ['z.object({ a: z.object({ b: z.string().max(5), c: z.string() }) }).strict()', 'z.string() has no maximum'],
])('%s is refused', (code, message) => {
  expect(found(`export const schema = ${code};`)).toEqual([message]);
});

test.each([
  'z.string().min(1).max(80).transform((v) => v.trim())',
  'z.string().length(3)',
  'z.array(z.string().max(20)).min(1).max(5)',
  'z.set(z.uuid()).max(20)',
  'z.record(z.uuid(), z.int()).refine((v) => Object.keys(v).length <= 20)',
  'z.object({ id: z.uuid(), on: z.iso.date(), kind: z.enum(["a"]), n: z.int() })',
  'other.string()',
])('%s passes', (code) => {
  expect(found(`export const schema = ${code};`)).toEqual([]);
});

test('schemas, environment and contracts are looked at, other files are not', () => {
  const code = 'export const a = z.string();';
  for (const file of ['lib/orders/schema/list.ts', 'lib/core/env.ts', 'lib/ingest/contracts/v1/order.ts']) {
    expect(found(code, file)).toHaveLength(1);
  }
  expect(found(code, 'lib/orders/queries.ts')).toEqual([]);
});
