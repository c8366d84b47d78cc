import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from './build.mjs';
import { completeSettings, readSettings, withDatabase } from './environment.mjs';
import { Refusal } from './failure.mjs';
import { install } from './install.mjs';
import { markOf } from './pids.mjs';
import { listenForStop, run, startService, stopChildren, stopRequested, throwIfStopped } from './processes.mjs';
import { assertPortFree, recordRun } from './runs.mjs';
import { NODE, ROOT, typescript } from './tools.mjs';

const READY_MS = 60_000;

/** `npm start` and, with --dev, `npm run dev`: everything from an empty folder to a portal that answers. */
export async function main(args) {
  const unknown = args.find((arg) => arg !== '--dev');
  if (unknown) throw new Refusal(`"${unknown}" is not known here; the only option is --dev.`);
  const development = args.includes('--dev');
  listenForStop();

  const said = await readSettings();
  await assertPortFree(said.PORT, said.HOST || '0.0.0.0');
  await install();
  const settings = await completeSettings(said);
  settings.NODE_ENV = development ? 'development' : 'production';
  // Somebody who reads along wants the address, not a line per request; a service manager gets them on its stream.
  if (!settings.LOG_FILE && process.stdout.isTTY) settings.LOG_FILE = join(settings.PORTAL_DATA, 'portal.log');
  return await withDatabase(settings, async (env, data) => {
    await step(env, 'scripts/db/deploy.ts', 'The database could not be brought up to date');
    if (env.PORTAL_DEMO === '1') await step(env, 'scripts/seed.ts', 'The demo could not be laid out');
    if (!development) await build(env);
    const record = recordRun(env.PORT);
    try {
      return await serve(env, data, record);
    } finally {
      record.update({ ending: true });
      await stopChildren();
      record.remove();
    }
  });
}

async function step(env, script, failure) {
  const end = await run(NODE, typescript(script), { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (end.code !== 0) throw new Refusal(`${failure} (${script}, exit code ${end.code}); the reason is above.`);
}

/** Runs web and worker until somebody asks to stop (returns 0) or one of them ends (throws). */
async function serve(env, data, record) {
  const options = { cwd: ROOT, env };
  const web = startService('web', NODE, typescript('server.ts'), options);
  const worker = startService('worker', NODE, typescript('worker.ts'), options);
  record.update({ services: [web, worker].map(({ child }) => markOf(child.pid)) });
  const dead = Promise.race([web.died, worker.died]);
  const late = sleep(READY_MS, new Refusal(`The portal did not answer within ${READY_MS / 1000} s.`), { ref: false });

  const started = await Promise.race([web.ready, dead, late, stopRequested]);
  throwIfStopped();
  if (started) throw started;
  announce(env, data);
  const end = await Promise.race([dead, stopRequested]);
  if (end instanceof Refusal) throw end;
  return 0; // stopping is what a portal that runs is asked for: no failure
}

function announce(env, data) {
  const local = `http://localhost:${env.PORT}`;
  const outside = env.NEXTAUTH_URL === local ? '' : `, in links ${env.NEXTAUTH_URL}`;
  console.log(`
  Mein Konto runs on ${local}${outside}

    Data   ${data}
    Files  ${env.PORTAL_DATA}
    Mails  ${join(env.PORTAL_DATA, 'mail')}${env.LOG_FILE ? `\n    Log    ${env.LOG_FILE}` : ''}
    Stop   Ctrl-C
`);
}
