import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Refusal, say } from './failure.mjs';
import { hashOf } from './hash.mjs';
import { withLock } from './lock.mjs';
import { embeddedPackage, linkLibraries } from './postgres-binaries.mjs';
import { run } from './processes.mjs';
import { readText } from './state.mjs';
import { NODE, ROOT, TOOLS, toolEnvironment } from './tools.mjs';

const STAMP = join(ROOT, 'node_modules/.mein-konto-installed');
const CLIENT = join(ROOT, 'prisma/generated');
const CACHE = join(ROOT, '.data/npm-cache');
const WAITING = 'Another command in this folder is installing or building; waiting for it …';

/** Work that changes node_modules, the Prisma client or a build runs one at a time per folder. */
export function exclusively(work) {
  return withLock(join(ROOT, '.data/locks/prepare'), WAITING, work);
}

/** Makes node_modules fit package-lock.json and the Prisma client fit the schema; does nothing if they already do. */
export async function install() {
  const upToDate = () => readText(STAMP) === installKey() && readText(join(CLIENT, '.stamp')) === clientKey();
  if (upToDate()) return;
  await exclusively(async () => {
    if (upToDate()) return; // the one we waited for has done it
    await installPackages();
    await generateClient();
  });
}

function installKey() {
  return hashOf(ROOT, ['package-lock.json'], { salt: `${process.platform}-${process.arch}` });
}

async function installPackages() {
  if (readText(STAMP) === installKey()) return;
  // Somebody may have called npm himself: what lies there is then right without our stamp.
  if (!matchesLock() || (await nodeMajor()) < 24) {
    say('Installing packages (once, about a minute) …');
    const [file, ...args] = npm();
    const end = await run(file, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: ROOT,
      env: npmEnvironment(),
    });
    rmSync(CACHE, { recursive: true, force: true });
    if (end.error) throw new Refusal(`npm could not be started (${end.error.message}); is it installed?`);
    if (end.code !== 0)
      throw new Refusal(`The installation failed (npm ci, exit code ${end.code}); npm says why above.`);
  }
  await assertInstalled();
  writeFileSync(STAMP, installKey());
}

/** Compares npm's own record of what it put into node_modules with what package-lock.json asks for. */
function matchesLock() {
  const record = readText(join(ROOT, 'node_modules/.package-lock.json'));
  if (!record) return false;
  const there = JSON.parse(record).packages;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const known = Object.entries(there).every(([path, entry]) => wanted[path]?.version === entry.version);
  // Optional packages are those of other platforms for the most part: npm leaves them out and says nothing.
  const complete = Object.entries(wanted).every(([path, { optional, version }]) => {
    return path === '' || optional || there[path]?.version === version;
  });
  return known && complete;
}

/** npm as a program and its first arguments: the one that called us, run by the Node that it runs on. */
function npm() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (!script?.endsWith('.js')) return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  // A Node inside node_modules would be deleted by the very command that it runs.
  return [node && !node.startsWith(join(ROOT, 'node_modules')) ? node : 'node', script];
}

function npmEnvironment() {
  const env = { ...toolEnvironment(), npm_config_update_notifier: 'false' };
  // node_modules/.bin out of the path: its node vanishes while npm works.
  env.PATH = process.env.PATH?.replaceAll(join(ROOT, 'node_modules/.bin'), '') ?? '';
  try {
    accessSync(homedir(), constants.W_OK);
  } catch {
    // Users without a home (nobody, services) have no place for npm's cache.
    env.npm_config_cache = CACHE;
  }
  return env;
}

async function nodeMajor() {
  const { code, output } = await run(NODE, ['--version'], { capture: true });
  return code === 0 ? Number(/^v(\d+)/.exec(output)?.[1]) : 0;
}

async function assertInstalled() {
  if ((await nodeMajor()) < 24) {
    throw new Refusal(
      `"${NODE}" is not Node 24 or newer: npm left out the install scripts that package.json allows (ignore-scripts?).`,
    );
  }
  const postgres = embeddedPackage();
  if (postgres) linkLibraries(postgres.native);
}

function clientKey() {
  const prisma = readText(join(ROOT, 'node_modules/prisma/package.json')) ?? '';
  return hashOf(ROOT, ['prisma/schema', 'prisma.config.ts'], { salt: prisma });
}

async function generateClient() {
  const key = clientKey();
  const stamp = join(CLIENT, '.stamp');
  if (readText(stamp) === key && existsSync(join(CLIENT, 'client.ts'))) return;
  const end = await run(NODE, [TOOLS.prisma, 'generate'], { cwd: ROOT, env: toolEnvironment(), capture: true });
  if (end.code !== 0) throw new Refusal(`The Prisma client could not be generated:\n${end.output.trim()}`);
  writeFileSync(stamp, key);
}
