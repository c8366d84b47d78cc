import { environment } from '@/lib/core/env';
import { openApiDocument } from '@/lib/ingest/contracts/v1/openapi';

export const dynamic = 'force-dynamic';

/** The contract that shops build on, made from the schemas that read their calls. */
export function GET() {
  return Response.json(openApiDocument(environment().NEXTAUTH_URL));
}
