import ipaddr from 'ipaddr.js';
import { URL_MAX } from './constants';
import type { UrlProblem } from './types';

/** What is handed out to networks today (RFC 4291, IANA): the rest of IPv6 is nobody's, and so not a shop's. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/**
 * Whether an IP address belongs to the public internet (T47): no private, loopback, link-local, multicast, shared,
 * documentation or otherwise reserved one, also not written as IPv6 (::ffff:10.0.0.1), nor one that leads on to such by
 * translation (6to4, Teredo, NAT64).
 * @param address as DNS or a socket names it; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  if (plain.range() !== 'unicast') return false;
  return plain.kind() === 'ipv4' || (plain as ipaddr.IPv6).match(GLOBAL_UNICAST);
}

/**
 * Whether the operator has allowed a host of the own network.
 * @param allowed of WEBHOOK_PRIVATE_HOSTS: `host` for every port, or `host:port`
 */
export function isPrivateHost(url: URL, allowed: readonly string[]): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return allowed.includes(url.hostname) || allowed.includes(`${url.hostname}:${port}`);
}

/** The host as an IP address if it is written as one; `URL` has already made 127.0.0.1 of 0x7f.1 and 2130706433. */
export function literalAddress(url: URL): string | null {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(host) ? host : null;
}

/**
 * What speaks against an address as an endpoint: https, no user name or fragment, no address that is not public; http
 * and addresses of the own network only where the operator names the host. Where a name leads is seen at each attempt.
 * @param allowed of WEBHOOK_PRIVATE_HOSTS
 * @returns null if nothing does
 */
export function urlProblem(text: string, allowed: readonly string[]): UrlProblem | null {
  if (text.length > URL_MAX) return 'too-long';
  if (!URL.canParse(text)) return 'not-a-url';
  const url = new URL(text);
  const own = isPrivateHost(url, allowed);
  if (url.protocol !== 'https:' && !(own && url.protocol === 'http:')) return 'not-https';
  if (url.username || url.password) return 'credentials';
  if (url.hash) return 'fragment';
  const literal = literalAddress(url);
  if (literal !== null && !own && !isPublicAddress(literal)) return 'private-address';
  return null;
}
