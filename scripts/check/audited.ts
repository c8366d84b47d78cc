import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Module } from '@swc/core';
import type { Finding } from './finding';
import { filesIn, isTest, type Node, parse, walk } from './source';

/** The core counts attempts and keeps keys; the audit feature is the one that records. */
const FILES = /^lib\/(?!core\/|audit\/)[^/]+\/mutations(\.ts$|\/)/;
const RECORDS = 'lib/audit/mutations.ts#recordAudit';
const WRITES =
  /^(create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)$/;
const SQL = /^\$(execute|query)Raw$/;
const WRITING_SQL = /\b(INSERT\s+INTO|(?<!FOR\s+)UPDATE\s+\w|DELETE\s+FROM)/i;

/** Random values that a browser was given for some minutes: no change of anybody's, and gone with the answer. */
const FLEETING = new Set(['passkeyChallenge']);

/** A function of the data layer: what it writes itself, and which others it knows. */
type Part = { file: string; name: string; writes: boolean; inTransaction: boolean; knows: Set<string> };

/**
 * R22: whatever writes leaves an audit row. Each function that writes, itself or by another one, also reaches
 * `recordAudit`; one that works in somebody's transaction may leave that to those who call it, if all of them do. Only
 * this layer can open a transaction (T09), so a caller from elsewhere has none to hand over.
 */
export function audited(root: string): Finding[] {
  const files = filesIn(root, ['lib'], ['.ts']).filter((file) => FILES.test(file) && !isTest(file));
  const parts = new Map(files.flatMap((file) => partsOf(root, file)).map((part) => [keyOf(part), part]));
  const callers = (key: string) => [...parts].flatMap(([caller, { knows }]) => (knows.has(key) ? [caller] : []));

  const isRecorded = (key: string, seen: readonly string[] = []): boolean =>
    reaches(parts, key, (_part, met) => met === RECORDS) ||
    (parts.get(key)?.inTransaction === true &&
      callers(key).every((caller) => seen.includes(caller) || isRecorded(caller, [...seen, key])));

  return [...parts].flatMap(([key, { file, name }]) =>
    reaches(parts, key, (part) => part?.writes === true) && !isRecorded(key)
      ? [{ file, rule: 'R22', message: `${name} writes and nobody records it (recordAudit)` }]
      : [],
  );
}

const keyOf = ({ file, name }: Pick<Part, 'file' | 'name'>) => `${file}#${name}`;

/** Whether something is met on the way from a function through all that it calls. */
function reaches(
  parts: ReadonlyMap<string, Part>,
  start: string,
  met: (part: Part | undefined, key: string) => boolean,
): boolean {
  const seen = new Set([start]);
  for (const key of seen) {
    const part = parts.get(key);
    if (met(part, key)) return true;
    for (const other of part?.knows ?? []) seen.add(other);
  }
  return false;
}

function partsOf(root: string, file: string): Part[] {
  const module = parse(root, file);
  const bodies = functionsOf(module);
  const names = importedNames(root, file, module);
  for (const name of bodies.keys()) names.set(name, `${file}#${name}`);
  return [...bodies].map(([name, body]) => {
    const part: Part = { file, name, writes: false, inTransaction: takesTransaction(body), knows: new Set() };
    walk(body, (node) => {
      if (isWrite(node)) part.writes = true;
      const known = node.type === 'Identifier' ? names.get(String(node.value)) : undefined;
      if (known && known !== keyOf(part)) part.knows.add(known);
    });
    return part;
  });
}

/** Top-level functions by name, whichever way they are written. */
function functionsOf(module: Module): Map<string, Node> {
  const found = new Map<string, Node>();
  for (const item of module.body as unknown as Node[]) {
    const declaration = (item.type === 'ExportDeclaration' ? item.declaration : item) as Node;
    if (declaration.type === 'FunctionDeclaration') found.set(nameOf(declaration.identifier), declaration);
    if (declaration.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations as { id: Node; init?: Node }[])
      if (init?.type === 'ArrowFunctionExpression') found.set(nameOf(id), init);
  }
  return found;
}

const nameOf = (identifier: unknown) => String((identifier as Node).value);

/** Local names of what a file imports from the data layer, and where it stands. */
function importedNames(root: string, file: string, module: Module): Map<string, string> {
  const names = new Map<string, string>();
  for (const item of module.body) {
    if (item.type !== 'ImportDeclaration' || item.typeOnly) continue;
    const from = item.source.value;
    const path = from.startsWith('@/') ? from.slice(2) : from.startsWith('.') ? join(dirname(file), from) : undefined;
    if (path === undefined || !existsSync(join(root, `${path}.ts`))) continue;
    for (const it of item.specifiers)
      if (it.type === 'ImportSpecifier') names.set(it.local.value, `${path}.ts#${(it.imported ?? it.local).value}`);
  }
  return names;
}

/** Whether the first argument is a transaction: then the row may be written by whoever opened it. */
function takesTransaction(declaration: Node): boolean {
  const [first] = (declaration.params ?? []) as Node[];
  return JSON.stringify(first ?? null).includes('"value":"Transaction"');
}

/** `tx.session.create(…)`, or SQL that changes rows. */
function isWrite(node: Node): boolean {
  if (node.type === 'CallExpression') {
    const { object, property } = node.callee as { object?: Node; property?: Node };
    if (object?.type !== 'MemberExpression' || !WRITES.test(String(property?.value))) return false;
    return !FLEETING.has(String((object.property as Node).value));
  }
  if (node.type !== 'TaggedTemplateExpression') return false;
  const { property } = node.tag as { property?: Node };
  return SQL.test(String(property?.value)) && WRITING_SQL.test(JSON.stringify(node.template));
}
