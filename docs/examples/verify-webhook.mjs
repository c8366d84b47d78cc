// Receives webhooks of Mein Konto and checks them. Node 20 or newer, no packages:
//
//   WEBHOOK_SECRET=whsec_… PORT=8080 node verify-webhook.mjs
//
// During a rotation both secrets may stand in WEBHOOK_SECRET, separated by a blank.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

/** Older or newer messages are refused: somebody may have recorded them. Clocks differ by less. */
const TOLERANCE_SECONDS = 5 * 60;
/** Messages are small; what is larger is not one. */
const MAX_BYTES = 1_000_000;

/**
 * Whether a message is the portal's: signed with one of the secrets, unchanged, and made just now.
 * @param {Buffer} body the bytes as they came, before anything parses them
 * @param {Record<string, string | undefined>} headers with names in small letters
 * @param {string[]} secrets `whsec_…`
 */
export function isGenuine(body, headers, secrets, now = Date.now()) {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (!id || !signatures || !/^\d{1,12}$/.test(timestamp ?? '')) return false;
  if (Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const expected = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  });
  return signatures.split(' ').some((signature) => {
    const [version, text = ''] = signature.split(',');
    const given = Buffer.from(text, 'base64');
    // A plain comparison would tell by its time how many bytes were right.
    return version === 'v1' && expected.some((one) => one.length === given.length && timingSafeEqual(one, given));
  });
}

/** Ids that were dealt with. A real shop has a table with a unique column, written with what the message caused. */
const done = new Set();

async function receive(request, response) {
  const answer = (status) => response.writeHead(status).end();
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) return answer(413);
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const secrets = (process.env.WEBHOOK_SECRET ?? '').split(' ').filter(Boolean);
  if (!isGenuine(body, request.headers, secrets)) return answer(401);
  const message = JSON.parse(body.toString('utf8'));
  // The same message may come twice; it was dealt with, so the answer is yes again.
  if (!done.has(message.id)) {
    done.add(message.id);
    // Write it down here and do the work afterwards: whoever takes longer than 20 seconds is asked again.
    console.log(`${message.test ? 'trial of ' : ''}${message.type} ${message.id}`);
  }
  answer(204);
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split('/').at(-1))) {
  const server = createServer((request, response) => {
    receive(request, response).catch(() => response.headersSent || response.writeHead(400).end());
  });
  server.listen(Number(process.env.PORT ?? 8080), () => console.log(`Listening on port ${server.address().port}`));
}
