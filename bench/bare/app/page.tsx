import { openDatabase } from '@/lib/core/db';

export const dynamic = 'force-dynamic';

const db = openDatabase(process.env.DATABASE_URL ?? '', Number(process.env.DATABASE_POOL));

/** What Next and Prisma cost when nothing else happens: one query, 20 rows, one list. The yardstick of bench/. */
export default async function BarePage() {
  const orders = await db.order.findMany({
    where: { accountId: process.env.BARE_ACCOUNT ?? '' },
    orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
    take: 20,
    select: { id: true, number: true, placedAt: true, total: true, currency: true },
  });
  return (
    <ul>
      {orders.map(({ id, number, placedAt, total, currency }) => (
        <li key={id}>
          {number} {placedAt.toISOString()} {total} {currency}
        </li>
      ))}
    </ul>
  );
}
