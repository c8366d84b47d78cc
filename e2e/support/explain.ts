import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

export type PlanNode = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  /** per loop; only for statements that were analysed */
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  /** read and thrown away: work as well */
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
};

/** One statement as it went to the server, and how the server runs it. */
export type Plan = { sql: string; root: PlanNode };

type Query = (this: pg.Client, ...args: unknown[]) => unknown;
type Answer = { 'QUERY PLAN': [{ Plan: PlanNode }] };
type Statement = { text: string; values?: unknown[] };

const capture = new AsyncLocalStorage<Plan[]>();
const READS = /^\s*(SELECT|WITH(?![\s\S]*\b(INSERT|UPDATE|DELETE)\b))/i;
const EXPLAINABLE = /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b/i;

let patched = false;

/**
 * Explains each statement on the connection that has just run it, in its transaction and with its values: a plan asked
 * for elsewhere, or with other values, would be another plan. Reads are analysed, too (they run twice); writes are not.
 */
function patch(): void {
  if (patched) return;
  patched = true;
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function query(...args) {
    const plans = capture.getStore();
    const [first, second] = args;
    const statement = typeof first === 'string' ? { text: first, values: second as unknown[] } : (first as Statement);
    if (!plans || !EXPLAINABLE.test(statement?.text ?? '')) return original.apply(this, args);
    const options = READS.test(statement.text) ? 'ANALYZE, TIMING OFF, FORMAT JSON' : 'FORMAT JSON';
    const explainThen = async () => {
      const question = { text: `EXPLAIN (${options}) ${statement.text}`, values: statement.values };
      const { rows } = await (original.call(this, question) as Promise<pg.QueryResult<Answer>>);
      const root = rows[0]?.['QUERY PLAN'][0].Plan;
      if (root) plans.push({ sql: statement.text, root });
    };
    const done = args.at(-1);
    if (typeof done !== 'function') {
      return (original.apply(this, args) as Promise<unknown>).then((answer) => explainThen().then(() => answer));
    }
    // A pool hands over a callback, and gives the connection back when it is called.
    const after = (error: unknown, answer: unknown) => {
      if (error) done(error, answer);
      else
        explainThen().then(
          () => done(null, answer),
          (failure) => done(failure),
        );
    };
    return original.apply(this, [...args.slice(0, -1), after]);
  };
}

/**
 * The plans of the statements that some work sends through any client of lib/core/db.ts.
 * Fill enough rows and ANALYZE first: PostgreSQL is right to read a table of ten rows from end to end.
 * @param work runs the query as the application does, e.g. `() => listOrders(db, scope)`
 */
export async function explain(work: () => PromiseLike<unknown>): Promise<Plan[]> {
  patch();
  const plans: Plan[] = [];
  // Prisma's promises start when they are awaited, which must happen inside.
  await capture.run(plans, async () => await work());
  if (plans.length === 0) throw new Error('Nothing to explain: the work sent no statement.');
  return plans;
}

function nodesOf({ Plans = [], ...node }: PlanNode): PlanNode[] {
  return [node, ...Plans.flatMap(nodesOf)];
}

const describe = (plans: Plan[]) =>
  plans.map(({ sql, root }) => `${sql}\n${JSON.stringify(root, null, 1)}`).join('\n\n');

/** Fails unless one of the plans reads this index. */
export function assertUsesIndex(plans: Plan[], index: string): void {
  const used = plans.some(({ root }) => nodesOf(root).some((node) => node['Index Name'] === index));
  if (!used) throw new Error(`The index ${index} is not used:\n${describe(plans)}`);
}

/** Fails when one of the plans reads this table from end to end. */
export function assertNoSeqScan(plans: Plan[], table: string): void {
  const scanned = plans.filter(({ root }) =>
    nodesOf(root).some((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === table),
  );
  if (scanned.length) throw new Error(`${table} is read from end to end:\n${describe(scanned)}`);
}

/** Fails when a step of one of the plans handled more rows than this: work must not grow with the table. */
export function assertRowsAtMost(plans: Plan[], limit: number): void {
  for (const { sql, root } of plans) {
    for (const node of nodesOf(root)) {
      const read = (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0);
      const rows = read * (node['Actual Loops'] ?? 1);
      if (rows > limit) throw new Error(`${node['Node Type']} handles ${rows} rows, more than ${limit}:\n${sql}`);
    }
  }
}
