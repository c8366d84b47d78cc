import { resolve } from 'node:path';
import { accessMatrix } from './access-matrix';
import { actions } from './actions';
import { audited } from './audited';
import { dataAccess } from './data-access';
import { environmentNames } from './environment';
import type { Finding } from './finding';
import { layout } from './layout';
import { lock } from './lock';
import { messages } from './messages';
import { zodLimits } from './zod-limits';
import { zones } from './zones';

/** Part of `npm run check`: what neither compiler nor linter knows about this house. */
async function main(): Promise<void> {
  const root = resolve(import.meta.dirname, '../..');
  const found: Finding[] = [
    ...lock(root),
    ...layout(root),
    ...actions(root),
    ...dataAccess(root),
    ...audited(root),
    ...zodLimits(root),
    ...messages(root),
    ...(await environmentNames(root)),
    ...(await accessMatrix(root)),
    ...(await zones(root)),
  ];
  for (const { file, rule, message } of found) console.log(`${file}: ${rule}: ${message}`);
  console.log(found.length ? `Structure: ${found.length} findings.` : 'Structure: as it should be.');
  if (found.length) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
