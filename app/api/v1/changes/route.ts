import { answer, parsedQuery } from '@/lib/ingest/api';
import { listShopRequests } from '@/lib/webhooks/queries';
import { changesAnswerSchema, changesQuerySchema } from '@/lib/webhooks/schema';

/** What the portal asks of the shop since a cursor: the same messages that webhooks push. */
export async function GET(request: Request) {
  return answer(request, 'changes:read', async ({ source }) => {
    const query = parsedQuery(request, changesQuerySchema);
    return Response.json(changesAnswerSchema.parse(await listShopRequests({ sourceId: source.id }, query)));
  });
}
