import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { db } from '@/lib/core/db';
import { environment } from '@/lib/core/env';
import { apiProblemBody } from '@/lib/core/http/api';
import { IdempotencyConflict, IdempotencyRunning } from '@/lib/core/idempotency';
import { log } from '@/lib/core/log';
import { type RateLimitRule, withinLimit } from '@/lib/core/rate-limit';
import { requestContext } from '@/lib/core/request-context';
import { batchAnswer, type EntryResult, type ErrorCode, entryResult, errorAnswer } from './contracts/v1/answers';
import { BATCH_MAX, type Resource, type Scope } from './contracts/v1/resources';
import { takeEntries } from './mutations/calls';
import { type Received, receiveMessage } from './mutations/inbox';
import { isFeedService, signatureOf } from './policy/signatures';
import { findCaller } from './queries/keys';
import { callKeySchema } from './schema';
import type { ApiCaller } from './types';

// The routes below /api/v1 are built from here, as actions are built from identity/action.ts: key, scope, limits and the
// one shape of refusals are settled once.

/** Wrong keys from one address; far above what a typing error makes, far below what guessing takes (T11). */
const WRONG_KEYS: RateLimitRule = { max: 60, seconds: 60 };
/** Ids that do not exist, asked with one key: a shop knows its own (T11). */
const MISSES: RateLimitRule = { max: 120, seconds: 60 };
const MINUTE = 60;

const STATUS: Record<ErrorCode, number> = {
  invalid_json: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  invalid: 422,
  rate_limited: 429,
  internal: 500,
};

type Issue = { path: string; message: string };

/** A refusal of the whole call. */
export class ApiRefusal extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly issues: Issue[] = [],
  ) {
    super(message);
  }
}

function refusal({ code, message, issues }: ApiRefusal): Response {
  const headers: Record<string, string> = {};
  if (code === 'unauthorized') headers['WWW-Authenticate'] = 'Bearer';
  if (code === 'rate_limited') headers['Retry-After'] = String(MINUTE);
  return Response.json(errorAnswer.parse({ error: { code, message, issues } }), { status: STATUS[code], headers });
}

/**
 * Answers a call of a shop's system: who asks is proven by its key, may do what its key allows, and not more often than
 * the limit. Whatever is not a refusal of ours stays vague in the answer and precise in the log.
 * @param scope what the key must allow
 * @param work answers, or throws an ApiRefusal
 */
export async function answer(
  request: Request,
  scope: Scope,
  work: (caller: ApiCaller) => Promise<Response>,
): Promise<Response> {
  return guarded(async () => {
    const caller = await callerOf(request);
    const context = requestContext.getStore();
    if (context) Object.assign(context, { actorId: caller.keyId, actorKind: 'source' });
    if (!caller.scopes.includes(scope)) {
      throw new ApiRefusal('forbidden', `This key does not allow ${scope}.`);
    }
    const rule = { max: environment().API_REQUESTS_PER_MINUTE, seconds: MINUTE };
    if (!(await withinLimit(db, `api:${caller.keyId}`, rule))) {
      throw new ApiRefusal('rate_limited', `More than ${rule.max} calls within a minute; wait and try again.`);
    }
    return await work(caller);
  });
}

async function guarded(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiRefusal) return refusal(error);
    if (error instanceof IdempotencyConflict) {
      return refusal(new ApiRefusal('invalid', 'This Idempotency-Key was used with another body.'));
    }
    if (error instanceof IdempotencyRunning) {
      return refusal(
        new ApiRefusal('conflict', 'A call with this Idempotency-Key is still running; ask again for its answer.'),
      );
    }
    log().error({ event: 'api-failed', err: error });
    const reference = requestContext.getStore()?.traceId ?? '';
    return new Response(apiProblemBody(500, reference), {
      status: 500,
      headers: { 'Content-Type': 'application/json' },
    });
  }
}

const BEARER = /^Bearer +([\w-]{20,200})$/i;

async function callerOf(request: Request): Promise<ApiCaller> {
  const bucket = `api-wrong-key:${requestContext.getStore()?.address ?? ''}`;
  // Before the key is looked at: who guesses is not told when a guess was right.
  if (!(await withinLimit(db, bucket, WRONG_KEYS, 0))) {
    throw new ApiRefusal('rate_limited', 'Too many calls with a wrong key; wait and try again.');
  }
  const token = BEARER.exec(request.headers.get('authorization') ?? '')?.[1];
  const caller = token === undefined ? null : await findCaller(token);
  if (caller) return caller;
  await withinLimit(db, bucket, WRONG_KEYS);
  throw new ApiRefusal('unauthorized', 'Send a valid key: Authorization: Bearer mk_…');
}

/** Counts an id that does not exist. @throws ApiRefusal not_found, or rate_limited when they become many */
export async function missed(caller: ApiCaller, what: string): Promise<never> {
  if (await withinLimit(db, `api-miss:${caller.keyId}`, MISSES)) throw new ApiRefusal('not_found', what);
  throw new ApiRefusal('rate_limited', 'Too many ids that do not exist; wait and try again.');
}

/** Takes one entry, or a batch of them, and says of each what became of it. */
export async function takeCall(caller: ApiCaller, resource: Resource, request: Request): Promise<Response> {
  const body = await request.text();
  const call = callKeyOf(request, body);
  const sent = parsedBody(body);
  const batch = Array.isArray(sent);
  const entries: unknown[] = batch ? sent : [sent];
  if (entries.length === 0) throw new ApiRefusal('invalid', 'The list of entries is empty.');
  if (entries.length > BATCH_MAX) {
    throw new ApiRefusal('too_large', `${entries.length} entries; one call takes up to ${BATCH_MAX}.`);
  }
  const results = await takeEntries(db, caller.source, resource, entries, call);
  if (batch) return Response.json(batchAnswer.parse({ results }));
  return single(entryResult.parse(results[0]));
}

function single(result: EntryResult): Response {
  if (result.error) return refusal(new ApiRefusal(result.error.code, result.error.message, result.error.issues));
  const status = result.status === 'created' ? 201 : result.status === 'waiting' ? 202 : 200;
  return Response.json(result, { status });
}

function callKeyOf(request: Request, body: string) {
  const key = request.headers.get('idempotency-key');
  if (key === null) return undefined;
  const parsed = callKeySchema.safeParse(key);
  if (!parsed.success) {
    const issues = [{ path: 'Idempotency-Key', message: 'must be 1 to 255 printable characters' }];
    throw new ApiRefusal('invalid', 'This Idempotency-Key cannot be used.', issues);
  }
  return { key: parsed.data, bodyHash: createHash('sha256').update(body).digest('hex') };
}

function parsedBody(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ApiRefusal('invalid_json', `The body is not JSON: ${(error as Error).message}`);
  }
}

/** A query that is read by its schema. @throws ApiRefusal invalid with the fields that do not fit */
export function parsedQuery<Schema extends z.ZodType>(request: Request, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new ApiRefusal('invalid', 'The query cannot be read.', issues);
}

const RECEIVED: Record<Received, ApiRefusal | null> = {
  taken: null,
  known: null,
  unsigned: new ApiRefusal('unauthorized', 'No feed of this service has a secret that this signature was made with.'),
  outdated: new ApiRefusal('unauthorized', 'The message is not of our time.'),
  limited: new ApiRefusal('rate_limited', 'Too many messages with a wrong signature; wait and try again.'),
};

/** Takes the webhook of a tracking service; 202 says that it is kept, also if it was before. */
export async function receive(request: Request, service: string): Promise<Response> {
  if (!isFeedService(service)) return nothingHere();
  return guarded(async () => {
    const body = new Uint8Array(await request.arrayBuffer());
    const address = requestContext.getStore()?.address ?? '';
    const problem = RECEIVED[await receiveMessage(service, body, signatureOf(service, request.headers), address)];
    if (problem) throw problem;
    return new Response(null, { status: 202 });
  });
}

/** For an address that takes no entries. */
export const nothingHere = () => refusal(new ApiRefusal('not_found', 'There is nothing at this address.'));
