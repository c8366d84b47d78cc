import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Module, parseSync } from '@swc/core';

const SKIP = new Set([
  'node_modules',
  '.next',
  '.next-test',
  '.next-bench',
  '.data',
  '.git',
  'generated',
  'next-env.d.ts',
  'test-results',
  'playwright-report',
]);

/** Where our own sources lie; what is not named here is generated, data or text. */
export const SOURCES = ['app', 'components', 'lib', 'prisma', 'scripts', 'e2e', 'bench', 'server.ts', 'worker.ts'];

/**
 * Files below some paths of a checkout.
 * @param paths folders or files; missing ones count as empty
 * @param ends how the names end
 * @returns paths below the root, with forward slashes, sorted
 */
export function filesIn(root: string, paths: string[], ends: string[]): string[] {
  const found: string[] = [];
  const visit = (path: string) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (!statSync(full).isDirectory()) {
      if (ends.some((end) => path.endsWith(end))) found.push(path);
      return;
    }
    for (const name of readdirSync(full)) if (!SKIP.has(name)) visit(`${path}/${name}`);
  };
  for (const path of paths) visit(path);
  return found.sort();
}

export const isTest = (file: string) => /\.(test|spec)\.[cm]?[jt]sx?$/.test(file);

export const read = (root: string, file: string) => readFileSync(join(root, file), 'utf8');

/** The syntax tree of a source. */
export function parse(root: string, file: string): Module {
  const code = read(root, file);
  const script = /\.[cm]?js$/.test(file);
  try {
    return script
      ? parseSync(code, { syntax: 'ecmascript', target: 'es2022' })
      : parseSync(code, { syntax: 'typescript', tsx: file.endsWith('x'), target: 'es2022' });
  } catch (error) {
    const [what = ''] = String(error instanceof Error ? error.message : error)
      .trim()
      .split('\n');
    throw new Error(`${file} cannot be read: ${what.trim()}`);
  }
}

export type Import = { from: string; typeOnly: boolean };

/** What a source imports or exports from elsewhere, dynamic imports of a fixed name included. */
export function importsOf(module: Module): Import[] {
  const found: Import[] = [];
  for (const item of module.body) {
    if (item.type === 'ImportDeclaration') {
      const eachIsType =
        item.specifiers.length > 0 && item.specifiers.every((it) => it.type === 'ImportSpecifier' && it.isTypeOnly);
      found.push({ from: item.source.value, typeOnly: item.typeOnly || eachIsType });
    } else if (item.type === 'ExportAllDeclaration') {
      found.push({ from: item.source.value, typeOnly: 'typeOnly' in item && item.typeOnly === true });
    } else if (item.type === 'ExportNamedDeclaration' && item.source) {
      found.push({ from: item.source.value, typeOnly: 'typeOnly' in item && item.typeOnly === true });
    }
  }
  walk(module, (node) => {
    const { type, callee, arguments: args } = node;
    if (type !== 'CallExpression' || (callee as Node | undefined)?.type !== 'Import') return;
    const first = (args as { expression: Node }[])[0]?.expression;
    if (first?.type === 'StringLiteral') found.push({ from: String(first.value), typeOnly: false });
  });
  return found;
}

/** Any node of the tree: for searches that do not care where something stands. */
export type Node = { type: string } & Record<string, unknown>;

/** Visits every node with its ancestors, the nearest first. */
export function walk(start: unknown, visit: (node: Node, ancestors: Node[]) => void, ancestors: Node[] = []): void {
  if (Array.isArray(start)) {
    for (const item of start) walk(item, visit, ancestors);
  } else if (start && typeof start === 'object') {
    const isNode = 'type' in start && typeof start.type === 'string';
    if (isNode) visit(start as Node, ancestors);
    const above = isNode ? [start as Node, ...ancestors] : ancestors;
    for (const value of Object.values(start)) if (value && typeof value === 'object') walk(value, visit, above);
  }
}
