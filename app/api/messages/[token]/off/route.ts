import { redirect } from 'next/navigation';
import { switchByLink } from '@/lib/notifications/mutations/switches';
import { oneClickSchema } from '@/lib/notifications/schema';

type Context = { params: Promise<{ token: string }> };

/** A mail program's own button (RFC 8058): it brings no origin and no cookie, and needs none. */
export async function POST(request: Request, { params }: Context) {
  const body = await request.formData().catch(() => new FormData());
  if (!oneClickSchema.safeParse(Object.fromEntries(body)).success) return new Response(null, { status: 400 });
  const found = await switchByLink((await params).token, false);
  return new Response(null, { status: found ? 200 : 404 });
}

/** A mail program that knows the link and not the button opens it: the page asks first. */
export async function GET(_request: Request, { params }: Context) {
  redirect(`/abmelden-von/${encodeURIComponent((await params).token)}`);
}
