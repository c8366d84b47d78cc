import { parseArgs } from 'node:util';
import { z } from 'zod';
import { db } from '@/lib/core/db';
import { environment } from '@/lib/core/env';
import { listDeadLetters, redriveDeadLetters } from '@/lib/core/worker';
import { removeSecondFactor } from '@/lib/identity/mutations/authenticator';
import { grantAccess } from '@/lib/identity/mutations/sessions';
import { nameContact } from '@/lib/identity/mutations/settings';
import { grantStaff } from '@/lib/identity/mutations/staff';
import { findSourceAccounts } from '@/lib/identity/queries/sessions';
import { CommandError } from './portal/command-error';
import { FEED_HELP, feed } from './portal/feed';
import { KEY_HELP, key, waiting } from './portal/key';
import { PARCEL_HELP, parcel } from './portal/parcel';
import { RETURNS_HELP, returns } from './portal/returns';
import { RULES_HELP, rules } from './portal/rules';
import { WEBHOOK_HELP, webhook } from './portal/webhook';

const HELP = `npm run portal -- <command>

  link <source-customer> <e-mail> [--source name] [--name "Mara Steiner"]
      gives a person access to the account of a shop's customer and prints a one-time link to set the password
  contact <source-customer> --name "Beat Moser" [--mail address] [--phone "044 555 01 43"] [--picture /people/beat.svg]
          [--source name]
      names the shop's person for a company, with a picture below public/; what is left out is taken away
  staff <e-mail> <view|act|lead> [--name "Sara Meier"]
      makes somebody staff, or gives another role, and prints a one-time link to set the password
  second-factor-off <e-mail>
      takes app, passkeys and recovery codes away from somebody who lost them, ends their sessions and tells them by mail
${KEY_HELP}
${WEBHOOK_HELP}
${FEED_HELP}
${PARCEL_HELP}
${RULES_HELP}
${RETURNS_HELP}
  queue dead
      lists jobs that failed for good
  queue redrive
      sends them on again`;

/** The one account that a source's customer number stands for. */
async function accountOf(sourceKey: string, source: string | undefined) {
  const accounts = await findSourceAccounts(sourceKey, source ?? null);
  const [account, second] = accounts;
  if (!account)
    throw new CommandError(`No source has a customer ${sourceKey}. Import its orders first: npm run ingest -- <file>`);
  if (second) {
    const names = accounts.map((one) => one.source).join(', ');
    throw new CommandError(`Several sources have a customer ${sourceKey}: ${names}. Name one with --source.`);
  }
  return account;
}

async function link(
  sourceKey: string | undefined,
  email: string | undefined,
  options: { source?: string; name?: string },
) {
  if (!sourceKey || !email) throw new CommandError('link takes a customer number of the source and an e-mail address.');
  if (!z.email().max(254).safeParse(email).success) throw new CommandError(`"${email}" is not an e-mail address.`);
  const account = await accountOf(sourceKey, options.source);
  const role = account.kind === 'company' ? 'admin' : 'owner';
  const { token } = await grantAccess({ accountId: account.id, email, name: options.name ?? email, role });
  console.log(
    `${email} may now see the orders of customer ${sourceKey}. This link sets the password, once, within three days:`,
  );
  console.log(new URL(`/passwort-vergessen/${token}`, environment().NEXTAUTH_URL).href);
}

const contactSchema = z.strictObject({
  name: z.string().min(1).max(120),
  mail: z.email().max(254).nullable(),
  phone: z
    .string()
    .regex(/^[+\d][\d ()/-]{4,39}$/)
    .nullable(),
  picture: z
    .string()
    .regex(/^(\/[\w.-]+)+$/)
    .max(200)
    .nullable(),
});

async function contact(
  sourceKey: string | undefined,
  { source, name = '', mail = null, phone = null, picture = null }: Record<string, string | undefined | null>,
) {
  const given = contactSchema.safeParse({ name, mail, phone, picture });
  if (!sourceKey || !given.success) {
    const wrong = given.error?.issues.map(({ path }) => `--${path.join('.')}`).join(', ');
    throw new CommandError(`contact takes a customer number and --name.${wrong ? ` Not understood: ${wrong}.` : ''}`);
  }
  const account = await accountOf(sourceKey, source ?? undefined);
  if (account.kind !== 'company') throw new CommandError(`Customer ${sourceKey} is no company.`);
  await nameContact(account.id, given.data);
  console.log(`The people of customer ${sourceKey} now see ${given.data.name} on their company's page.`);
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
      secret: { type: 'string' },
      reason: { type: 'string' },
      mail: { type: 'string' },
      phone: { type: 'string' },
      picture: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [command, first, second] = positionals;
  const { help, ...named } = values;
  if (help || !command) return void console.log(HELP);
  if (command === 'link') return link(first, second, values);
  if (command === 'contact') return contact(first, named);
  if (command === 'staff') return staff(first, second, values.name);
  if (command === 'second-factor-off') return secondFactorOff(first);
  if (command === 'key') return key(first, second, values);
  if (command === 'waiting') return waiting(values.source);
  if (command === 'webhook') return webhook(positionals.slice(1), values);
  if (command === 'feed') return feed(first, second, values);
  if (command === 'parcel') return parcel(positionals.slice(1), values);
  if (command === 'rules') return rules(first, second);
  if (command === 'returns') return returns(first, second);
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
