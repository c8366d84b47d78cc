/**
 * Whether a state-changing request comes from our own pages (T34). The framework refuses a foreign `Origin` and `null`
 * but lets a missing one through; here one of the two proofs must be present.
 * @param headers of the request
 * @param publicUrl the portal's own address
 */
export function isSameOrigin(headers: Pick<Headers, 'get'>, publicUrl: string): boolean {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin';
  if (!URL.canParse(origin)) return false;
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  return origin === new URL(publicUrl).origin || new URL(origin).host === host;
}
