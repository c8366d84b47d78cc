import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endGuestSchema, findGuestOrderSchema, openGuestLinkSchema } from './schema';

const fits = { number: '#RW-24817', proof: '8003' };
const found = (number: unknown, proof: unknown) => findGuestOrderSchema.safeParse({ number, proof });

it('keeps what somebody typed, trimmed', () => {
  expect(found('  # rw 24817 ', ' CH-8003 ').data).toEqual({ number: '# rw 24817', proof: 'CH-8003' });
});

it.each(['', ' ', '#', '--', 'x'.repeat(121), 'RW\n24817', 'RW\u0000'])('a number cannot be %j', (number) => {
  expect(found(number, fits.proof).success).toBe(false);
});

it.each(['', '@', '  ', 'x'.repeat(255), 'a@b.ch\r\nBcc: c@d.ch'])('a proof cannot be %j', (proof) => {
  expect(found(fits.number, proof).success).toBe(false);
});

describe('T42 T43 anything but text is refused, whatever it is', () => {
  const odd = fc.oneof(
    fc.constantFrom(
      { not: '' },
      { startsWith: '' },
      { in: ['8003'] },
      { OR: [] },
      ['8003'],
      new Map(),
      8003,
      null,
      undefined,
      true,
    ),
    fc.object(),
    fc.array(fc.string()),
    fc.integer(),
  );

  it('number, proof and token', () => {
    fc.assert(
      fc.property(odd, (value) => {
        expect(found(value, fits.proof).success).toBe(false);
        expect(found(fits.number, value).success).toBe(false);
        expect(openGuestLinkSchema.safeParse({ token: value }).success).toBe(false);
      }),
    );
  });

  it('and every further field', () => {
    expect(findGuestOrderSchema.safeParse({ ...fits, orderId: 'x' }).success).toBe(false);
    expect(openGuestLinkSchema.safeParse({ token: 'x', orderId: 'x' }).success).toBe(false);
    expect(endGuestSchema.safeParse({ guestId: 'x' }).success).toBe(false);
  });
});
