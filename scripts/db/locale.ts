import type pg from 'pg';

type Queryable = Pick<pg.ClientBase | pg.Pool, 'query'>;

const CHECKS = [
  { name: 'lower case', sql: `SELECT lower('ÄÖÜÉ') = 'äöüé' AS ok` },
  { name: 'ILIKE', sql: `SELECT 'KÄSEREIBE' ILIKE '%käse%' AS ok` },
  // Ärmel stands between Arm and Beil, not behind them; and where an umlaut is no letter, a search cannot find it.
  {
    name: 'order or trigrams',
    sql: `SELECT array_agg(word ORDER BY word) = ARRAY['Arm', 'Ärmel', 'Beil'] AND show_trgm('ä') <> '{}' AS ok
            FROM unnest(ARRAY['Beil', 'Ärmel', 'Arm']) AS word`,
  },
];

/**
 * Asks a server whether it treats German text as German. With `--locale=C` these go wrong without an error.
 * @param connection to a database that has pg_trgm, so after the migrations
 * @returns what is wrong, empty when all is well
 */
export async function germanLocaleProblems(connection: Queryable): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, sql } of CHECKS) {
    const { rows } = await connection.query<{ ok: boolean }>(sql);
    if (!rows[0]?.ok) wrong.push(name);
  }
  return wrong;
}
