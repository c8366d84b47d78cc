import { downloadOf } from '@/lib/files/utils';
import { loadSlip } from '@/lib/returns/loaders/files';
import { slipName, slipPdf } from '@/lib/returns/utils/slip';

type Context = { params: Promise<{ number: string }> };

/** The slip of a return, to be printed. */
export async function GET(_request: Request, { params }: Context) {
  const slip = await loadSlip('gast', (await params).number);
  return downloadOf(slipName(slip), 'application/pdf', slipPdf(slip));
}

/** Left to the framework, the slip would be drawn and thrown away. */
export async function HEAD(_request: Request, { params }: Context) {
  return downloadOf(slipName(await loadSlip('gast', (await params).number)), 'application/pdf', null);
}
