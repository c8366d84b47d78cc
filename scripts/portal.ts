import { parseArgs } from 'node:util';
import { z } from 'zod';
import { db } from '@/lib/core/db';
import { environment } from '@/lib/core/env';
import { listDeadLetters, redriveDeadLetters } from '@/lib/core/worker';
import { removeSecondFactor } from '@/lib/identity/mutations/authenticator';
import { grantAccess } from '@/lib/identity/mutations/sessions';
import { grantStaff } from '@/lib/identity/mutations/staff';
import { findSourceAccounts } from '@/lib/identity/queries/sessions';
import { CommandError } from './portal/command-error';
import { KEY_HELP, key, waiting } from './portal/key';
import { WEBHOOK_HELP, webhook } from './portal/webhook';

const HELP = `npm run portal -- <command>

  link <source-customer> <e-mail> [--source name] [--name "Mara Steiner"]
      gives a person access to the account of a shop's customer and prints a one-time link to set the password
  staff <e-mail> <view|act|lead> [--name "Sara Meier"]
      makes somebody staff, or gives another role, and prints a one-time link to set the password
  second-factor-off <e-mail>
      takes app, passkeys and recovery codes away from somebody who lost them, ends their sessions and tells them by mail
${KEY_HELP}
${WEBHOOK_HELP}
  queue dead
      lists jobs that failed for good
  queue redrive
      sends them on again`;

async function link(
  sourceKey: string | undefined,
  email: string | undefined,
  options: { source?: string; name?: string },
) {
  if (!sourceKey || !email) throw new CommandError('link takes a customer number of the source and an e-mail address.');
  if (!z.email().max(254).safeParse(email).success) throw new CommandError(`"${email}" is not an e-mail address.`);
  const accounts = await findSourceAccounts(sourceKey, options.source ?? null);
  const [account, second] = accounts;
  if (!account)
    throw new CommandError(`No source has a customer ${sourceKey}. Import its orders first: npm run ingest -- <file>`);
  if (second) {
    const names = accounts.map(({ source }) => source).join(', ');
    throw new CommandError(`Several sources have a customer ${sourceKey}: ${names}. Name one with --source.`);
  }
  const role = account.kind === 'company' ? 'admin' : 'owner';
  const { token } = await grantAccess({ accountId: account.id, email, name: options.name ?? email, role });
  console.log(
    `${email} may now see the orders of customer ${sourceKey}. This link sets the password, once, within three days:`,
  );
  console.log(new URL(`/passwort-vergessen/${token}`, environment().NEXTAUTH_URL).href);
}

async function staff(email: string | undefined, wanted: string | undefined, name: string | undefined) {
  const role = z.enum(['view', 'act', 'lead']).safeParse(wanted);
  if (!email || !role.success) throw new CommandError('staff takes an e-mail address and a role: view, act or lead.');
  if (!z.email().max(254).safeParse(email).success) throw new CommandError(`"${email}" is not an e-mail address.`);
  const token = await grantStaff({ email, name: name ?? email, role: role.data });
  if (!token) throw new CommandError(`${email} is a customer with an account; staff need an address of their own.`);
  console.log(`${email} is staff (${role.data}). This link sets the password, once, within three days:`);
  console.log(new URL(`/passwort-vergessen/${token}`, environment().NEXTAUTH_URL).href);
}

async function secondFactorOff(email: string | undefined) {
  if (!email) throw new CommandError('second-factor-off takes an e-mail address.');
  if (!(await removeSecondFactor(email)))
    throw new CommandError(`Nobody with the address ${email} has a second factor.`);
  console.log(`${email} signs in without a second factor from now on, and is told so by mail.`);
}

async function queue(action: string | undefined) {
  if (action === 'dead') {
    const jobs = await listDeadLetters();
    for (const job of jobs) console.log(`${job.id}  since ${job.createdOn.toISOString()}  from ${job.source}`);
    console.log(`${jobs.length} dead jobs.`);
  } else if (action === 'redrive') {
    console.log(`${await redriveDeadLetters()} jobs sent on again.`);
  } else {
    throw new CommandError('queue takes "dead" or "redrive".');
  }
}

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      source: { type: 'string' },
      name: { type: 'string' },
      scopes: { type: 'string' },
      types: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [command, first, second] = positionals;
  if (values.help || !command) return void console.log(HELP);
  if (command === 'link') return link(first, second, values);
  if (command === 'staff') return staff(first, second, values.name);
  if (command === 'second-factor-off') return secondFactorOff(first);
  if (command === 'key') return key(first, second, values);
  if (command === 'waiting') return waiting(values.source);
  if (command === 'webhook') return webhook(positionals.slice(1), values);
  if (command === 'queue') return queue(first);
  throw new CommandError(`There is no command "${command}".\n\n${HELP}`);
}

main()
  .catch((error: unknown) => {
    const expected = error instanceof CommandError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    console.error(
      expected || !(error instanceof Error) ? String((error as Error).message) : `This did not work: ${error.message}`,
    );
    process.exitCode = 2;
  })
  .finally(() => db.$disconnect());
