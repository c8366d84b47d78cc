import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Content of a file, undefined if it is not there. */
export function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Content of a JSON file, undefined if it is missing or was half written by a process that was killed. */
export function readJson(path) {
  try {
    return JSON.parse(readText(path) ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A random secret that stays the same from start to start; only its owner may read it, nor look into its folder. */
export function secret(path) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    // `wx`: of two starts at the same time the first one decides.
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
