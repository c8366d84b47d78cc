import { openDatabase } from '@/lib/core/db';
import { environment } from '@/lib/core/env';
import { recomputeSummaries } from '@/lib/orders/mutations/summaries';
import { recomputeGivenBack } from '@/lib/returns/mutations/quantities';
import { recomputeShipments } from '@/lib/tracking/mutations';

/** `npm run db:recompute`: computes the state of every parcel and every order's summary anew and mends what differs. */
async function main(): Promise<void> {
  const db = openDatabase(environment().DATABASE_URL, 1);
  try {
    // Parcels first: the summaries follow from them.
    const parcels = await recomputeShipments(db);
    console.log(`${parcels.checked} parcels looked at, ${parcels.mended} mended.`);
    const given = await recomputeGivenBack(db);
    console.log(`${given.checked} lines with returns looked at, ${given.mended} mended.`);
    const { checked, mended } = await recomputeSummaries(db);
    for (const order of mended.slice(0, 20)) console.log(`mended: order ${order.number}`);
    if (mended.length > 20) console.log(`… and ${mended.length - 20} more`);
    console.log(`${checked} orders looked at, ${mended.length} mended.`);
  } finally {
    await db.$disconnect();
  }
}

main().catch((error: unknown) => {
  console.error(`The summaries could not be recomputed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
