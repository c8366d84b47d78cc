import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Refusal } from './failure.mjs';
import { withLock } from './lock.mjs';
import { secret } from './state.mjs';
import { ROOT } from './tools.mjs';

const OLDEST = 15;

/** @returns {Promise<import('pg').Client>} connected; loaded late, because before the install there is no `pg` */
async function connect(connectionString) {
  const { Client } = createRequire(join(ROOT, 'package.json'))('pg');
  const client = new Client({ connectionString, connectionTimeoutMillis: 5000, application_name: 'mein-konto start' });
  // A server that goes away while nobody asks anything is an event without a listener otherwise, and would crash us.
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function using(url, work) {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Makes the database and its two roles on a server of ours (T66): `portal_owner` owns it and may create the trusted
 * extensions (btree_gin, pg_trgm, unaccent); `portal_app` may log in, and what else it may is granted by the migrations.
 *
 * @param {{ adminUrl: string, database: string, root: string }} options adminUrl: superuser
 * @returns {Promise<{ DATABASE_URL: string, DATABASE_OWNER_URL: string }>}
 */
export async function ensureDatabase({ adminUrl, database, root }) {
  const { host } = new URL(adminUrl);
  const url = (role) => `postgres://${role}:${password(root, role)}@${host}/${database}`;
  // Two starts at once would stumble over each other's CREATE.
  await withLock(join(root, '.data/locks/roles'), 'Waiting for the database …', () =>
    using(adminUrl, async (client) => {
      for (const role of ['portal_owner', 'portal_app']) await ensureRole(client, role, password(root, role));
      const name = client.escapeIdentifier(database);
      const there = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
      if (there.rowCount === 0) await client.query(`CREATE DATABASE ${name} OWNER portal_owner`);
      // PUBLIC may connect and create temporary tables unless told otherwise; the application gets the first only.
      await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
      await client.query(`GRANT CONNECT ON DATABASE ${name} TO portal_app`);
    }),
  );
  return { DATABASE_URL: url('portal_app'), DATABASE_OWNER_URL: url('portal_owner') };
}

function password(root, role) {
  return secret(join(root, '.data/secrets', role));
}

async function ensureRole(client, role, pass) {
  const there = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const rights = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
  // Set at each start: after a restored or deleted .data the file and the server would disagree for ever.
  await client.query(`${there.rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} ${rights} PASSWORD '${pass}'`);
}

/**
 * Asks a server that is not ours whether it will do. (Whether umlauts work there, db:deploy asks.)
 * @throws Refusal in one sentence if it cannot be reached or is too old
 */
export async function checkDatabase(url) {
  let version;
  try {
    version = await using(url, (client) => client.query('SHOW server_version_num'));
  } catch (error) {
    throw new Refusal(`The database ${describe(url)} cannot be reached: ${reason(error)}.`);
  }
  const major = Math.trunc(Number(version.rows[0].server_version_num) / 10_000);
  if (major < OLDEST) {
    throw new Refusal(`The database ${describe(url)} is PostgreSQL ${major}; Mein Konto needs ${OLDEST} or newer.`);
  }
}

/** The address without its password. */
function describe(url) {
  try {
    const { hostname, port, pathname, username } = new URL(url);
    return `${username}@${hostname}:${port || 5432}${pathname}`;
  } catch {
    return 'in DATABASE_URL';
  }
}

function reason(error) {
  // `localhost` is tried over IPv4 and IPv6; what went wrong is then inside, and the message is empty.
  const first = error.errors?.[0] ?? error;
  const known = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'there is no such host',
    '28P01': 'wrong user or password',
    '3D000': 'there is no such database',
  };
  return known[first.code] ?? (first.message || first.code || 'no answer');
}
