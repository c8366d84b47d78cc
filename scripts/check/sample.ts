import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Finding } from './finding';

/** A checkout with just these files, for one test; gone after it. */
export function sample(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'check-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

/** Links a path of the real checkout into a sample. */
export function link(root: string, path: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(join(import.meta.dirname, '../..', path), join(root, path));
}

/** Findings as short lines. */
export const lines = (findings: Finding[]) =>
  findings.map(({ file, rule, message }) => `${file}: ${rule}: ${message}`).sort();
