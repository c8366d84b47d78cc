import { recordViolation } from '@/lib/core/http/csp-report';

/** Browsers report here what the Content Security Policy blocked. */
export async function POST(request: Request) {
  return new Response(null, { status: await recordViolation(await request.json().catch(() => null)) });
}
