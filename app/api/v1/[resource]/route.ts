import { answer, nothingHere, takeCall } from '@/lib/ingest/api';
import { isResource } from '@/lib/ingest/contracts/v1/resources';

type Context = { params: Promise<{ resource: string }> };

/** A shop brings one entry or a batch: products, customers, companies, orders, shipments, documents, … */
export async function POST(request: Request, { params }: Context) {
  const { resource } = await params;
  return isResource(resource)
    ? answer(request, `${resource}:write`, (caller) => takeCall(caller, resource, request))
    : nothingHere();
}
