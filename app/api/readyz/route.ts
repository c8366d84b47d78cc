import { headers } from 'next/headers';
import { ADDRESS_HEADER } from '@/lib/core/http/client-address';
import { readiness } from '@/lib/core/readiness';

export const dynamic = 'force-dynamic';

/** 200 or 503 for a balancer; which check failed is told on this machine only (T63). */
export async function GET() {
  const { ready, checks } = await readiness();
  const address = (await headers()).get(ADDRESS_HEADER) ?? '';
  const local = address === '::1' || address.startsWith('127.');
  return Response.json(local ? { ready, checks } : { ready }, { status: ready ? 200 : 503 });
}
