import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Set by the server alone; whatever a client sends under these names is deleted (T41). */
export const ADDRESS_HEADER = 'x-portal-address';
export const TRACE_HEADER = 'x-portal-trace';

const FORWARDING = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
];
/** Headers that some stacks read as identity or that steer the framework from outside. */
const NEVER_FROM_OUTSIDE = ['x-user-id', 'x-middleware-subrequest', 'x-invoke-path', 'x-matched-path', 'x-nextjs-data'];

/**
 * @param list TRUSTED_PROXIES: addresses and CIDR ranges, separated by commas
 * @throws Error with one sentence if an entry is neither
 */
export function parseTrustedProxies(list: string): BlockList {
  const trusted = new BlockList();
  for (const entry of list
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [address = '', prefix, ...rest] = entry.split('/');
    const version = isIP(address);
    // Digits only: `10.0.0.0/` would otherwise count as /0, which is everybody.
    const bits = prefix === undefined ? undefined : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
    if (version === 0 || rest.length > 0 || (bits !== undefined && !(bits <= (version === 4 ? 32 : 128)))) {
      throw new Error(`The variable TRUSTED_PROXIES does not fit: "${entry}" is neither an address nor a range.`);
    }
    const family = version === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, bits, family);
  }
  return trusted;
}

/** An IPv4 address may arrive in IPv6 clothes when the server listens on both, and some proxies add the port. */
const bare = (address: string) =>
  address
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/^([\d.]+):\d+$/, '$1');

function isTrusted(address: string, trusted: BlockList): boolean {
  const version = isIP(address);
  return version !== 0 && trusted.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Finds who is really asking and removes every header a client could have used to pretend otherwise: forwarding headers
 * count only from a trusted proxy, and of its list the right-most address that is not itself trusted.
 * @returns the client's address
 */
export function settleClient(request: IncomingMessage, trusted: BlockList): string {
  const peer = bare(request.socket.remoteAddress ?? '');
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith('x-portal-') || NEVER_FROM_OUTSIDE.includes(name)) delete request.headers[name];
  }
  if (!isTrusted(peer, trusted)) {
    for (const name of FORWARDING) delete request.headers[name];
    return peer;
  }
  const hops = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map(bare);
  // A hop that is no address ends the search: what stands left of it is the client's own word.
  const client = hops.findLast((hop) => !isTrusted(hop, trusted));
  return client !== undefined && isIP(client) !== 0 ? client : peer;
}
