import { basename } from 'node:path';
import features from './features.json' with { type: 'json' };
import type { Finding } from './finding';
import { filesIn, isTest, read, SOURCES } from './source';

/** The closed list of a feature's files; each may be a folder of that name. */
const KINDS = ['schema', 'types', 'constants', 'policy', 'utils', 'queries', 'loaders', 'mutations', 'actions', 'jobs'];
const EXTRAS = [
  /^identity\/(auth|action)\.ts$/,
  /^ingest\/api\.ts$/,
  /^ingest\/contracts\/v1\/[^/]+\.ts$/,
  /^ingest\/carriers\/[^/]+\.ts$/,
  /^notifications\/templates\/[^/]+\.tsx$/,
  /^documents\/[^/]+\.ts$/,
];
const KIND = new RegExp(`^[^/]+/(${KINDS.join('|')})(\\.tsx?$|/)`);
const NO_FOLDERS = ['helpers', 'services', 'hooks'];
const LONGEST = 250;
const LONGEST_PAGE = 60;
const REASON = 'Longer than 250 lines: ';

/** Where files lie and how long they are: somebody who knows a name must not search. */
export function layout(root: string): Finding[] {
  const files = filesIn(root, SOURCES, ['.ts', '.tsx', '.mts', '.mjs', '.cjs', '.js', '.css']);
  return files.flatMap((file) => [...placed(file), ...sized(file, read(root, file))]);
}

function placed(file: string): Finding[] {
  const findings: Finding[] = [];
  const refuse = (rule: string, message: string) => findings.push({ file, rule, message });
  const folder = file.split('/').find((part) => NO_FOLDERS.includes(part));
  if (folder) refuse('no-drawers', `a folder named ${folder} holds everything and says nothing`);
  // A font's index.ts has to be named like that by nobody, so app/ is not exempt.
  if (/^index\.[cm]?[jt]sx?$/.test(basename(file))) refuse('no-barrel', 'name the file after what it holds');

  const inLib = /^lib\/(.+)$/.exec(file)?.[1];
  if (inLib === undefined || inLib.startsWith('core/') || isTest(file)) return findings;
  const feature = inLib.split('/')[0] ?? '';
  if (!features.includes(feature)) refuse('feature', `${feature} is no feature (scripts/check/features.json)`);
  else if (!KIND.test(inLib) && !EXTRAS.some((extra) => extra.test(inLib))) {
    refuse('closed-names', `is none of ${KINDS.join(', ')} or the named extras`);
  }
  return findings;
}

function sized(file: string, text: string): Finding[] {
  const lines = text.trimEnd().split('\n');
  if (/^app\/.*page\.tsx$/.test(file) && lines.length >= LONGEST_PAGE) {
    return [
      {
        file,
        rule: 'page-length',
        message: `${lines.length} lines; a page is a table of contents, under ${LONGEST_PAGE}`,
      },
    ];
  }
  const reasoned = lines.slice(0, 10).some((line) => line.includes(REASON));
  if (lines.length <= LONGEST || reasoned || isTest(file)) return [];
  return [{ file, rule: 'length', message: `${lines.length} lines; split it or say why at the top ("// ${REASON}…")` }];
}
