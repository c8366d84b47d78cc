import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZodObject, ZodType, z } from 'zod';
import { readForm } from '@/lib/core/form-data';
import { filesIn, isTest } from '@/scripts/check/source';
import { FILTERS, FOREIGN_NAMES, HUGE, notText } from './hostile';

const ROOT = resolve(import.meta.dirname, '../..');
const HOMES = /^lib\/[^/]+\/(schema(\.ts$|\/)|contracts\/)/;

/** Every schema that a feature exports, found and not listed: a new one is tested without anybody thinking of it. */
async function exportedSchemas(): Promise<[string, ZodType][]> {
  const files = filesIn(ROOT, ['lib'], ['.ts']).filter((file) => HOMES.test(file) && !isTest(file));
  const modules = await Promise.all(files.map((file) => import(join(ROOT, file)) as Promise<Record<string, unknown>>));
  return modules.flatMap((module, index) =>
    Object.entries(module).flatMap(([name, value]): [string, ZodType][] =>
      value instanceof ZodType ? [[`${files[index]} ${name}`, value]] : [],
    ),
  );
}

type Def = { type: string; innerType?: ZodType; in?: ZodType; element?: ZodType; options?: ZodType[] };
const defOf = (schema: ZodType) => schema.def as unknown as Def;

/** Through defaults, optionals and pipes, down to what reads the input. */
function core(schema: ZodType): ZodType {
  const { innerType, in: first } = defOf(schema);
  const inner = innerType ?? first;
  return inner ? core(inner) : schema;
}

type Leaf = [path: string, schema: ZodType];

/** The schemas of single values inside a schema, and its lists as a whole. */
function leavesOf(path: string, schema: ZodType): Leaf[] {
  const inner = core(schema);
  if (inner instanceof ZodObject)
    return Object.entries(inner.shape).flatMap(([name, field]) => leavesOf(`${path}.${name}`, field as ZodType));
  const { element } = defOf(inner);
  return [[path, schema], ...(element ? leavesOf(`${path}[]`, element) : [])];
}

const schemas = await exportedSchemas();
const objects = schemas.filter((entry): entry is [string, ZodObject] => entry[1] instanceof ZodObject);
const leaves = schemas.flatMap(([name, schema]) => leavesOf(name, schema));
const lists = leaves.filter(([, schema]) => defOf(core(schema)).type === 'array');
const addresses = leaves.filter(([path]) => /mail$/i.test(path));

/** What may reach a query: no object, at any depth, that Prisma could read as a filter. */
const isScalar = (value: unknown): boolean =>
  Array.isArray(value) ? value.every(isScalar) : value === null || typeof value !== 'object' || value instanceof Date;

/** As `isScalar`; a list only where the schema says so. */
const isAlone = (schema: ZodType, value: unknown) =>
  isScalar(value) && (!Array.isArray(value) || defOf(core(schema)).type === 'array');

function timed<Result>(work: () => Result): Result {
  const started = performance.now();
  const result = work();
  // Against minutes, not milliseconds: what blows up does so by orders of magnitude, and a busy machine is slow.
  expect(performance.now() - started).toBeLessThan(3000);
  return result;
}

it('the schemas are found', () => {
  expect(schemas.length).toBeGreaterThan(15);
  expect(leaves.map(([path]) => path)).toContain('lib/identity/schema/sign-in.ts signInSchema.email');
  expect(leaves.map(([path]) => path)).toContain(FILE);
  expect(addresses.length).toBeGreaterThan(3);
});

/** A text that is a file; its own limit is that of files. */
const FILE = 'lib/ingest/contracts/v1/documents.ts document.file.content';

describe('T42 T43 in place of a single value', () => {
  it.each(leaves)('%s', (path, schema) => {
    const check = (value: unknown) => {
      const { success, data } = schema.safeParse(value);
      if (success) expect(isAlone(schema, data)).toBe(true);
    };
    for (const filter of FILTERS) check(filter);
    fc.assert(fc.property(notText, check), { numRuns: 200 });
    for (const text of HUGE) {
      const { success, data } = timed(() => schema.safeParse(text));
      // What is not refused was replaced by something small, such as "the first page" for a cursor that nobody made.
      if (success && path !== FILE) expect(JSON.stringify(data ?? null).length).toBeLessThan(100);
    }
  });
});

describe('T42 in place of the whole', () => {
  it.each(schemas)('%s', (_name, schema) => {
    fc.assert(
      fc.property(notText, (value) => {
        const { success, data } = schema.safeParse(value);
        if (success)
          expect(core(schema) instanceof ZodObject ? Object.values(data as object) : [data]).toSatisfy(isScalar);
      }),
      { numRuns: 200 },
    );
  });
});

it('T44 a list of 100,000 invalid items is refused at once, by one or a few reasons', () => {
  // That Zod looks at the length first is what the limits of all lists rest on.
  const tried: Leaf[] = [...lists, ['a list of texts', z.array(z.string().max(5)).max(50)]];
  for (const [path, schema] of tried) {
    for (const item of [{ not: '' }, 'x'.repeat(100), null, 7, { a: { b: { c: [] } } }]) {
      const { error } = timed(() => schema.safeParse(Array.from({ length: 100_000 }, () => item)));
      expect(error?.issues.length, path).toBeGreaterThan(0);
      expect(error?.issues.length, path).toBeLessThan(100);
    }
  }
});

describe('T07 T42 a posted form gives its schema’s names and nothing else', () => {
  it.each(objects)('%s', (_name, schema) => {
    const names = Object.keys(schema.shape);
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('{"not":""}', '["a"]', '[object Object]', 'admin', '\u0000', 'x'.repeat(100_000)),
      fc.string().map((text) => new File([text], 'f')),
    );
    const entry = fc.tuple(fc.constantFrom(...names, ...FOREIGN_NAMES), value);
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
        const form = new FormData();
        for (const [name, sent] of entries) form.append(name, sent);
        const { raw } = readForm(form, schema, []);
        expect(Object.getPrototypeOf(raw)).toBe(Object.prototype);
        const { data = {} } = schema.safeParse(raw);
        for (const [name, got] of [...Object.entries(raw), ...Object.entries(data)]) {
          expect(names).toContain(name);
          if (!(core(schema.shape[name] as ZodType) instanceof ZodObject)) expect(isScalar(got)).toBe(true);
        }
      }),
    );
  });

  it.each(objects)('%s, called with an object', (_name, schema) => {
    for (const name of FOREIGN_NAMES.filter((foreign) => !(foreign in schema.shape))) {
      const { success, data } = schema.safeParse({ [name]: 'x' });
      if (success) expect(Object.keys(data)).not.toContain(name);
    }
  });
});

describe('T46 an address is one address', () => {
  const tricks = [
    'lea@example.ch\r\nBcc: all@example.ch',
    'lea@example.ch\nBcc: all@example.ch',
    'lea@example.ch\u2028Bcc: all@example.ch',
    'lea@example.ch, all@example.ch',
    'lea@example.ch;all@example.ch',
    'lea@example.ch all@example.ch',
    'lea@example.ch＠evil.example',
    'lea﹫example.ch@evil.example',
    'Lea <lea@example.ch>',
    '"lea@example.ch"@evil.example',
    'lea@example.ch\u0000',
    'lea\u200b@example.ch',
    'lea\u202e@example.ch',
    'lea@[127.0.0.1]',
    'lea(all)@example.ch',
    'lea@',
    '@example.ch',
    'lea@example',
    'lea@example.',
  ];
  it.each(addresses)('%s', (_path, schema) => {
    expect(schema.safeParse(' Lea.Brunner+kaffee@example.ch').data ?? schema.safeParse('lea@example.ch').data).toMatch(
      /^[^@\s]+@example\.ch$/,
    );
    for (const trick of tricks) expect(schema.safeParse(trick).success, JSON.stringify(trick)).toBe(false);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '.', '@', '＠', ',', ' ', '\r\n', '<', '\u200b', 'ch')), (parts) => {
        const { data } = schema.safeParse(parts.join(''));
        if (data !== undefined) expect(data).toMatch(/^[a-z.]+@[a-z.]+$/);
      }),
    );
  });
});
