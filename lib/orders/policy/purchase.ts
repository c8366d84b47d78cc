import type { Purchase } from '@/lib/afterpurchase/types';
import { sumBy } from '@/lib/core/sum';
import type { OrderFacts, OrderSummary, ParcelPieces } from '../types';

/** An order as the one door after the purchase looks at it. */
export function purchaseOf(
  { placedAt, country, regime, completed }: Pick<OrderFacts, 'placedAt' | 'country' | 'regime' | 'completed'>,
  { state, stateDate }: Pick<OrderSummary, 'state' | 'stateDate'>,
): Purchase {
  return {
    ...{ placedAt, country, regime, completed },
    group: regime === 'b2b_none' ? 'company' : 'private',
    lastDeliveredOn: state === 'delivered' ? stateDate : null,
  };
}

/** Parcels that nobody has fetched yet: what is in them is at the shop, but nobody takes it out again. */
export const PACKED = ['label_created', 'packed'] as const satisfies ParcelPieces['state'][];

/** Pieces of a line at the shop that are in a parcel. @param parcels of the line, of states in PACKED */
export const packedOf = (open: number, parcels: readonly { quantity: number }[]): number =>
  Math.min(
    open,
    sumBy(parcels, ({ quantity }) => quantity),
  );
