import { loadParcelStream } from '@/lib/account/loaders';

type Context = { params: Promise<{ number: string; id: string }> };

/** Says when the parcel's page has something new. */
export async function GET(request: Request, { params }: Context) {
  const { number, id } = await params;
  return loadParcelStream(request, number, id);
}

/** The framework would open a stream for it that nobody reads. */
export const HEAD = () => new Response(null, { status: 405, headers: { Allow: 'GET' } });
