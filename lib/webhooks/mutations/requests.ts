import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import { enqueue } from '@/lib/core/outbox';
import { WEBHOOKS } from '@/lib/core/queues';
import { type MessageData, type MessageType, messageSchemas } from '../schema';

/** What is asked of which shop. */
type Request<Type extends MessageType> = { sourceId: string; type: Type; data: MessageData<Type> };

/**
 * Asks something of a shop: the request, a delivery and a job for each of its endpoints that wants this type, and the
 * audit row, all in the caller's transaction (rule 10, R06). The shop also reads it from GET /api/v1/changes, so a
 * source without an endpoint misses nothing. Call it late in the transaction: until the commit other requests to the
 * same source wait.
 * @param data by the schema of the type (lib/webhooks/schema.ts)
 * @returns the request's id: `webhook-id` of every attempt, and the key by which the shop knows repetitions
 * @throws ZodError if the data does not fit; then nothing is written
 */
export async function requestFromShop<Type extends MessageType>(
  tx: Transaction,
  request: Request<Type>,
): Promise<string> {
  const id = await writeRequest(tx, request, false);
  const { sourceId, type } = request;
  const endpoints = await tx.webhookEndpoint.findMany({
    where: { sourceId, disabledAt: null, OR: [{ types: { isEmpty: true } }, { types: { has: type } }] },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const endpoint of endpoints) await openDelivery(tx, id, endpoint.id);
  const details = { type, sourceId, deliveries: endpoints.length };
  await recordAudit(tx, [{ action: 'shop_request.created', entity: 'shop_request', entityId: id, details }]);
  return id;
}

/**
 * Writes a request. Its number is drawn behind a lock that is held until the commit, so numbers of one source become
 * visible in their order: a reader that has seen one can never miss a smaller one that commits later.
 * @param test sent to try an endpoint; no reader of changes sees it
 */
export async function writeRequest<Type extends MessageType>(
  tx: Transaction,
  { sourceId, type, data }: Request<Type>,
  test: boolean,
): Promise<string> {
  const payload = messageSchemas[type].shape.data.parse(data);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`shop_request:${sourceId}`}, 0))`;
  const { id } = await tx.shopRequest.create({
    data: { sourceId, type, subject: subjectOf(payload), payload, test },
    select: { id: true },
  });
  return id;
}

/** A delivery with its job. @returns its id */
export async function openDelivery(tx: Transaction, requestId: string, endpointId: string): Promise<string> {
  const id = uuid();
  await tx.webhookDelivery.create({ data: { id, requestId, endpointId }, select: { id: true } });
  await enqueue(tx, WEBHOOKS, { deliveryId: id });
  return id;
}

/** What a request is about, in words: its order, or of goods without one its own number. */
function subjectOf(payload: object): string | null {
  if (!('order' in payload)) return null;
  const { order, number = null } = payload as { order: { number: string } | null; number?: string };
  return order?.number ?? number;
}
