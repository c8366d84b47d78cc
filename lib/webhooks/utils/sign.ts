import { Webhook } from 'standardwebhooks';

/**
 * The headers of Standard Webhooks for one attempt.
 * @param id of the message, the same for each attempt
 * @param at when this attempt is made: receivers refuse old ones
 * @param body exactly as it is sent
 * @param secrets `whsec_…`, the current one first; each signs, so that a receiver may have either during a rotation
 */
export function signedHeaders(id: string, at: Date, body: string, secrets: readonly string[]): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}
