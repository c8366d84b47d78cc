import type { MessageType } from './schema';

/**
 * Why an attempt did not succeed: the answer was not 2xx (`status`), none came in time, no connection, an untrusted
 * certificate, a name that nobody has, an address that is not public (T47), an address that is no longer allowed, a
 * secret that cannot be read any more (NEXTAUTH_SECRET changed), or 410 (`gone`).
 */
export type DeliveryError =
  | 'status'
  | 'timeout'
  | 'connection'
  | 'certificate'
  | 'name'
  | 'private-address'
  | 'url'
  | 'secret'
  | 'gone';

/** What came of one attempt. `status` is null if there was no answer. */
export type Outcome =
  | { delivered: true; status: number; error: null }
  | { delivered: false; status: number | null; error: DeliveryError };

/** Why an address cannot be an endpoint's. */
export type UrlProblem = 'not-a-url' | 'not-https' | 'credentials' | 'fragment' | 'private-address' | 'too-long';

export type DeliveryState = 'pending' | 'delivered' | 'failed' | 'closed';

/** An endpoint as the operator sees it. */
export type Endpoint = {
  id: string;
  source: string;
  url: string;
  /** empty = all */
  types: MessageType[];
  disabled: { at: Date; reason: string } | null;
  /** until when the secret before the last rotation signs as well */
  rotatesUntil: Date | null;
  pending: number;
  failed: number;
};
