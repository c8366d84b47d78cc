import { createHash } from 'node:crypto';
import { environment } from './env';
import { log } from './log';

/** Somebody waits for the form; a service that is slower than this counts as away. */
const TIMEOUT_MS = 2_000;
/** A padded answer has up to 1,000 lines of at most 50 characters; five times that is somebody else's answer. */
const ANSWER_MAX_BYTES = 256 * 1024;
/** What is asked for: 5 of the 40 characters, so that the service learns one of a million groups and no password. */
const PREFIX = 5;

/**
 * Whether a password is known from a data breach, by the range interface of Pwned Passwords (k-anonymity: the first
 * characters of its SHA-1 go out, hundreds of candidates come back). Off without PWNED_PASSWORDS_URL.
 *
 * If the service fails, the answer is no and the log says so: whoever sets a password often does it because they cannot
 * get in otherwise, and a foreign service must not decide whether they can. The list of common passwords still applies.
 * @param password as typed
 */
export async function isBreached(password: string): Promise<boolean> {
  const service = environment().PWNED_PASSWORDS_URL;
  if (!service) return false;
  // SHA-1 because the interface speaks it; nothing is protected by it.
  const hash = createHash('sha1').update(password).digest('hex').toUpperCase();
  try {
    return hasSuffix(await ask(new URL(hash.slice(0, PREFIX), service)), hash.slice(PREFIX));
  } catch (error) {
    log().warn({ event: 'breach-check-failed', err: error });
    return false;
  }
}

async function ask(url: URL): Promise<string> {
  const response = await fetch(url, {
    // With padding, the length of an encrypted answer does not tell which range was asked for.
    headers: { 'add-padding': 'true', 'user-agent': 'Mein Konto' },
    // To another host than the operator has named nothing is sent (T47).
    redirect: 'error',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new Error(`The service answered with ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by an error cancels the rest of the answer.
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > ANSWER_MAX_BYTES) throw new Error('The service answered with too much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('latin1');
}

/** Lines read SUFFIX:COUNT; those with a count of 0 are padding. */
function hasSuffix(answer: string, suffix: string): boolean {
  return answer.split('\n').some((line) => {
    const [candidate = '', count = ''] = line.trim().split(':');
    return candidate.toUpperCase() === suffix && Number(count) > 0;
  });
}
