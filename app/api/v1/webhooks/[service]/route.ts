import { receive } from '@/lib/ingest/api';

type Context = { params: Promise<{ service: string }> };

/** A tracking service tells what happened to parcels. */
export async function POST(request: Request, { params }: Context) {
  return receive(request, (await params).service);
}
