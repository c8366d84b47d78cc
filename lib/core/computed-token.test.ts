import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { afterEach, expect, it, vi } from 'vitest';
import { testEnvironment } from '@/e2e/support/database';
import { claimedId, computedToken, isComputedToken } from './computed-token';

const database = { url: 'postgres://a@localhost/a', ownerUrl: 'postgres://a@localhost/a' };
Object.assign(process.env, testEnvironment(database));
afterEach(() => vi.unstubAllEnvs());

const id = uuid();
const token = computedToken('order-status', id, 1);

it('the same thing has the same token, which names it and opens it', () => {
  expect(token).toMatch(/^[\w-]{64}$/);
  expect(computedToken('order-status', id, 1)).toBe(token);
  expect(claimedId(token)).toBe(id);
  expect(isComputedToken('order-status', token, id, 1)).toBe(true);
});

it('another version, purpose or thing is not opened by it', () => {
  expect(isComputedToken('order-status', token, id, 2)).toBe(false);
  expect(isComputedToken('shipment-status', token, id, 1)).toBe(false);
  expect(isComputedToken('order-status', token, uuid(), 1)).toBe(false);
  expect(isComputedToken('order-status', computedToken('order-status', uuid(), 1), id, 1)).toBe(false);
});

it('no other spelling of a token opens anything, whichever character changes', () => {
  fc.assert(
    fc.property(fc.nat(63), fc.constantFrom(...'ABab01-_=+/. '), (place, character) => {
      const changed = token.slice(0, place) + character + token.slice(place + 1);
      expect(isComputedToken('order-status', changed, id, 1)).toBe(changed === token);
    }),
  );
});

it.each([
  ['nothing', ''],
  ['an id alone', id],
  ['one character less', token.slice(1)],
  ['one character more', `${token}A`],
  ['padding', `${token.slice(0, 63)}=`],
  ['64 characters whose beginning is no UUID', Buffer.alloc(48, 0x99).toString('base64url')],
  ['a filter object', { startsWith: token }],
  ['a list', [token]],
  ['nobody', null],
])('T43 %s has not the shape of a token', (_what, value) => {
  expect(claimedId(value)).toBeNull();
});
