import http from 'node:http';
import https from 'node:https';
import { environment } from '@/lib/core/env';
import { ANSWER_BYTES, ATTEMPT_MS } from '../constants';
import { isPrivateHost, urlProblem } from '../policy';
import type { DeliveryError, Outcome } from '../types';
import { PrivateAddress, publicLookup } from '../utils/lookup';

const GONE = 410;

/** A message ready to go: `body` is exactly what the headers sign. */
export type Outgoing = { url: string; headers: Record<string, string>; body: string };

/**
 * Sends a message once. Every 2xx is a success; a redirect is a failure like any other answer and is not followed. The
 * connection goes to public addresses only, whatever the name said when the endpoint was added (T47); hosts of
 * WEBHOOK_PRIVATE_HOSTS are exempt.
 * @param options.ms for everything together; options.lookup how names become addresses
 * @returns what came of it; never throws, and no word of it repeats the answer
 */
export async function post(
  { url, headers, body }: Outgoing,
  { ms = ATTEMPT_MS, lookup = publicLookup() } = {},
): Promise<Outcome> {
  const { WEBHOOK_PRIVATE_HOSTS } = environment();
  // Asked again: the operator may have taken a host from the list since the endpoint was added.
  const problem = urlProblem(url, WEBHOOK_PRIVATE_HOSTS);
  if (problem) return failed(null, problem === 'private-address' ? problem : 'url');
  const target = new URL(url);
  const options = {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Mein-Konto-Webhooks/1',
    },
    // A connection of its own: one that is kept open was checked for somebody else's name.
    agent: false as const,
    signal: AbortSignal.timeout(ms),
    ...(isPrivateHost(target, WEBHOOK_PRIVATE_HOSTS) ? {} : { lookup }),
  };
  const { request } = target.protocol === 'https:' ? https : http;
  return new Promise<Outcome>((resolve) => {
    let outcome: Outcome | undefined;
    const sending = request(target, options, (answer) => {
      outcome = outcomeOf(answer.statusCode ?? 0);
      let read = 0;
      answer.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read > ANSWER_BYTES) answer.destroy();
      });
      // The status has said it all: a body that breaks off changes nothing.
      answer.on('error', () => undefined);
    });
    sending.on('error', (error) => {
      outcome ??= failed(null, wordFor(error));
    });
    // Comes last, whatever happened before.
    sending.on('close', () => resolve(outcome ?? failed(null, 'connection')));
    sending.end(body);
  });
}

const failed = (status: number | null, error: DeliveryError): Outcome => ({ delivered: false, status, error });

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { delivered: true, status, error: null };
  return failed(status, status === GONE ? 'gone' : 'status');
}

/** Of an error only its kind is kept: its text may quote what the other side sent. */
function wordFor(error: Error & { code?: string }): DeliveryError {
  const { name, code = '' } = error;
  if (error instanceof PrivateAddress) return 'private-address';
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ETIMEDOUT') return 'timeout';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name';
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) return 'certificate';
  return 'connection';
}
