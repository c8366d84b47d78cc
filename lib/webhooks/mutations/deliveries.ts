import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { unseal } from '@/lib/core/seal';
import { CLAIM_SECONDS } from '../constants';
import type { DeliveryState, Outcome } from '../types';
import { messageOf } from '../utils/envelope';
import { signedHeaders } from '../utils/sign';
import { post } from './attempt';

export const SEAL = 'webhook';

const select = {
  state: true,
  endpoint: {
    select: { id: true, url: true, secret: true, previousSecret: true, previousUntil: true, disabledAt: true },
  },
  request: {
    select: {
      id: true,
      type: true,
      payload: true,
      test: true,
      createdAt: true,
      source: { select: { name: true } },
    },
  },
} as const;

/**
 * Makes one attempt at a delivery and writes what came of it. The worker claims the row first, so that a job delivered
 * twice, also at the same time, sends once; no transaction is open meanwhile, because a shop that takes its time must
 * not hold the connections that others need. Only if the process dies between the answer and the commit the message
 * goes out again, with the same id. An answer of 410 disables the endpoint.
 * @param last whether no further try will follow on its own: the delivery then counts as failed until a redrive
 * @returns the outcome; null if there was nothing to do
 * @throws Error if another worker has claimed it: whether that one succeeds is for a later try to see
 */
export async function deliver(id: string, last: boolean): Promise<Outcome | null> {
  const claimed = await db.$executeRaw`
    UPDATE webhook_delivery SET claimed_until = now() + make_interval(secs => ${CLAIM_SECONDS}::int)
    WHERE id = ${id}::uuid AND state IN ('pending', 'failed') AND (claimed_until IS NULL OR claimed_until < now())`;
  const delivery = await db.webhookDelivery.findUnique({ where: { id }, select, relationLoadStrategy: 'join' });
  if (!delivery || delivery.state === 'delivered' || delivery.state === 'closed') return null;
  if (claimed === 0) throw new Error('Another worker is sending this webhook');
  const { endpoint, request } = delivery;
  if (endpoint.disabledAt) {
    await db.$transaction((tx) => closeDeliveries(tx, endpoint.id));
    return null;
  }
  const at = new Date();
  const outcome = await attempt(endpoint, request, at);
  await db.$transaction((tx) =>
    writeOutcome(tx, { id, endpointId: endpoint.id, requestId: request.id, at, last }, outcome),
  );
  return outcome;
}

type Attempt = { id: string; endpointId: string; requestId: string; at: Date; last: boolean };

async function writeOutcome(tx: Transaction, made: Attempt, outcome: Outcome): Promise<void> {
  const { id, endpointId, requestId, at, last } = made;
  const { delivered, status, error } = outcome;
  const state = stateAfter(outcome, last);
  const { count } = await tx.webhookDelivery.updateMany({
    // Closed meanwhile by the 410 of another one: if this one was taken all the same, that is what it says.
    where: { id, state: { in: delivered ? ['pending', 'failed', 'closed'] : ['pending', 'failed'] } },
    data: {
      state,
      attempts: { increment: 1 },
      claimedUntil: null,
      lastAttemptAt: at,
      lastStatus: status,
      lastError: error,
      deliveredAt: delivered ? new Date() : null,
    },
  });
  const details = { requestId, endpointId, status, error };
  const entry = { action: `webhook.${state}`, entity: 'webhook_delivery', entityId: id, details };
  await recordAudit(tx, count > 0 && state !== 'pending' ? [entry] : []);
  if (error === 'gone') await disable(tx, endpointId);
}

function stateAfter({ delivered, error }: Outcome, last: boolean): DeliveryState {
  if (delivered) return 'delivered';
  if (error === 'gone') return 'closed';
  return last ? 'failed' : 'pending';
}

type Found = {
  id: string;
  url: string;
  secret: string;
  previousSecret: string | null;
  previousUntil: Date | null;
};

async function attempt(endpoint: Found, request: Parameters<typeof messageOf>[0], at: Date): Promise<Outcome> {
  const secrets = secretsOf(endpoint, at);
  if (!secrets) return { delivered: false, status: null, error: 'secret' };
  const body = JSON.stringify(messageOf(request));
  return post({ url: endpoint.url, headers: signedHeaders(request.id, at, body, secrets), body });
}

/** The current secret first. @returns null if it cannot be opened: NEXTAUTH_SECRET is another one since */
function secretsOf({ id, secret, previousSecret, previousUntil }: Found, at: Date): string[] | null {
  const current = unseal(SEAL, id, secret);
  if (current === null) return null;
  const rotates = previousSecret !== null && previousUntil !== null && previousUntil > at;
  const previous = rotates ? unseal(SEAL, id, previousSecret) : null;
  return previous === null ? [current] : [current, previous];
}

/** The receiver says that it is no more: nothing is sent until somebody enables it. */
async function disable(tx: Transaction, endpointId: string): Promise<void> {
  const { count } = await tx.webhookEndpoint.updateMany({
    where: { id: endpointId, disabledAt: null },
    data: { disabledAt: new Date(), disabledReason: 'gone' },
  });
  const closed = await closeDeliveries(tx, endpointId);
  if (count > 0)
    await recordAudit(tx, [
      {
        action: 'webhook_endpoint.disabled',
        entity: 'webhook_endpoint',
        entityId: endpointId,
        details: { reason: 'gone', closed },
      },
    ]);
}

/**
 * Closes what is still open for a disabled endpoint; rows that others are writing to close themselves (two answers of
 * 410 at once would otherwise wait for each other).
 * @returns how many
 */
const closeDeliveries = (tx: Transaction, endpointId: string): Promise<number> => tx.$executeRaw`
  UPDATE webhook_delivery SET state = 'closed', claimed_until = NULL WHERE id IN (
    SELECT id FROM webhook_delivery WHERE endpoint_id = ${endpointId}::uuid AND state IN ('pending', 'failed')
    FOR UPDATE SKIP LOCKED)`;
