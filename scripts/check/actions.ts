import type { Expression, Module, ModuleItem } from '@swc/core';
import type { Finding } from './finding';
import { filesIn, importsOf, isTest, type Node, parse, read, SOURCES, walk } from './source';

const BUILDERS = ['publicAction', 'personAction', 'customerAction', 'staffAction'];
const HOME = /(^@\/lib\/identity|^\.|^(\.\.\/)+(lib\/)?identity)\/action$/;
/** Where a test finds a schema by itself and holds it against hostile input (T42). */
const SCHEMAS = /(^|\/)schema(\/[^/]+)?$/;
const HOMEMADE = 'takes a schema that no schema file exports';
const DIRECTIVE = /['"]use server['"]/;

/** A file of server actions: every export can be called by anybody who knows the address. */
export function actionFiles(root: string): string[] {
  return filesIn(root, SOURCES, ['.ts', '.tsx']).filter(
    (file) => !isTest(file) && DIRECTIVE.test(read(root, file)) && isActionFile(parse(root, file)),
  );
}

/** Names of the actions that a file exports. */
export function actionsIn(module: Module): string[] {
  return module.body.flatMap((item) =>
    item.type === 'ExportDeclaration' && item.declaration.type === 'VariableDeclaration'
      ? item.declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.value] : []))
      : [],
  );
}

/**
 * T08: what is exported below 'use server' was built by publicAction, personAction, customerAction or staffAction. Whatever is not
 * would be an open door: Next makes an endpoint of every export, used or not.
 */
export function actions(root: string): Finding[] {
  const findings: Finding[] = [];
  for (const file of filesIn(root, SOURCES, ['.ts', '.tsx'])) {
    if (isTest(file) || !DIRECTIVE.test(read(root, file))) continue;
    const module = parse(root, file);
    const refuse = (message: string) => findings.push({ file, rule: 'T08', message });
    if (hasInlineAction(module)) refuse("'use server' inside a function: actions live in actions files");
    if (!isActionFile(module)) continue;
    const known = knownBuilders(module);
    for (const item of module.body) for (const problem of problems(item, known)) refuse(problem);
    if (!file.startsWith('lib/')) continue;
    for (const name of homemadeSchemas(module)) findings.push({ file, rule: 'T42', message: `${name} ${HOMEMADE}` });
  }
  return findings;
}

function isDirective(item: unknown): boolean {
  const { type, expression } = item as { type: string; expression?: Expression };
  return type === 'ExpressionStatement' && expression?.type === 'StringLiteral' && expression.value === 'use server';
}

function isActionFile(module: Module): boolean {
  return module.body.some(isDirective);
}

function hasInlineAction(module: Module): boolean {
  let found = false;
  walk(module, (node) => {
    if (Array.isArray(node.stmts) && node.stmts.some(isDirective)) found = true;
  });
  return found;
}

/** Local names of the builders; one of the same name from elsewhere is none. */
function knownBuilders(module: Module): Set<string> {
  const home = new Set(importsOf(module).flatMap(({ from }) => (HOME.test(from) ? [from] : [])));
  const names = new Set<string>();
  for (const item of module.body) {
    if (item.type !== 'ImportDeclaration' || !home.has(item.source.value)) continue;
    for (const it of item.specifiers) {
      const imported = it.type === 'ImportSpecifier' ? (it.imported ?? it.local).value : '';
      if (BUILDERS.includes(imported)) names.add(it.local.value);
    }
  }
  return names;
}

/** Actions whose schema is not imported from a feature's schema file as it stands. */
function homemadeSchemas(module: Module): string[] {
  const imported = new Set(
    module.body.flatMap((item) =>
      item.type === 'ImportDeclaration' && SCHEMAS.test(item.source.value)
        ? item.specifiers.map(({ local }) => local.value)
        : [],
    ),
  );
  const found: string[] = [];
  walk(module, (node, ancestors) => {
    if (node.type !== 'ObjectExpression') return;
    for (const property of node.properties as Node[]) {
      // Written short, `{ schema }` is its own name and value.
      const { key = property, value = property } = property as { key?: Node; value?: Node | string };
      const said = typeof value === 'string' ? property : value;
      if ((key as Node).value !== 'schema' || (said.type === 'Identifier' && imported.has(String(said.value))))
        continue;
      const declaration = ancestors.find(({ type }) => type === 'VariableDeclarator');
      found.push(String((declaration?.id as Node | undefined)?.value ?? 'something'));
    }
  });
  return found;
}

function problems(item: ModuleItem, known: Set<string>): string[] {
  switch (item.type) {
    case 'ExportDeclaration': {
      const { declaration } = item;
      if (declaration.type === 'TsTypeAliasDeclaration' || declaration.type === 'TsInterfaceDeclaration') return [];
      if (declaration.type !== 'VariableDeclaration') return ['exports something that no builder made'];
      return declaration.declarations.flatMap(({ id, init }) => {
        const name = id.type === 'Identifier' ? id.value : 'a pattern';
        if (declaration.kind !== 'const') return [`${name} can be exchanged: export a const`];
        return init && isBuilt(init, known) ? [] : [`${name} is not built by ${BUILDERS.join(', ')}`];
      });
    }
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ExportDefaultExpression':
      return ['export each action where it is built'];
    default:
      return [];
  }
}

function isBuilt(expression: Expression, known: Set<string>): boolean {
  return (
    expression.type === 'CallExpression' &&
    expression.callee.type === 'Identifier' &&
    known.has(expression.callee.value)
  );
}
