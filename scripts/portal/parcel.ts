import { z } from 'zod';
import { db } from '@/lib/core/db';
import { correctParcel } from '@/lib/tracking/mutations';
import { findParcels } from '@/lib/tracking/queries';
import { ShipmentState } from '@/prisma/generated/enums';
import { CommandError } from './command-error';

export const PARCEL_HELP = `  parcel correct <tracking-number> <state> --reason "scanned at the wrong door" [--source name]
      says where a parcel is, against what shop and carrier say; the only way out of "delivered"`;

const reasonSchema = z.string().trim().min(3).max(500);

/** `parcel correct …`: says what was done, or throws a CommandError. */
export async function parcel(
  [action, number, wanted]: (string | undefined)[],
  options: { reason?: string; source?: string },
): Promise<void> {
  const state = z.enum(ShipmentState).safeParse(wanted);
  if (action !== 'correct' || !number || !state.success) {
    const states = Object.values(ShipmentState).join(', ');
    throw new CommandError(`parcel correct takes a tracking number and a state: ${states}.`);
  }
  const reason = reasonSchema.safeParse(options.reason);
  if (!reason.success) throw new CommandError('A correction needs its --reason, 3 to 500 characters.');
  const [found, second] = await findParcels(number, options.source ?? null);
  if (!found) throw new CommandError(`There is no parcel with the number ${number}.`);
  if (second) throw new CommandError(`Several parcels have the number ${number}. Name the shop with --source.`);
  await correctParcel(db, found.id, state.data, reason.data);
  console.log(`The parcel ${number} of order ${found.order} (${found.source}): ${found.state} → ${state.data}.`);
}
