import { answer, missed } from '@/lib/ingest/api';
import { getSourceOrder } from '@/lib/ingest/queries/orders';

type Context = { params: Promise<{ id: string }> };

/** An order as the portal shows it, for the shop that brought it. */
export async function GET(request: Request, { params }: Context) {
  const { id } = await params;
  return answer(request, 'orders:read', async (caller) => {
    const order = await getSourceOrder(caller, id);
    return order ? Response.json(order) : missed(caller, 'There is no order with this id.');
  });
}
