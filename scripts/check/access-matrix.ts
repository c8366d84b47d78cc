import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { actionFiles, actionsIn } from './actions';
import type { Finding } from './finding';
import { filesIn, parse } from './source';

const MATRIX = 'e2e/access/matrix.ts';

type Door = { kind: 'page' | 'route' | 'action'; name: string };
type Listed = { kind: string; path?: string; name?: string };

/**
 * Every page, route handler and server action stands in the access matrix, and nothing else does: what is not listed is
 * not tested against strangers. Pages of development only (page.dev.tsx) are not part of a build.
 */
export async function accessMatrix(root: string, listed?: Listed[]): Promise<Finding[]> {
  const entries = listed ?? (await load(root));
  if (!entries) return [{ file: MATRIX, rule: 'matrix', message: 'is missing' }];
  const known = new Set(entries.map(({ kind, path, name }) => `${kind} ${kind === 'action' ? name : path}`));
  const doors = doorsOf(root);
  const there = new Set(doors.map(({ kind, name }) => `${kind} ${name}`));
  return [
    ...doors.flatMap(({ kind, name, file }) =>
      known.has(`${kind} ${name}`)
        ? []
        : [{ file, rule: 'matrix', message: `${kind} ${name} is not listed in ${MATRIX}` }],
    ),
    ...[...known].flatMap((door) =>
      there.has(door) ? [] : [{ file: MATRIX, rule: 'matrix', message: `${door} is listed but does not exist` }],
    ),
  ];
}

async function load(root: string): Promise<Listed[] | undefined> {
  const file = join(root, MATRIX);
  if (!existsSync(file)) return undefined;
  return ((await import(pathToFileURL(file).href)) as { matrix: Listed[] }).matrix;
}

function doorsOf(root: string): (Door & { file: string })[] {
  const app = filesIn(root, ['app'], ['page.tsx', 'route.ts', 'route.tsx']).flatMap((file) => {
    const [, folder = '', kind] = /^app\/(?:(.*)\/)?(page|route)\.tsx?$/.exec(file) ?? [];
    return kind ? [{ kind: kind as 'page' | 'route', name: addressOf(folder), file }] : [];
  });
  const actions = actionFiles(root)
    .filter((file) => !isOfDevelopment(root, file))
    .flatMap((file) => actionsIn(parse(root, file)).map((name) => ({ kind: 'action' as const, name, file })));
  return [...app, ...actions];
}

/** Groups `(shop)` and slots `@side` are no part of an address. */
function addressOf(folder: string): string {
  return `/${folder
    .split('/')
    .filter((part) => part && !/^(\(.*\)|@.*)$/.test(part))
    .join('/')}`;
}

/** Actions beside a page.dev.tsx belong to it. */
function isOfDevelopment(root: string, file: string): boolean {
  const folder = file.slice(0, file.lastIndexOf('/'));
  return folder.startsWith('app/') && existsSync(join(root, folder, 'page.dev.tsx'));
}
