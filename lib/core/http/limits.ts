import type { IncomingMessage } from 'node:http';

const KIB = 1024;
/** A form of text fields is far below this; photos go to their own route handlers. */
const FORM_BODY = 256 * KIB;
/** Browsers send a few hundred bytes per report. */
const REPORT_BODY = 16 * KIB;

/** @returns how many bytes of body a request to this path may bring */
export function bodyLimit(path: string): number {
  if (path === '/api/csp-report') return REPORT_BODY;
  return FORM_BODY;
}

/** TRACE and whatever else is not listed is answered with 405 (T63). */
export const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Watches a body that did not announce its length.
 * @param request the request; its bytes are counted as the framework reads them
 * @param limit bytes
 * @param onExceeded called once; the request is to be ended there
 */
export function watchBody(request: IncomingMessage, limit: number, onExceeded: () => void): void {
  let received = 0;
  const push = request.push.bind(request);
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    if (chunk) {
      received += chunk.length;
      if (received > limit) {
        request.push = push;
        onExceeded();
        return push(null);
      }
    }
    return push(chunk, encoding);
  };
}
