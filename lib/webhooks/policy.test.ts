import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { isPublicAddress, urlProblem } from './policy';

describe('T47 an address that is not public', () => {
  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback, elsewhere in its network', '127.255.0.9'],
    ['this host', '0.0.0.0'],
    ['private, 10', '10.0.0.1'],
    ['private, 172.16', '172.16.0.1'],
    ['private, end of 172.16', '172.31.255.255'],
    ['private, 192.168', '192.168.1.20'],
    ['shared by carriers', '100.64.0.1'],
    ['link-local', '169.254.0.1'],
    ['a cloud’s metadata', '169.254.169.254'],
    ['protocol assignments', '192.0.0.8'],
    ['documentation', '192.0.2.1'],
    ['documentation, second', '198.51.100.7'],
    ['documentation, third', '203.0.113.9'],
    ['benchmarks', '198.18.0.1'],
    ['6to4 relays', '192.88.99.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv6 loopback', '::1'],
    ['IPv6 unspecified', '::'],
    ['IPv6 unique local', 'fd00::1'],
    ['IPv6 unique local, first half', 'fc00::1'],
    ['IPv6 link-local', 'fe80::1'],
    ['IPv6 link-local with a zone', 'fe80::1%eth0'],
    ['IPv6 site-local', 'fec0::1'],
    ['IPv6 multicast', 'ff02::1'],
    ['IPv6 documentation', '2001:db8::1'],
    ['IPv6 documentation, second', '3fff::1'],
    ['IPv6 discard', '100::1'],
    ['IPv4-mapped loopback', '::ffff:127.0.0.1'],
    ['IPv4-mapped, in hexadecimal', '::ffff:a00:1'],
    ['IPv4-compatible', '::10.0.0.1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:7f00:1::'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64, local', '64:ff9b:1::7f00:1'],
    ['IPv6 that nobody has', '4000::1'],
    ['a name', 'localhost'],
    ['nothing', ''],
  ])('%s', (_what, address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['1.1.1.1', '8.8.8.8', '185.15.58.224', '172.32.0.1', '2606:4700::1111', '2a02:ec80:300:ed1a::1'])(
    'while %s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it('whatever address of a private network, in whatever way it is written', () => {
    const networks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4'];
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.constantFrom(...networks), fc.tuple(octet, octet, octet, octet), (network, octets) => {
        const [base, bits] = ipaddr.parseCIDR(network) as [ipaddr.IPv4, number];
        const mixed = octets.map((value, index) => {
          const kept = Math.min(8, Math.max(0, bits - index * 8));
          const mask = 256 - 2 ** (8 - kept);
          return ((base.octets[index] ?? 0) & mask) | (value & ~mask & 255);
        });
        const address = mixed.join('.');
        const number = mixed.reduce((all, value) => all * 256 + value, 0);
        expect(isPublicAddress(address)).toBe(false);
        expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
        // As browsers and `URL` read them: decimal, hexadecimal, octal.
        for (const host of [
          address,
          number,
          `0x${number.toString(16)}`,
          `0${number.toString(8)}`,
          `[::ffff:${address}]`,
        ])
          expect(urlProblem(`https://${host}/hook`, [])).toBe('private-address');
      }),
    );
  });
});

describe('an endpoint’s address', () => {
  it.each([
    ['https://erp.example.ch/hooks/portal?shop=1', null],
    ['https://erp.example.ch:8443/', null],
    ['https://1.1.1.1/', null],
    ['http://erp.example.ch/', 'not-https'],
    ['ftp://erp.example.ch/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['erp.example.ch', 'not-a-url'],
    ['', 'not-a-url'],
    ['https://user:secret@erp.example.ch/', 'credentials'],
    ['https://shop.example@evil.example/', 'credentials'],
    ['https://erp.example.ch/#part', 'fragment'],
    ['https://[::1]/', 'private-address'],
    [`https://erp.example.ch/${'x'.repeat(1_000)}`, 'too-long'],
  ])('%s', (url, problem) => expect(urlProblem(url, [])).toBe(problem));

  it.each([
    ['http://erp.intern/', ['erp.intern'], null],
    ['https://erp.intern:8443/', ['erp.intern'], null],
    ['http://192.168.1.20:8080/', ['192.168.1.20:8080'], null],
    ['http://192.168.1.20/', ['192.168.1.20:80'], null],
    ['https://192.168.1.20/', ['192.168.1.20:443'], null],
    ['http://[fd00::1]:8080/', ['[fd00::1]:8080'], null],
    ['http://192.168.1.20:8081/', ['192.168.1.20:8080'], 'not-https'],
    ['https://192.168.1.20:8081/', ['192.168.1.20:8080'], 'private-address'],
    ['http://erp.intern.evil.example/', ['erp.intern'], 'not-https'],
    ['http://user@erp.intern/', ['erp.intern'], 'credentials'],
    ['ftp://erp.intern/', ['erp.intern'], 'not-https'],
  ])('%s where %j is allowed', (url, allowed, problem) => expect(urlProblem(url, allowed)).toBe(problem));
});
