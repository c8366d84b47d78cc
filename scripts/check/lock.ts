import type { Finding } from './finding';
import { read } from './source';

type Entry = { optionalDependencies?: Record<string, string> };

/**
 * Each optional dependency that package-lock.json names has its own entry. npm leaves out what the registry did not have
 * at the time of writing, without a word, and then `npm ci` on another platform refuses the lock or lacks a binary.
 */
export function lock(root: string): Finding[] {
  const { packages } = JSON.parse(read(root, 'package-lock.json')) as { packages: Record<string, Entry> };
  const findings: Finding[] = [];
  for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const name of Object.keys(optionalDependencies)) {
      if (candidates(path, name).some((place) => place in packages)) continue;
      findings.push({
        file: 'package-lock.json',
        rule: 'lock',
        message: `${path || 'the root'} wants ${name}, which has no entry`,
      });
    }
  }
  return findings;
}

/** Where a package finds another one: in its own node_modules or in those of the folders above it. */
function candidates(path: string, name: string): string[] {
  const places: string[] = [];
  for (let folder = path; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    places.push(`${folder}/node_modules/${name}`.replace(/^\//, ''));
    if (!folder.includes('/node_modules/')) break;
  }
  return [...places, `node_modules/${name}`];
}
