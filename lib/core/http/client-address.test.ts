import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTrustedProxies, settleClient } from './client-address';

const FORWARDING = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
];
const PRETENDED = ['x-user-id', 'x-middleware-subrequest', 'x-portal-address', 'x-portal-trace', 'x-portal-problem'];

/** Settles a request as it comes from a socket: who is found, and which headers are left. */
function settle(peer: string, headers: IncomingHttpHeaders, proxies: string) {
  const request = { socket: { remoteAddress: peer }, headers: { ...headers } } as unknown as IncomingMessage;
  const client = settleClient(request, parseTrustedProxies(proxies));
  return { client, left: Object.keys(request.headers) };
}
const clientOf = (peer: string, forwardedFor: string, proxies: string) =>
  settle(peer, { 'x-forwarded-for': forwardedFor }, proxies).client;

describe('TRUSTED_PROXIES', () => {
  const trusts = (list: string, peer: string) => clientOf(peer, '203.0.113.9', list) === '203.0.113.9';

  it.each([
    ['10.1.2.3', '10.1.2.3', '10.1.2.4'],
    [' 10.0.0.0/8 ,, 192.0.2.1 ', '10.255.0.1', '11.0.0.1'],
    ['2001:db8::1', '2001:db8::1', '2001:db8::2'],
    ['2001:db8::/32', '2001:db8:ffff::1', '2001:db9::1'],
    ['10.0.0.0/8', '::ffff:10.0.0.1', '::ffff:11.0.0.1'],
  ])('T41 "%s" trusts %s and not %s', (list, inside, outside) => {
    expect(trusts(list, inside)).toBe(true);
    expect(trusts(list, outside)).toBe(false);
  });

  it('T41 an empty list trusts nobody', () => {
    expect(trusts('', '127.0.0.1')).toBe(false);
  });

  it.each([
    'proxy.example.ch',
    '10.0.0.0/33',
    '2001:db8::/129',
    '10.0.0.0/-1',
    '10.0.0.0/1.5',
    '10.0.0.0/',
    '10.0.0.0/0x8',
    '10.0.0.0/8/16',
    '10.0.0/8',
    '/8',
    '*',
  ])('T41 "%s" is one sentence, not a wider range than meant', (entry) => {
    const sentence = `The variable TRUSTED_PROXIES does not fit: "${entry}" is neither an address nor a range.`;
    expect(() => parseTrustedProxies(`127.0.0.1,${entry}`)).toThrow(new Error(sentence));
  });
});

describe('behind a trusted proxy', () => {
  it.each([
    ['the only hop', '203.0.113.7', '203.0.113.7'],
    ['the right-most hop, not what the client put before it', '1.1.1.1, 203.0.113.7', '203.0.113.7'],
    ['the right-most hop that is not a proxy of ours', '1.1.1.1,203.0.113.7, 10.0.0.9 ,10.0.0.8', '203.0.113.7'],
    ['an IPv6 hop', '1.1.1.1, 2001:db8::7', '2001:db8::7'],
    ['an IPv4 hop in IPv6 clothes', '1.1.1.1, ::ffff:203.0.113.7', '203.0.113.7'],
    ['a hop with its port', '1.1.1.1, 203.0.113.7:4711', '203.0.113.7'],
    ['an IPv6 hop with its port', '1.1.1.1, [2001:db8::7]:4711', '2001:db8::7'],
    ['the proxy, when the hop beside it is no address', '1.1.1.1, unknown', '10.0.0.1'],
    ['an address with its zone', '1.1.1.1, fe80::1%eth0', 'fe80::1%eth0'],
    ['the proxy, when all hops are proxies of ours', '10.0.0.9, 10.0.0.8', '10.0.0.1'],
    ['the proxy, without any hop', '', '10.0.0.1'],
  ])('T41 the client is %s', (_name, forwardedFor, client) => {
    expect(clientOf('10.0.0.1', forwardedFor, '10.0.0.0/8')).toBe(client);
  });

  it('T41 its forwarding headers stay, names that only the server sets do not', () => {
    const headers = Object.fromEntries([...FORWARDING, ...PRETENDED].map((name) => [name, '203.0.113.7']));
    expect(settle('10.0.0.1', headers, '10.0.0.1').left).toEqual(FORWARDING);
  });
});

it('T41 an IPv4 peer in IPv6 clothes is its IPv4 address; a peer that is gone is nobody', () => {
  expect(clientOf('::ffff:203.0.113.7', '1.1.1.1', '10.0.0.0/8')).toBe('203.0.113.7');
  expect(clientOf('', '1.1.1.1', '10.0.0.0/8')).toBe('');
});

it('T41 whatever an untrusted client sends, it is itself, and nothing that pretends survives', () => {
  const name = fc.oneof(
    fc.constantFrom(...FORWARDING, ...PRETENDED, 'cookie', 'accept'),
    fc.string({ minLength: 1, maxLength: 10 }).map((end) => `x-portal-${end.toLowerCase()}`),
  );
  const value = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string(), fc.constant('10.0.0.1, 10.0.0.2'));
  const untrusted = fc.oneof(fc.ipV4(), fc.ipV6()).filter((address) => !address.startsWith('10.'));
  fc.assert(
    fc.property(untrusted, fc.dictionary(name, value), (peer, headers) => {
      const { client, left } = settle(peer, headers, '10.0.0.0/8, 192.0.2.1');
      expect(client).toBe(peer.replace(/^::ffff:(?=\d+\.)/i, ''));
      expect(left.filter((one) => one.startsWith('x-portal-'))).toEqual([]);
      expect(left.filter((one) => [...FORWARDING, ...PRETENDED].includes(one))).toEqual([]);
      expect(left.sort()).toEqual(
        Object.keys(headers)
          .filter((one) => /^(cookie|accept)$/.test(one))
          .sort(),
      );
    }),
  );
});
