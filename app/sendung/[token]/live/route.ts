import { loadParcelStatusStream } from '@/lib/guest/loaders';

type Context = { params: Promise<{ token: string }> };

/** Says when the page of the parcel has something new. */
export async function GET(request: Request, { params }: Context) {
  return loadParcelStatusStream(request, (await params).token);
}

/** The framework would open a stream for it that nobody reads. */
export const HEAD = () => new Response(null, { status: 405, headers: { Allow: 'GET' } });
