import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..');

/** What a fresh clone does not have. */
const NOT_CLONED = [
  '.git',
  'node_modules',
  '.next',
  '.next-test',
  '.next-bench',
  '.data',
  '.env',
  'test-results',
  'playwright-report',
];

export type User = { uid: number; gid: number } | undefined;

export type Started = {
  child: ChildProcess;
  /** stdout and stderr so far */
  output: () => string;
  ended: Promise<number | null>;
};

/** A copy of the project as a user would have cloned it, and the processes that were started in it. */
export class Copy {
  readonly folder: string;
  readonly #base: string;
  readonly #user: User;

  /** @param options.closed the folder above can be entered by its owner only */
  constructor({ user, closed = false }: { user?: User; closed?: boolean }) {
    this.#base = mkdtempSync(join(tmpdir(), 'mein-konto-bootstrap-'));
    this.#user = user;
    this.folder = join(this.#base, 'mein konto');
    mkdirSync(this.folder);
    cpSync(ROOT, this.folder, {
      recursive: true,
      preserveTimestamps: true,
      filter: (path) =>
        !NOT_CLONED.some((name) => path === join(ROOT, name)) && path !== join(ROOT, 'prisma/generated'),
    });
    this.#copyPackages();
    chmodSync(this.#base, closed ? 0o700 : 0o755);
  }

  // Links instead of a minute of `npm ci`: the install itself has just been proven by the `npm test` we are part of.
  #copyPackages() {
    const copy = (...flags: string[]) =>
      spawnSync('cp', [...flags, join(ROOT, 'node_modules'), this.folder], { stdio: 'ignore' }).status === 0;
    if (!copy('-al')) {
      rmSync(join(this.folder, 'node_modules'), { recursive: true, force: true });
      if (!copy('-a')) throw new Error('node_modules could not be copied');
    }
    if (!this.#user) return;
    const owner = `${this.#user.uid}:${this.#user.gid}`;
    // Only folders of node_modules: a linked file is the original and must keep its owner.
    spawnSync('find', [
      this.#base,
      '-path',
      '*/node_modules/*',
      '!',
      '-type',
      'd',
      '-o',
      '-exec',
      'chown',
      '-h',
      owner,
      '{}',
      '+',
    ]);
  }

  /** Runs a command of the copy as its user would: without anything of the environment that these tests run in. */
  run(command: string[], env: Record<string, string> = {}): Started {
    const [file = '', ...args] = command;
    const options: SpawnOptions = {
      ...this.#user,
      cwd: this.folder,
      env: environment({ HOME: this.#user ? '/nonexistent' : this.#base, CI: 'true', ...env }),
      stdio: ['ignore', 'pipe', 'pipe'],
    };
    const child = spawn(file, args, options);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    const ended = new Promise<number | null>((resolve) => {
      child.on('error', () => resolve(127));
      child.on('close', resolve);
    });
    return { child, output: () => output, ended };
  }

  /** Starts the portal and waits until it says where it runs. */
  async start(port: number, command = ['npm', 'start']): Promise<Started> {
    const started = this.run(command, { PORT: String(port) });
    let over = false;
    started.ended.then(() => {
      over = true;
    });
    while (!started.output().includes(`http://localhost:${port}`)) {
      if (over) throw new Error(`The start ended early:\n${started.output()}`);
      await sleep(50);
    }
    return started;
  }

  /** Processes that belong to this copy: they stand in its folder or name it or its data in their command line. */
  processes(): number[] {
    const traces = [this.folder, ...this.dataFolders()];
    return listProcesses()
      .filter(({ pid, text }) => pid !== process.pid && traces.some((trace) => text.includes(trace)))
      .map(({ pid }) => pid);
  }

  /** Folders outside of the copy in which root's servers keep their data. */
  dataFolders(): string[] {
    return ['main', 'test'].flatMap((name) => {
      const note = join(this.folder, '.data', name, 'place-of-root.json');
      return existsSync(note) ? [String(JSON.parse(readFileSync(note, 'utf8')).folder)] : [];
    });
  }

  /** Waits until nothing of the copy runs any more; returns what is left when the time is over. */
  async quiet(withinMs: number): Promise<number[]> {
    const until = Date.now() + withinMs;
    while (this.processes().length > 0 && Date.now() < until) await sleep(200);
    return this.processes();
  }

  /** Ends what this copy may have left and removes it. */
  async remove() {
    for (const pid of this.processes()) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Ended by itself in between.
      }
    }
    await this.quiet(5000);
    for (const folder of [...this.dataFolders(), this.#base]) rmSync(folder, { recursive: true, force: true });
  }
}

/** The path is without the packages of this checkout: a copy is started by the Node that the machine has. */
function environment(variables: Record<string, string>): NodeJS.ProcessEnv {
  const entries = (process.env.PATH ?? '').split(delimiter);
  const PATH = entries.filter((entry) => !entry.includes('node_modules')).join(delimiter);
  // Next's types demand a NODE_ENV; a fresh shell has none, and the start has to do without.
  return Object.assign({} as NodeJS.ProcessEnv, { PATH, ...variables });
}

function listProcesses(): { pid: number; text: string }[] {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' });
    return stdout.split('\n').map((line) => ({ pid: Number.parseInt(line, 10), text: line }));
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), text: describeProcess(`/proc/${name}`) }));
}

function describeProcess(folder: string): string {
  try {
    // A zombie has no command line and no folder: it is over, whoever has not looked yet.
    return `${readFileSync(join(folder, 'cmdline'), 'utf8').replaceAll('\0', ' ')} ${readlinkSync(join(folder, 'cwd'))}`;
  } catch {
    return '';
  }
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Whether `nobody` can run the machine's Node at all: one below root's home is out of his reach. */
export function nobody(): User {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout));
  if (!uid || !gid) return undefined;
  const options = { uid, gid, cwd: dirname(tmpdir()), env: environment({}) };
  return spawnSync('node', ['--version'], options).status === 0 ? { uid, gid } : undefined;
}
