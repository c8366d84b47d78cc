import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { expect, it } from 'vitest';
import { PrivateAddress, publicLookup } from './lookup';

const v4 = (address: string) => ({ address, family: 4 });
const v6 = (address: string) => ({ address, family: 6 });

/** A name server that gives one answer after the other. */
const answers = (...all: LookupAddress[][]) => {
  let asked = 0;
  return (
    _host: string,
    _options: LookupAllOptions,
    done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
  ) => done(null, all[Math.min(asked++, all.length - 1)] ?? []);
};

const look = (lookup: ReturnType<typeof publicLookup>, all = true) =>
  new Promise<unknown>((resolve) => {
    lookup('erp.example.ch', { all }, (error, address) => resolve(error ?? address));
  });

it('public addresses are handed on, one or all', async () => {
  const both = [v6('2606:4700::1111'), v4('1.1.1.1')];
  expect(await look(publicLookup(answers(both)))).toEqual(both);
  expect(await look(publicLookup(answers(both)), false)).toBe('2606:4700::1111');
});

it.each([
  ['a private one', [v4('10.0.0.1')]],
  ['a private one behind a public one', [v4('1.1.1.1'), v4('10.0.0.1')]],
  ['loopback in IPv6 beside a public one', [v4('1.1.1.1'), v6('::1')]],
  ['an IPv4-mapped one', [v6('::ffff:192.168.1.1')]],
  ['none', []],
])('T47 a name that leads to %s is refused', async (_what, addresses) => {
  expect(await look(publicLookup(answers(addresses)))).toBeInstanceOf(PrivateAddress);
  expect(await look(publicLookup(answers(addresses)), false)).toBeInstanceOf(PrivateAddress);
});

it('T47 a name is asked for once per connection; what it says the next time is judged anew', async () => {
  const lookup = publicLookup(answers([v4('1.1.1.1')], [v4('127.0.0.1')]));
  expect(await look(lookup)).toEqual([v4('1.1.1.1')]);
  expect(await look(lookup)).toBeInstanceOf(PrivateAddress);
});

it('a name that nobody has stays the error it is', async () => {
  const unknown = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  expect(await look(publicLookup((_host, _options, done) => done(unknown, [])))).toBe(unknown);
});
