import { db } from '@/lib/core/db';
import { environment } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { createKey, revokeKey } from '@/lib/ingest/mutations/keys';
import { answerCancellation, nextRefund } from './answers';
import { type Moving, nextMove } from './moves';
import { people, SOURCE } from './shop';

/** Name of the simulator's keys; those of a process that was killed are ended by the next one. */
const KEY_NAME = 'Demo: the shop and its carriers';
const CALL_MS = 10_000;
const PARCELS_MAX = 100;

/**
 * Plays the shop and its carriers while the demo runs. Lea's open parcels move: what a carrier would say next goes through
 * the API, as a shop's system would bring it. Refunds are paid, now and then after a failure, and cancellations answered.
 * Rests when there is nothing to say; an API that does not answer is asked again next time.
 * @param everyMs one message of each kind so often
 * @param url of the portal's web process; the one on this machine unless given
 */
export function startSimulator(everyMs: number, url = ownAddress()): { stop: () => Promise<void> } {
  let key: { id: string; key: string } | null = null;
  let timer: NodeJS.Timeout | undefined;
  // Whoever is asked to end does not wait for an answer.
  const ended = new AbortController();

  async function step(): Promise<void> {
    const source = await db.source.findFirst({ where: { name: SOURCE }, select: { id: true } });
    if (!source) return;
    const asked = new Date(Date.now() - everyMs);
    const cancelled = await answerCancellation(source.id, asked);
    if (cancelled) log().info({ event: 'demo-cancelled', number: cancelled });
    const refund = await nextRefund(source.id, asked);
    if (refund) {
      const status = await say(source.id, 'refunds', refund);
      log().info({ event: 'demo-refund', number: refund.id, state: refund.state, status });
    }
    const entry = nextMove(await listMoving(source.id), new Date(), everyMs);
    if (!entry) return;
    const status = await say(source.id, 'tracking-events', entry);
    log().info({ event: 'demo-moved', shipment: entry.shipment, code: entry.code, status });
  }

  /** @returns the status of the answer */
  async function say(sourceId: string, resource: string, entry: object): Promise<number> {
    key ??= await freshKey(sourceId);
    const { status } = await fetch(new URL(`/api/v1/${resource}`, url), {
      method: 'POST',
      headers: { authorization: `Bearer ${key.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(entry),
      signal: AbortSignal.any([ended.signal, AbortSignal.timeout(CALL_MS)]),
    });
    // Somebody ended the key: the next step makes another.
    if (status === 401) key = null;
    return status;
  }

  let running = Promise.resolve();
  function next(): void {
    timer = setTimeout(() => {
      running = step()
        .catch((error: unknown) => log().warn({ event: 'demo-move-failed', err: error }))
        .then(() => {
          if (!ended.signal.aborted) next();
        });
    }, everyMs);
  }
  next();

  return {
    async stop() {
      ended.abort();
      clearTimeout(timer);
      await running;
      if (key) await revokeKey(key.id);
    },
  };
}

/** A key that may do nothing but this, in the place of those that were left behind. */
async function freshKey(sourceId: string) {
  const left = await db.apiKey.findMany({ where: { sourceId, name: KEY_NAME, revokedAt: null }, select: { id: true } });
  for (const { id } of left) await revokeKey(id);
  return createKey(sourceId, KEY_NAME, ['tracking-events:write', 'refunds:write']);
}

/** Parcels of Lea's own account with what their carriers said. */
async function listMoving(sourceId: string): Promise<Moving[]> {
  const lea = people.find(({ key }) => key === 'lea')?.email ?? '';
  const rows = await db.shipment.findMany({
    where: {
      sourceId,
      order: { account: { kind: 'private', memberships: { some: { customer: { emailKey: lea } } } } },
    },
    orderBy: { createdAt: 'desc' },
    take: PARCELS_MAX,
    relationLoadStrategy: 'join',
    select: {
      sourceKey: true,
      trackingNumber: true,
      state: true,
      deliveredAt: true,
      trackingEvents: { orderBy: { at: 'asc' }, select: { at: true, code: true } },
    },
  });
  return rows.map(({ trackingEvents: said, ...parcel }) => ({ ...parcel, said }));
}

function ownAddress(): string {
  const { HOST, PORT } = environment();
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
}
