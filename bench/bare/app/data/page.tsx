import { scopeIn } from '@/e2e/support/scope';
import { listOrders } from '@/lib/account/queries/list';
import { orderFilterSchema } from '@/lib/account/schema';

export const dynamic = 'force-dynamic';

/**
 * The bare page with the list's own statement in place of its query, and nothing else of the portal: what a list would
 * cost that had no session, no frame, no texts and no looks.
 */
export default async function DataPage() {
  const scope = scopeIn({ id: process.env.BARE_ACCOUNT ?? '', kind: 'private' });
  const { orders } = await listOrders(scope, orderFilterSchema.parse({}), {});
  return (
    <ul>
      {orders.map(({ id, number, placedOn, total, currency }) => (
        <li key={id}>
          {number} {placedOn} {total} {currency}
        </li>
      ))}
    </ul>
  );
}
