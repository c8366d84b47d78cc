import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ENCODING_HEADER } from '@/lib/core/http/headers';
import { drawSheet } from '@/lib/core/pictures';

const pack = promisify(gzip);

/** The pictures of a page as one file; public, as the pictures are. The server's entry says how long it may be kept. */
export async function GET(request: Request, { params }: { params: Promise<{ sheet: string }> }) {
  const sheet = await drawSheet((await params).sheet);
  if (sheet === null) return new Response(null, { status: 404 });
  const headers = { 'Content-Type': 'image/svg+xml', Vary: 'Accept-Encoding' };
  // The framework does not compress what a route handler answers; should it begin to, it shall not do so twice.
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return new Response(sheet, { headers });
  return new Response(new Uint8Array(await pack(sheet)), {
    headers: { ...headers, 'Cache-Control': 'no-transform', [ENCODING_HEADER]: 'gzip' },
  });
}
