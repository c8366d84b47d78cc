import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readForm } from './form-data';

const schema = z.strictObject({
  name: z.string().max(100),
  password: z.string().max(100),
  reasons: z.array(z.string().max(50)).max(5).default([]),
  wishes: z.array(z.string().max(50)).max(5).optional(),
  count: z.coerce.number().max(9),
});
const LISTS = ['reasons', 'wishes'];

function formOf(entries: [string, string | File][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

it('T42 takes what the schema knows: text as text, lists as lists, secrets not back to the browser', () => {
  const form = formOf([
    ['name', ' Lea '],
    ['password', 'geheim'],
    ['reasons', 'a'],
    ['wishes', 'b'],
    ['wishes', 'c'],
    ['role', 'admin'],
    ['__proto__', 'x'],
    ['constructor', 'x'],
  ]);
  const raw = { name: ' Lea ', password: 'geheim', reasons: ['a'], wishes: ['b', 'c'] };
  const { password: _, ...values } = raw;
  expect(readForm(form, schema, ['password'])).toEqual({ raw, values });
});

it('T42 one name twice where one text is meant, and a file where text is meant, count as not sent', () => {
  const form = formOf([
    ['name', 'Lea'],
    ['name', 'Luc'],
    ['count', new File(['9'], 'count.txt')],
    ['reasons', new File(['x'], 'x')],
    ['reasons', 'damaged'],
  ]);
  expect(readForm(form, schema, []).raw).toEqual({ reasons: ['damaged'] });
});

it.each([
  ['an object', { name: 'Lea', reasons: ['a'] }],
  ['an array', [['name', 'Lea']]],
  ['a Map', new Map([['name', 'Lea']])],
  ['URLSearchParams', new URLSearchParams({ name: 'Lea' })],
  ['an object with a getAll of its own', { getAll: () => ['Lea'], get: () => 'Lea' }],
  ['text', 'name=Lea'],
  ['a number', 7],
  ['null', null],
  ['undefined', undefined],
])('T42 %s in place of a form is an empty form', (_name, sent) => {
  expect(readForm(sent, schema, [])).toEqual({ raw: {}, values: {} });
});

it('T44 a list of 100 000 values is cut to 500, and the schema refuses those', () => {
  const form = formOf(Array.from({ length: 100_000 }, (_, index) => ['reasons', `r${index}`]));
  const { raw } = readForm(form, schema, []);
  expect(raw.reasons).toHaveLength(500);
  expect(schema.shape.reasons.safeParse(raw.reasons).success).toBe(false);
});

it('T42 T44 whatever a form brings, the result has the schema’s names only, with text or at most 500 texts', () => {
  const name = fc.oneof(fc.constantFrom(...Object.keys(schema.shape), 'role', '__proto__', 'toString'), fc.string());
  const value = fc.oneof(
    fc.string(),
    fc.string().map((text) => new File([text], 'f')),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 150 }), (entries) => {
      const { raw, values } = readForm(formOf(entries), schema, ['password']);
      for (const [key, got] of Object.entries(raw)) {
        expect(Object.keys(schema.shape)).toContain(key);
        if (LISTS.includes(key)) expect((got as string[]).length).toBeLessThanOrEqual(500);
        expect(Array.isArray(got)).toBe(LISTS.includes(key));
        for (const text of [got].flat()) expect(typeof text).toBe('string');
      }
      const { password: _, ...shown } = raw;
      expect(values).toEqual(shown);
    }),
  );
});
