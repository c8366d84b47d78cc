import { z } from 'zod';
import type { Transaction } from './db';
import { hashOf } from './hash';

/** A form's key is a UUID made by the server when it rendered the form; kept 24 hours. */
export const idempotencyKeySchema = z.uuid();
const KEPT_HOURS = 24;

export type IdempotentCall = {
  subject: string;
  operation: string;
  key: string;
  payload: unknown;
  /** unset = 24 */
  keptHours?: number;
  /** false = a call with the same key that is still running is refused instead of waited for (trust.md 8.1: 409) */
  wait?: boolean;
};

/** Same key, other content: the caller reused a key by mistake (answered with 422, R02). */
export class IdempotencyConflict extends Error {
  override name = 'IdempotencyConflict';
}

/** The first call with this key is still running (answered with 409, R03). */
export class IdempotencyRunning extends Error {
  override name = 'IdempotencyRunning';
}

/**
 * Does something once per key: the key's row is written in the transaction of the effect, so both exist or neither
 * does (R01, R04). A parallel call with the same key waits for the first one's row and then gets its result.
 * @param tx transaction of the effect
 * @param call who, what, which key, and the content whose hash guards the key
 * @param effect the work; its result must be JSON
 * @returns the effect's result, or the stored one of the first call
 * @throws IdempotencyConflict if the key was used with other content; IdempotencyRunning if it is not to be waited for
 */
export async function once<Result>(
  tx: Transaction,
  call: IdempotentCall,
  effect: () => Promise<Result>,
): Promise<{ result: Result; repeated: boolean }> {
  const payloadHash = hashOf(call.payload);
  const { subject, operation, key, keptHours = KEPT_HOURS, wait = true } = call;
  if (!wait) {
    const [lock] = await tx.$queryRaw<{ free: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended(${`${subject} ${operation} ${key}`}, 0)) AS free`;
    if (!lock?.free) throw new IdempotencyRunning(`${operation}: key in use`);
  }
  const claimed = await tx.$executeRaw`
    INSERT INTO idempotency_key (subject, operation, key, payload_hash, result, expires_at)
    VALUES (${subject}, ${operation}, ${key}, ${payloadHash}, 'null'::jsonb, now() + make_interval(hours => ${keptHours}::int))
    ON CONFLICT DO NOTHING`;
  const where = { subject_operation_key: { subject, operation, key } };
  if (claimed === 0) {
    const stored = await tx.idempotencyKey.findUniqueOrThrow({ where, select: { payloadHash: true, result: true } });
    if (stored.payloadHash !== payloadHash) throw new IdempotencyConflict(`${operation}: key used with other content`);
    return { result: stored.result as Result, repeated: true };
  }
  const result = await effect();
  await tx.idempotencyKey.update({ where, data: { result: result as object }, select: { key: true } });
  return { result, repeated: false };
}
