import { z } from 'zod';
import { db } from '@/lib/core/db';
import { type changesAnswerSchema, messageTypeSchema } from './schema';
import type { DeliveryError, DeliveryState, Endpoint } from './types';
import { messageOf } from './utils/envelope';

/** Whose requests: the source of the API key that asks. */
export type SourceScope = { sourceId: string };
export type Changes = z.infer<typeof changesAnswerSchema>;

/**
 * What the portal asked of a shop since a cursor, oldest first. No row can appear later behind a cursor that was handed
 * out (writeRequest). Messages that were sent to try an endpoint are left out.
 * @param since `cursor` of the answer before, `0` = from the beginning; by changesQuerySchema
 * @param limit entries at the most; by changesQuerySchema
 * @throws ZodError if a row does not fit the schema of its type
 */
export async function listShopRequests(
  { sourceId }: SourceScope,
  { since, limit }: { since: string; limit: number },
): Promise<Changes> {
  const rows = await db.shopRequest.findMany({
    relationLoadStrategy: 'join',
    where: { sourceId, sequence: { gt: BigInt(since) }, test: false },
    select: {
      id: true,
      sequence: true,
      type: true,
      payload: true,
      test: true,
      createdAt: true,
      source: { select: { name: true } },
    },
    orderBy: { sequence: 'asc' },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  return {
    entries: shown.map(messageOf),
    cursor: String(shown.at(-1)?.sequence ?? BigInt(since)),
    more: rows.length > limit,
  };
}

/** Every endpoint, with what is still to be delivered to it, for the operator. */
export async function listEndpoints(): Promise<Endpoint[]> {
  const rows = await db.webhookEndpoint.findMany({
    relationLoadStrategy: 'join',
    select: {
      id: true,
      url: true,
      types: true,
      disabledAt: true,
      disabledReason: true,
      previousUntil: true,
      source: { select: { name: true } },
    },
    orderBy: [{ source: { name: 'asc' } }, { id: 'asc' }],
    take: 200,
  });
  const counts = await db.webhookDelivery.groupBy({
    by: ['endpointId', 'state'],
    where: { endpointId: { in: rows.map(({ id }) => id) }, state: { in: ['pending', 'failed'] } },
    _count: true,
  });
  const count = (id: string, state: DeliveryState) =>
    counts.find((one) => one.endpointId === id && one.state === state)?._count ?? 0;
  return rows.map(({ id, url, types, disabledAt, disabledReason, previousUntil, source }) => ({
    id,
    source: source.name,
    url,
    types: z.array(messageTypeSchema).max(100).parse(types),
    disabled: disabledAt && { at: disabledAt, reason: disabledReason ?? '' },
    rotatesUntil: previousUntil && previousUntil > new Date() ? previousUntil : null,
    pending: count(id, 'pending'),
    failed: count(id, 'failed'),
  }));
}

/** How a delivery stands; null if its endpoint was removed. */
export async function getDelivery(
  id: string,
): Promise<{ state: DeliveryState; attempts: number; status: number | null; error: DeliveryError | null } | null> {
  const row = await db.webhookDelivery.findUnique({
    where: { id },
    select: { state: true, attempts: true, lastStatus: true, lastError: true },
  });
  if (!row) return null;
  const { state, attempts, lastStatus: status, lastError } = row;
  return { state, attempts, status, error: lastError as DeliveryError | null };
}
