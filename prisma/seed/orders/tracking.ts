import type { Carrier } from './story';

// The addresses lie below .example: the numbers are invented, and nobody's real tracking page should be asked for them.

const carriers: Record<Carrier, { name: string; host: string; number: (order: number, sequence: number) => string }> = {
  post: { name: 'Die Post', host: 'sendung.die-post.example', number: postNumber },
  planzer: { name: 'Planzer', host: 'track.planzer.example', number: (order, sequence) => `PLZ-${order}-${sequence}` },
  dhl: {
    name: 'DHL',
    host: 'sendung.dhl.example',
    number: (order, sequence) => `0034043416${digits(order, 9)}${sequence}`,
  },
  dpd: { name: 'DPD', host: 'paket.dpd.example', number: (order, sequence) => `0980${digits(order, 9)}${sequence}` },
};

/** The Post writes 99.60.FFFFFF.NNNNNNNN; here the order's last digits, then a running number. */
function postNumber(order: number, sequence: number): string {
  return `99.60.00${digits(order % 10_000, 4)}.${digits(1_123_580 + (order - 24_817) * 3 + sequence, 8)}`;
}

const digits = (value: number, length: number) => String(value).padStart(length, '0');

/**
 * How a parcel can be followed.
 * @param order the order's number, 'RW-24817'
 * @param sequence place among the order's parcels, from 1
 */
export function trackingOf(carrier: Carrier, order: string, sequence: number) {
  const { name, host, number } = carriers[carrier];
  const trackingNumber = number(Number(order.replace(/\D/g, '')), sequence);
  const path = encodeURIComponent(trackingNumber.replaceAll('.', ''));
  return { carrier: name, trackingNumber, trackingUrl: `https://${host}/${path}` };
}
