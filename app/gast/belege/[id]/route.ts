import { loadGuestDocument } from '@/lib/documents/loaders';
import { fileHeaders } from '@/lib/files/utils';

type Context = { params: Promise<{ id: string }> };

/** A paper of a guest's order, streamed. */
export async function GET(_request: Request, { params }: Context) {
  const { file, content } = await loadGuestDocument((await params).id);
  return new Response(content, { headers: fileHeaders(file) });
}

/** Left to the framework, the content would be read and thrown away. */
export async function HEAD(_request: Request, { params }: Context) {
  const { file, content } = await loadGuestDocument((await params).id);
  await content.cancel();
  return new Response(null, { headers: fileHeaders(file) });
}
