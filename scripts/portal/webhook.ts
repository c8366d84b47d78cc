import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import {
  addEndpoint,
  enableEndpoint,
  removeEndpoint,
  rotateSecret,
  tryEndpoint,
} from '@/lib/webhooks/mutations/endpoints';
import { getDelivery, listEndpoints } from '@/lib/webhooks/queries';
import { messageTypeSchema, messageTypes } from '@/lib/webhooks/schema';
import { CommandError } from './command-error';

export const WEBHOOK_HELP = `  webhook add <url> --source name [--types order-request,return-request]
      tells a shop at this address what is asked of it, all types without --types; prints the secret, once
  webhook list
      lists the endpoints with what is still to be delivered
  webhook rotate <id>
      prints a new secret; the one before signs beside it for 24 hours
  webhook enable <id>
      lets an endpoint have messages again that was disabled because it answered 410
  webhook remove <id>
      removes it and what was still to be delivered to it
  webhook try <id> [type]
      sends the example of a type (ping without one), marked as a test, and says how it went`;

/** The worker looks every second, and an attempt takes 20 s at the most. */
const TRY_SECONDS = 30;

const REASONS = {
  'too-long': 'is longer than 1,000 characters',
  'not-a-url': 'is not an address',
  'not-https': 'does not begin with https:// (http:// is for hosts of WEBHOOK_PRIVATE_HOSTS)',
  credentials: 'must not contain a user name or password',
  fragment: 'must not contain a #',
  'private-address': 'lies in a private network; name its host in WEBHOOK_PRIVATE_HOSTS if that is meant',
  known: 'is an endpoint of this source already',
};

/** `webhook <action> …`: says what was done, or throws a CommandError. */
export async function webhook(
  [action, target, type = 'ping']: (string | undefined)[],
  options: { source?: string; types?: string },
): Promise<void> {
  if (action === 'list') return list();
  if (action === 'add') return add(target, options);
  const commands = { rotate, enable, remove, try: (id: string) => attempt(id, type) };
  const command = Object.hasOwn(commands, action ?? '') ? commands[action as keyof typeof commands] : undefined;
  if (!command) throw new CommandError('webhook takes "add", "list", "rotate", "enable", "remove" or "try".');
  const id = z.uuid().safeParse(target);
  if (!id.success) throw new CommandError(`webhook ${action} takes the id of an endpoint, see: webhook list`);
  return command(id.data);
}

async function add(url: string | undefined, options: { source?: string; types?: string }) {
  const { source } = options;
  if (!url || !source) throw new CommandError('webhook add takes an address and --source with the name of a source.');
  const types = (options.types ?? '').split(',').filter(Boolean).map(typeOf);
  const added = await addEndpoint({ url, source, types });
  if (!added.ok)
    throw new CommandError(
      added.reason === 'unknown-source' ? `There is no source "${source}".` : `${url} ${REASONS[added.reason]}.`,
    );
  console.log(`Endpoint ${added.id} of ${source}. Its secret, shown this once:`);
  console.log(added.secret);
}

async function list() {
  const endpoints = await listEndpoints();
  for (const { id, source, url, types, disabled, rotatesUntil, pending, failed } of endpoints) {
    const notes = [
      types.length ? types.join(', ') : 'all types',
      disabled && `disabled since ${disabled.at.toISOString()} (${disabled.reason})`,
      rotatesUntil && `two secrets until ${rotatesUntil.toISOString()}`,
      `${pending} pending, ${failed} failed`,
    ];
    console.log(`${id}  ${source}  ${url}  ${notes.filter(Boolean).join('; ')}`);
  }
  console.log(`${endpoints.length} endpoints.`);
}

async function rotate(id: string) {
  const rotated = await rotateSecret(id, new Date());
  if (!rotated) throw unknown(id);
  console.log(`The secret before signs beside the new one until ${rotated.until.toISOString()}. Shown this once:`);
  console.log(rotated.secret);
}

async function enable(id: string) {
  if (!(await enableEndpoint(id))) throw new CommandError(`There is no disabled endpoint ${id}.`);
  console.log('Enabled. What was asked meanwhile the shop reads from GET /api/v1/changes.');
}

async function remove(id: string) {
  if (!(await removeEndpoint(id))) throw unknown(id);
  console.log('Removed.');
}

async function attempt(id: string, wanted: string) {
  const delivery = await tryEndpoint(id, typeOf(wanted));
  if (!delivery) throw new CommandError(`There is no endpoint ${id} that is enabled.`);
  for (let second = 0; second < TRY_SECONDS; second++) {
    await pause(1_000);
    const tried = await getDelivery(delivery);
    if (!tried) break;
    if (tried.state === 'delivered') return console.log(`Delivered: the endpoint answered ${tried.status}.`);
    if (tried.attempts > 0)
      throw new CommandError(`Not delivered: ${[tried.error, tried.status].filter(Boolean).join(' ')}.`);
  }
  throw new CommandError('Nobody has sent it within 30 seconds. Is the worker running?');
}

function typeOf(text: string) {
  const type = messageTypeSchema.safeParse(text.trim());
  if (!type.success) throw new CommandError(`"${text}" is no type of message: ${messageTypes.join(', ')}.`);
  return type.data;
}

const unknown = (id: string) => new CommandError(`There is no endpoint ${id}.`);
