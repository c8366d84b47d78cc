import { recordAudit } from '@/lib/audit/mutations';
import type { AuditInput } from '@/lib/audit/types';
import { db, type Transaction } from '@/lib/core/db';
import { unseal } from '@/lib/core/seal';
import { ATTEMPT_MS } from '../constants';
import type { DeliveryState, Outcome } from '../types';
import { messageOf } from '../utils/envelope';
import { signedHeaders } from '../utils/sign';
import { post } from './attempt';

export const SEAL = 'webhook';

/** Longer than an attempt, so that its outcome is written by the transaction that holds the row. */
const TRANSACTION = { timeout: ATTEMPT_MS + 10_000, maxWait: 10_000 };

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
 * Makes one attempt at a delivery and writes what came of it. The row is locked meanwhile: a job delivered twice, also
 * at the same time, finds it done and sends nothing. Only if the process dies between the answer and the commit the
 * message goes out again, with the same id. An answer of 410 disables the endpoint.
 * @param last whether no further try will follow on its own: the delivery then counts as failed until a redrive
 * @returns the outcome; null if there was nothing to do
 */
export async function deliver(id: string, last: boolean): Promise<Outcome | null> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM webhook_delivery WHERE id = ${id}::uuid FOR UPDATE`;
    const delivery = await tx.webhookDelivery.findUnique({ where: { id }, select, relationLoadStrategy: 'join' });
    if (!delivery || delivery.state === 'delivered' || delivery.state === 'closed') return null;
    const { endpoint, request } = delivery;
    if (endpoint.disabledAt) {
      await closeDeliveries(tx, endpoint.id);
      return null;
    }
    const at = new Date();
    const outcome = await attempt(endpoint, request, at);
    const state = stateAfter(outcome, last);
    await tx.webhookDelivery.update({
      where: { id },
      data: {
        state,
        attempts: { increment: 1 },
        lastAttemptAt: at,
        lastStatus: outcome.status,
        lastError: outcome.error,
        deliveredAt: outcome.delivered ? new Date() : null,
      },
      select: { id: true },
    });
    const entry = { entity: 'webhook_delivery', entityId: id };
    const details = { requestId: request.id, endpointId: endpoint.id, status: outcome.status, error: outcome.error };
    const ends: AuditInput[] = state === 'pending' ? [] : [{ ...entry, action: `webhook.${state}`, details }];
    await recordAudit(tx, ends);
    if (outcome.error === 'gone') await disable(tx, endpoint.id);
    return outcome;
  }, TRANSACTION);
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
 * Closes what is still open for a disabled endpoint; one that another worker is sending right now closes itself later.
 * @returns how many
 */
const closeDeliveries = (tx: Transaction, endpointId: string): Promise<number> => tx.$executeRaw`
  UPDATE webhook_delivery SET state = 'closed' WHERE id IN (
    SELECT id FROM webhook_delivery WHERE endpoint_id = ${endpointId}::uuid AND state IN ('pending', 'failed')
    FOR UPDATE SKIP LOCKED)`;
