import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { FeedService } from '../types';

/** A service tries again for days (AfterShip for six); what is older than the inbox remembers could be a replay. */
export const SIGNED_DAYS = 30;
/** Clocks differ by minutes (R21). */
const AHEAD_MS = 5 * 60_000;

/** How each service signs the bytes of its body, and in which header. */
const SERVICES: Record<FeedService, { header: string; sign: (secret: string, body: Uint8Array) => string }> = {
  // https://www.aftership.com/docs/tracking/webhook/webhook-signature
  aftership: {
    header: 'aftership-hmac-sha256',
    sign: (secret, body) => createHmac('sha256', secret).update(body).digest('base64'),
  },
  // https://docs.easypost.com/docs/webhooks; the form is that of their client libraries.
  easypost: {
    header: 'x-hmac-signature',
    sign: (secret, body) =>
      `hmac-sha256-hex=${createHmac('sha256', secret.normalize('NFKD')).update(body).digest('hex')}`,
  },
};

export const FEED_SERVICES = Object.keys(SERVICES) as FeedService[];
export const isFeedService = (name: string): name is FeedService => Object.hasOwn(SERVICES, name);

/** The signature that a service sends along. */
export const signatureOf = (service: FeedService, headers: Headers): string | null =>
  headers.get(SERVICES[service].header);

/** Whether a signature is that of one of the secrets; takes as long for a wrong one as for the right one. */
export function isSigned(
  service: FeedService,
  secrets: readonly string[],
  body: Uint8Array,
  signature: string,
): boolean {
  const given = Buffer.from(signature);
  return secrets
    .map((secret) => {
      const right = Buffer.from(SERVICES[service].sign(secret, body));
      return right.length === given.length && timingSafeEqual(right, given);
    })
    .some(Boolean);
}

/** What every message says of itself: AfterShip `event_id` and `ts` (seconds), EasyPost `id` and `created_at`. */
const aboutSchema = z.object({
  event_id: z.string().min(1).max(200).optional().catch(undefined),
  id: z.string().min(1).max(200).optional().catch(undefined),
  ts: z.number().optional().catch(undefined),
  created_at: z.iso.datetime({ offset: true }).optional().catch(undefined),
});

/**
 * What a message is known by, and whether it is of our time. One that says no time is taken for new.
 * @param payload the body as JSON
 */
export function aboutMessage(payload: unknown, now: Date): { id: string | null; timely: boolean } {
  const about = aboutSchema.safeParse(payload).data;
  const at = about?.ts === undefined ? Date.parse(about?.created_at ?? '') : about.ts * 1000;
  const age = now.getTime() - at;
  const timely = Number.isNaN(age) || (age > -AHEAD_MS && age < SIGNED_DAYS * 24 * 3_600_000);
  return { id: about?.event_id ?? about?.id ?? null, timely };
}
