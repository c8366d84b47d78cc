import type { Finding } from './finding';
import { filesIn, isTest, type Node, parse, walk } from './source';

/** What grows with its input. Emails and addresses are strings, too. */
const GROWS = ['string', 'email', 'url', 'array', 'record', 'set', 'map'];
const LIMITS = ['max', 'length'];
/** Records and maps have no `max` of their own. */
const KEYED = ['record', 'map'];

/** Every string, array and record that comes in has a maximum: what has none is stored, logged and searched at any size. */
export function zodLimits(root: string): Finding[] {
  const files = filesIn(root, ['lib'], ['.ts']).filter(
    (file) => !isTest(file) && /^lib\/([^/]+\/schema(\.ts$|\/)|core\/env\.ts$|ingest\/contracts\/)/.test(file),
  );
  return files.flatMap((file) => {
    const findings: Finding[] = [];
    walk(parse(root, file), (node, ancestors) => {
      const kind = zodCall(node);
      if (!kind || !GROWS.includes(kind)) return;
      const methods = chain(node, ancestors);
      const limited = methods.some((name) => LIMITS.includes(name) || (KEYED.includes(kind) && name === 'refine'));
      if (!limited)
        findings.push({
          file,
          rule: 'zod-limits',
          message: `z.${kind}()${methods.map((name) => `.${name}()`).join('')} has no maximum`,
        });
    });
    return findings;
  });
}

/** `z.string()` → string; also below `z.coerce`. */
function zodCall(node: Node): string | undefined {
  const callee = node.type === 'CallExpression' ? (node.callee as Node) : undefined;
  if (callee?.type !== 'MemberExpression') return undefined;
  const { object, property } = callee as unknown as { object: Node; property: Node };
  const base = object.type === 'MemberExpression' ? (object.object as Node) : object;
  const coerced = object.type !== 'MemberExpression' || (object.property as Node).value === 'coerce';
  return base.type === 'Identifier' && base.value === 'z' && coerced ? String(property.value) : undefined;
}

/** Names of the methods called on a call's result, in order. */
function chain(start: Node, ancestors: Node[]): string[] {
  const names: string[] = [];
  let below = start;
  for (const node of ancestors) {
    if (node.type === 'MemberExpression' && node.object === below) names.push(String((node.property as Node).value));
    else if (node.type !== 'CallExpression' || node.callee !== below) break;
    below = node;
  }
  return names;
}
