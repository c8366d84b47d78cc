import { loadManual } from '@/lib/documents/loaders';
import { fileHeaders } from '@/lib/files/utils';

type Context = { params: Promise<{ id: string }> };

/** A manual or care sheet of something that the active account has ordered, streamed. */
export async function GET(_request: Request, { params }: Context) {
  const { file, content } = await loadManual((await params).id);
  return new Response(content, { headers: fileHeaders(file) });
}

/** Left to the framework, the content would be read and thrown away. */
export async function HEAD(_request: Request, { params }: Context) {
  const { file, content } = await loadManual((await params).id);
  await content.cancel();
  return new Response(null, { headers: fileHeaders(file) });
}
