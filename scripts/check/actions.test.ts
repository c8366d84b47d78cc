import { describe, expect, test } from 'vitest';
import { actions } from './actions';
import { sample } from './sample';

const FILE = 'lib/orders/actions.ts';
const HEAD = `'use server';\nimport { customerAction, publicAction as open } from '@/lib/identity/action';\n`;
const found = (text: string, file = FILE) =>
  actions(sample({ [file]: text })).map(({ rule, message }) => `${rule}: ${message}`);

describe('T08 a file with use server exports only what a builder made', () => {
  test('built actions and types pass', () => {
    expect(
      found(
        `${HEAD}export const a = customerAction({}, async () => {});\nexport const b = open({}, run);\nexport type T = string;\nfunction run() {}`,
      ),
    ).toEqual([]);
  });

  test.each([
    ['a bare function', 'export async function remove(id: string) {}', 'exports something that no builder made'],
    ['an arrow', 'export const remove = async (id: string) => {};', 'remove is not built by'],
    [
      'somebody else’s builder',
      `import { staffAction } from './own';\nexport const a = staffAction({});`,
      'a is not built by',
    ],
    ['a builder wrapped once more', 'export const a = wrap(customerAction({}));', 'a is not built by'],
    ['a variable', 'export let a = customerAction({});', 'a can be exchanged'],
    ['a re-export', `export { a } from './other';`, 'export each action where it is built'],
    ['a barrel', `export * from './other';`, 'export each action where it is built'],
    ['a list', 'const a = async () => {};\nexport { a };', 'export each action where it is built'],
    ['a default', 'export default customerAction({});', 'export each action where it is built'],
  ])('%s is refused', (_name, code, message) => {
    expect(found(HEAD + code).join()).toContain(`T08: ${message}`);
  });

  test('an action hidden in a component is refused', () => {
    const page = `export default function Page() {\n  async function remove() {\n    "use server";\n  }\n  return <form action={remove} />;\n}`;
    expect(found(page, 'app/page.tsx')).toEqual(["T08: 'use server' inside a function: actions live in actions files"]);
  });

  test('files that only mention it are left alone', () => {
    expect(found(`// not 'use server' at all\nexport function f() { return "use server"; }`)).toEqual([]);
  });
});

describe('T42 an action in lib takes a schema that a test finds by itself', () => {
  const using = (code: string, file?: string) =>
    found(`${HEAD}import { nameSchema } from '../schema/names';\n${code}`, file);

  test('one imported from a schema file passes; pages of development have their own', () => {
    expect(using(`export const a = customerAction({ name: 'a', schema: nameSchema }, run);`)).toEqual([]);
    expect(using(`export const a = customerAction({ schema: z.object({}) }, run);`, 'app/stil/actions.ts')).toEqual([]);
  });

  test.each([
    ['made on the spot', 'export const a = customerAction({ schema: z.object({}) }, run);'],
    ['changed on the spot', 'export const a = customerAction({ schema: nameSchema.extend({}) }, run);'],
    ['made beside it', 'const own = z.object({});\nexport const a = customerAction({ schema: own }, run);'],
    ['written short', 'const schema = z.object({});\nexport const a = customerAction({ schema }, run);'],
  ])('one %s is refused', (_how, code) => {
    expect(using(code)).toEqual(['T42: a takes a schema that no schema file exports']);
  });
});
