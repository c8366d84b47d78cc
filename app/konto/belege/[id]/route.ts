import { loadDocument } from '@/lib/documents/loaders';
import { fileHeaders } from '@/lib/files/utils';

type Context = { params: Promise<{ id: string }> };

/** A paper of the active account, streamed. */
export async function GET(_request: Request, { params }: Context) {
  const { file, content } = await loadDocument((await params).id);
  return new Response(content, { headers: fileHeaders(file) });
}

/** Left to the framework, the content would be read and thrown away. */
export async function HEAD(_request: Request, { params }: Context) {
  const { file, content } = await loadDocument((await params).id);
  await content.cancel();
  return new Response(null, { headers: fileHeaders(file) });
}
