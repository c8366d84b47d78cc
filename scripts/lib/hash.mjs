import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** All files below a path (a file counts as itself), sorted, relative to root with forward slashes. */
export function filesBelow(root, path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesBelow(root, `${path}/${name}`));
}

/**
 * One hash over names and contents. Times of change are left out on purpose: a fresh clone or a copied folder has new
 * ones and would build again for nothing.
 * @param {string[]} paths files or folders; missing ones count as empty
 * @param {{ salt?: string, skip?: (path: string) => boolean }} [options] salt: what else the result depends on
 */
export function hashOf(root, paths, { salt = '', skip = () => false } = {}) {
  const hash = createHash('sha256').update(salt);
  for (const path of paths.flatMap((start) => filesBelow(root, start))) {
    if (skip(path)) continue;
    const content = readFileSync(join(root, path));
    hash.update(`\0${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
