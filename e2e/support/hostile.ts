import fc from 'fast-check';

/** What a Prisma filter understands: in place of a text each would widen a query (T43). */
export const FILTERS: unknown[] = [
  { not: '' },
  { startsWith: '' },
  { contains: '' },
  { in: ['a', 'b'] },
  { notIn: [] },
  { gt: '' },
  { OR: [{}] },
  { equals: 'a' },
];

/** Names that an object has by birth, and fields that only the portal itself sets (T07). */
export const FOREIGN_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'role',
  'id',
  'accountId',
  'customerId',
  'companyId',
  'emailConfirmedAt',
  'emailKey',
  'customerNumber',
  'staffRole',
  'disabledAt',
  'where',
  'select',
];

const odd: unknown[] = [
  null,
  undefined,
  true,
  false,
  0,
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  10n,
  Symbol('a'),
  () => 'a',
  new Map([['not', '']]),
  new Set(['a']),
  new Date(Number.NaN),
  new File(['a'], 'a.txt'),
  new Blob(['a']),
  new FormData(),
  Object.create(null),
  { toString: () => 'a', valueOf: () => 1 },
  JSON.parse('{"__proto__":{"role":"admin"}}'),
  [],
  ['a'],
  [['a']],
];

/** Anything but a text, as JSON or a hand-made call of an action can bring it. */
export const notText: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...FILTERS, ...odd),
  fc.array(fc.string(), { maxLength: 5 }),
  fc.double(),
  // With prototypes: neither JSON nor the framework's reader makes objects without, and the schema library compares lengths.
  fc.object({ maxDepth: 2, withMap: true, withSet: true }),
);

/** A megabyte of what patterns and trimming are slow on. */
export const HUGE = ['a', ' ', '@', '.', '\n', '\u0000', '😀', 'a@', 'a.', '-'].map((text) => text.repeat(2 ** 20));
