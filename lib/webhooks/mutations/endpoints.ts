import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import { db } from '@/lib/core/db';
import { environment } from '@/lib/core/env';
import { seal } from '@/lib/core/seal';
import { ROTATION_HOURS, SECRET_BYTES } from '../constants';
import { urlProblem } from '../policy';
import { type MessageData, type MessageType, messageSchemas } from '../schema';
import type { UrlProblem } from '../types';
import { examples } from '../utils/examples';
import { SEAL } from './deliveries';
import { openDelivery, writeRequest } from './requests';

const newSecret = () => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
const entity = 'webhook_endpoint';

/** Endpoints are the operator's business: these are commands (scripts/portal), whose actor is `system`. */
type Added = { ok: true; id: string; secret: string } | { ok: false; reason: UrlProblem | 'unknown-source' | 'known' };

/**
 * Adds an address that a shop wants to be told at.
 * @param wish.source name of the source
 * @param wish.types which messages; empty = all
 * @returns the secret, to be shown once: the database has it sealed only; or why not
 */
export async function addEndpoint(wish: { url: string; source: string; types: MessageType[] }): Promise<Added> {
  const reason = urlProblem(wish.url, environment().WEBHOOK_PRIVATE_HOSTS);
  if (reason) return { ok: false, reason };
  const { href: url } = new URL(wish.url);
  return db.$transaction(async (tx) => {
    const source = await tx.source.findUnique({ where: { name: wish.source }, select: { id: true } });
    if (!source) return { ok: false, reason: 'unknown-source' };
    const id = uuid();
    const secret = newSecret();
    const { count } = await tx.webhookEndpoint.createMany({
      data: [{ id, sourceId: source.id, url, types: wish.types, secret: seal(SEAL, id, secret) }],
      skipDuplicates: true,
    });
    if (count === 0) return { ok: false, reason: 'known' };
    const details = { sourceId: source.id, types: wish.types.join(' ') };
    await recordAudit(tx, [{ action: 'webhook_endpoint.added', entity, entityId: id, details }]);
    return { ok: true, id, secret };
  });
}

/**
 * Gives an endpoint a new secret. The one before signs beside it for a day, so that the shop can change over without
 * refusing a message; the one before that ends at once.
 * @returns the new secret, to be shown once; null if there is no such endpoint
 */
export async function rotateSecret(id: string, now: Date): Promise<{ secret: string; until: Date } | null> {
  return db.$transaction(async (tx) => {
    const secret = newSecret();
    const until = new Date(now.getTime() + ROTATION_HOURS * 3_600_000);
    // In one statement, so that of two rotations at once none loses its secret to the other half-way.
    const count = await tx.$executeRaw`
      UPDATE webhook_endpoint SET previous_secret = secret, previous_until = ${until}, secret = ${seal(SEAL, id, secret)}
      WHERE id = ${id}::uuid`;
    if (count === 0) return null;
    await recordAudit(tx, [{ action: 'webhook_endpoint.rotated', entity, entityId: id }]);
    return { secret, until };
  });
}

/** Lets a disabled endpoint have messages again, from now on. @returns false if it is not disabled or unknown */
export async function enableEndpoint(id: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { id, disabledAt: { not: null } },
      data: { disabledAt: null, disabledReason: null },
    });
    if (count > 0) await recordAudit(tx, [{ action: 'webhook_endpoint.enabled', entity, entityId: id }]);
    return count > 0;
  });
}

/** Removes an endpoint and what was still to be delivered to it. @returns false if it is unknown */
export async function removeEndpoint(id: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.webhookEndpoint.deleteMany({ where: { id } });
    if (count > 0) await recordAudit(tx, [{ action: 'webhook_endpoint.removed', entity, entityId: id }]);
    return count > 0;
  });
}

/**
 * Sends the example of a type to one endpoint, the way every message goes, marked as a test.
 * @returns the delivery's id, to ask how it went; null if the endpoint is unknown or disabled
 */
export async function tryEndpoint(id: string, type: MessageType): Promise<string | null> {
  return db.$transaction(async (tx) => {
    const endpoint = await tx.webhookEndpoint.findUnique({
      where: { id, disabledAt: null },
      select: { sourceId: true },
    });
    if (!endpoint) return null;
    const data = messageSchemas[type].shape.data.parse(examples[type]) as MessageData<MessageType>;
    const requestId = await writeRequest(tx, { sourceId: endpoint.sourceId, type, data }, true);
    const details = { requestId, type };
    await recordAudit(tx, [{ action: 'webhook_endpoint.tried', entity, entityId: id, details }]);
    return openDelivery(tx, requestId, id);
  });
}
