import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  anyMessageSchema,
  changesAnswerSchema,
  changesQuerySchema,
  type Message,
  type MessageType,
  messageSchemas,
  messageTypes,
} from './schema';
import { messageOf } from './utils/envelope';
import { examples, wrapped } from './utils/examples';

const exampleOf = (type: MessageType) => wrapped(type)[0] as Message;

describe.each(messageTypes)('%s', (type) => {
  const schema = messageSchemas[type];

  it('has a name, words and an example that fits', () => {
    const { id, title, description, ...meta } = schema.meta() ?? {};
    const told = meta.examples as unknown[] | undefined;
    expect([id, title]).toEqual([expect.stringMatching(/^[A-Z][A-Za-z]+Message$/), type]);
    expect(description).toMatch(/^[A-Z].+\.$/);
    expect(told).toHaveLength(1);
    expect(schema.parse(told?.[0])).toEqual(exampleOf(type));
    expect(anyMessageSchema.parse(told?.[0])).toEqual(exampleOf(type));
  });

  it('becomes a component of JSON schema, and so do the parts that messages share', () => {
    const { $ref, $defs = {} } = z.toJSONSchema(schema);
    const name = schema.meta()?.id ?? '';
    expect($ref).toBe(`#/$defs/${name}`);
    const required = ['type', 'id', 'occurredAt', 'source', 'data'];
    expect($defs[name]).toMatchObject({ title: type, type: 'object', required });
    for (const part of Object.values($defs))
      expect(part).toMatchObject({ title: expect.any(String), description: expect.any(String) });
  });

  it('takes no further field, neither in the envelope nor in the data', () => {
    const message = exampleOf(type);
    expect(schema.safeParse({ ...message, more: 1 }).success).toBe(false);
    expect(schema.safeParse({ ...message, data: { ...message.data, more: 1 } }).success).toBe(false);
  });

  it('goes out in the same order, however the database keeps it', () => {
    const message = exampleOf(type);
    const shuffled = Object.fromEntries(Object.entries(message.data).reverse());
    const row = {
      id: message.id,
      type,
      test: false,
      createdAt: new Date(message.occurredAt),
      source: { name: 'Hauptshop' },
    };
    const bytes = (payload: object) => JSON.stringify(messageOf({ ...row, payload }));
    expect(bytes(shuffled)).toBe(bytes(message.data));
    expect(Object.keys(messageOf({ ...row, payload: shuffled }))).toEqual([
      'type',
      'id',
      'occurredAt',
      'source',
      'data',
    ]);
    expect(messageOf({ ...row, test: true, payload: shuffled })).toEqual({ ...message, test: true });
  });
});

it('the parts of a refund add up to its total', () => {
  const { data } = messageSchemas['refund-instruction'].shape;
  const example = examples['refund-instruction'];
  expect(data.safeParse({ ...example, parts: { ...example.parts, fee: 0 } }).error?.issues).toMatchObject([
    { message: 'The parts do not add up to the total.' },
  ]);
});

it.each([
  ['half a cent', { amount: 0.5, currency: 'CHF' }],
  ['more than 32 bits', { amount: 2_147_483_648, currency: 'CHF' }],
  ['a text', { amount: '1', currency: 'CHF' }],
  ['a currency in small letters', { amount: 1, currency: 'chf' }],
])('an amount is no %s', (_what, total) => {
  const { data } = messageSchemas['refund-instruction'].shape;
  expect(data.safeParse({ ...examples['refund-instruction'], total }).success).toBe(false);
});

it('the longest order known can be cancelled as a whole, an endless one cannot', () => {
  const { data } = messageSchemas['cancellation-request'].shape;
  const lines = (count: number) => Array.from({ length: count }, (_, index) => ({ line: String(index), quantity: 1 }));
  const example = examples['cancellation-request'];
  expect(data.safeParse({ ...example, lines: lines(1_114) }).success).toBe(true);
  expect(data.safeParse({ ...example, lines: lines(2_001) }).success).toBe(false);
});

it('a cursor is digits, a page has an end', () => {
  expect(changesQuerySchema.parse({})).toEqual({ since: '0', limit: 100 });
  expect(changesQuerySchema.parse({ since: '17', limit: '500' })).toEqual({ since: '17', limit: 500 });
  for (const odd of [
    { since: '-1' },
    { since: '1'.repeat(19) },
    { since: 'x' },
    { since: '' },
    { limit: '501' },
    { limit: '0' },
  ])
    expect(changesQuerySchema.safeParse(odd).success).toBe(false);
  expect(changesAnswerSchema.meta()?.id).toBe('Changes');
});
