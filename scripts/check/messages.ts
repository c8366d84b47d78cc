import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Finding } from './finding';
import { filesIn, isTest, read, SOURCES } from './source';

const LOCALES = ['de-CH', 'de-DE', 'fr-CH', 'it-CH', 'en'];
/** The one whose keys the code is typed by; the others follow it. */
const FIRST = 'de-CH';
/** Where the two German ones may differ beyond the ß, as "namespace.key". */
const DIFFERENCES = 'messages/de-differences.json';

type Texts = Map<string, { file: string; text: string }>;

/** Five languages, one set of texts: same namespaces, keys and placeholders; German twice, with and without ß. */
export function messages(root: string): Finding[] {
  const texts = new Map(LOCALES.map((locale) => [locale, textsOf(root, locale)]));
  const first = texts.get(FIRST) ?? new Map();
  return [
    ...LOCALES.filter((locale) => locale !== FIRST).flatMap((locale) =>
      compared(first, texts.get(locale) ?? new Map(), locale),
    ),
    ...swiss(root, first, texts.get('de-DE') ?? new Map()),
    ...unused(root, first),
  ];
}

function textsOf(root: string, locale: string): Texts {
  const texts: Texts = new Map();
  for (const file of filesIn(root, [`messages/${locale}`], ['.json'])) {
    const namespace = file.slice(`messages/${locale}/`.length, -'.json'.length);
    const visit = (key: string, value: unknown) => {
      if (typeof value === 'string') texts.set(key, { file, text: value });
      else for (const [name, inner] of Object.entries(value ?? {})) visit(`${key}.${name}`, inner);
    };
    visit(namespace, JSON.parse(read(root, file)));
  }
  return texts;
}

function compared(first: Texts, other: Texts, locale: string): Finding[] {
  const findings: Finding[] = [];
  for (const [key, { file, text }] of first) {
    const translated = other.get(key);
    const place = translated?.file ?? file.replace(FIRST, locale);
    if (!translated) {
      findings.push({ file: place, rule: 'messages', message: `${key} is missing` });
      continue;
    }
    const [wanted, found] = [placeholders(text), placeholders(translated.text)];
    if (wanted !== found) {
      findings.push({
        file: place,
        rule: 'messages',
        message: `${key} has placeholders ${found}, ${FIRST} has ${wanted}`,
      });
    }
  }
  for (const [key, { file }] of other) {
    if (!first.has(key)) findings.push({ file, rule: 'messages', message: `${key} is not in ${FIRST}` });
  }
  return findings;
}

/** Names of arguments and tags, sorted; how they are formatted is each language's own affair. */
function placeholders(text: string): string {
  const names = new Set<string>();
  const visit = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.type === TYPE.tag ? `<${element.value}>` : `{${element.value}}`);
      if (element.type === TYPE.tag) visit(element.children);
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        for (const { value } of Object.values(element.options)) visit(value);
      }
    }
  };
  try {
    visit(parse(text));
  } catch (error) {
    return `unreadable (${error instanceof Error ? error.message : String(error)})`;
  }
  return names.size ? [...names].sort().join(' ') : 'none';
}

/** What is spelt differently as a rule: no ß, and «these» for „those“. */
const inSwitzerland = (german: string) => german.replaceAll('ß', 'ss').replaceAll('„', '«').replaceAll('“', '»');

function swiss(root: string, swissTexts: Texts, germanTexts: Texts): Finding[] {
  const findings: Finding[] = [];
  const noted = filesIn(root, [DIFFERENCES], ['.json']).length ? (JSON.parse(read(root, DIFFERENCES)) as string[]) : [];
  for (const [key, { file, text }] of swissTexts) {
    const german = germanTexts.get(key)?.text;
    const sharp = text.includes('ß');
    const differs = german !== undefined && !sharp && inSwitzerland(german) !== text;
    if (sharp) findings.push({ file, rule: 'swiss-german', message: `${key} has an ß` });
    if (differs && !noted.includes(key)) {
      findings.push({
        file,
        rule: 'swiss-german',
        message: `${key} differs from de-DE by more than the ß and is not in ${DIFFERENCES}`,
      });
    }
    if (!differs && noted.includes(key)) {
      findings.push({ file: DIFFERENCES, rule: 'swiss-german', message: `${key} does not differ any more` });
    }
  }
  for (const key of noted) {
    if (!swissTexts.has(key))
      findings.push({ file: DIFFERENCES, rule: 'swiss-german', message: `${key} does not exist` });
  }
  return findings;
}

/**
 * Texts that nobody shows. Keys are put together (`state.${state}`), so it is enough that the last part stands anywhere
 * in the sources as a word of its own.
 */
function unused(root: string, texts: Texts): Finding[] {
  const words = new Set<string>();
  for (const file of filesIn(root, SOURCES, ['.ts', '.tsx', '.mjs', '.prisma'])) {
    if (isTest(file)) continue;
    for (const [word] of read(root, file).matchAll(/[\w-]+/g)) words.add(word);
  }
  return [...texts].flatMap(([key, { file }]) =>
    words.has(key.slice(key.lastIndexOf('.') + 1))
      ? []
      : [{ file, rule: 'messages', message: `${key} is used nowhere` }],
  );
}
