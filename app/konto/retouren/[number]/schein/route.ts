import { Readable } from 'node:stream';
import { create } from 'content-disposition';
import { loadSlip } from '@/lib/returns/loaders/slip';
import type { Slip } from '@/lib/returns/types';
import { slipName, slipPdf } from '@/lib/returns/utils/slip';

type Context = { params: Promise<{ number: string }> };

const headersOf = (slip: Slip) => ({
  'Content-Type': 'application/pdf',
  'Content-Disposition': create(slipName(slip)),
  'Cache-Control': 'private, no-store',
});

/** The slip of a return, to be printed. */
export async function GET(_request: Request, { params }: Context) {
  const slip = await loadSlip((await params).number);
  return new Response(Readable.toWeb(slipPdf(slip) as unknown as Readable) as ReadableStream, {
    headers: headersOf(slip),
  });
}

/** Left to the framework, the slip would be drawn and thrown away. */
export async function HEAD(_request: Request, { params }: Context) {
  return new Response(null, { headers: headersOf(await loadSlip((await params).number)) });
}
