import type { IncomingMessage, ServerResponse } from 'node:http';
import { clearedCookie, cookieName } from '../cookies';

/**
 * A sentence left for the next page is shown once: pages cannot take cookies away, the entry can. An action called by
 * script brings that page in its own answer, so the cookie need not reach the browser at all.
 */
export function clearShownFlash(request: IncomingMessage, response: ServerResponse, path: string) {
  const name = cookieName('portal-flash');
  if (request.headers['next-action']) {
    const cookies = [response.getHeader('Set-Cookie') ?? []].flat().map(String);
    const others = cookies.filter((cookie) => !cookie.startsWith(`${name}=`));
    if (others.length < cookies.length) response.setHeader('Set-Cookie', others);
    return;
  }
  const shown = request.method === 'GET' && !path.startsWith('/_next/') && response.statusCode === 200;
  if (shown && request.headers.cookie?.includes(`${name}=`)) {
    response.appendHeader('Set-Cookie', clearedCookie('portal-flash'));
  }
}
