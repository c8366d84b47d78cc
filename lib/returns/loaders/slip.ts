import { missing } from '@/lib/core/missing';
import { getSlip } from '../queries/slip';
import { returnNumberSchema } from '../schema';
import type { Slip } from '../types';
import { slipPath } from '../utils/paths';
import { requireOwner } from './owner';

/**
 * Gate and data of a slip.
 * @param segment the number as it stands in the address
 * @returns does not return for a visitor without sign-in or look, nor for what has no slip (all the same 404, T02)
 */
export async function loadSlip(segment: string): Promise<Slip> {
  const owner = await requireOwner(slipPath(segment));
  const number = returnNumberSchema.safeParse(segment);
  const slip = number.success ? await getSlip(owner, number.data) : null;
  if (!slip) missing('slip');
  return slip;
}
