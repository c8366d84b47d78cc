import type { IncomingMessage } from 'node:http';
import { isApi } from './api';

const KIB = 1024;
/** A form of text fields is far below this; photos go to their own route handlers. */
const FORM_BODY = 256 * KIB;
/** Browsers send a few hundred bytes per report. */
const REPORT_BODY = 16 * KIB;
/** 500 orders with a dozen lines each have 2 MB; the longest known invoice alone has 300 KB. */
const API_BODY = 16 * KIB * KIB;
/** One paper of 20 MB as base64 has 27. */
const API_DOCUMENTS_BODY = 40 * KIB * KIB;

/** A parcel with all that ever happened to it has some 100 KB. */
const SERVICE_BODY = KIB * KIB;

/** A photo has at most 10 MB; up to this, one that is too large is answered on the page it came from. */
const PHOTO_BODY = 24 * KIB * KIB;
const PHOTOS = /^\/(konto|gast)\/retouren\/neu\/[^/]+\/fotos\/hinzufuegen$/;

/** @returns how many bytes of body a request to this path may bring */
export function bodyLimit(path: string): number {
  if (path === '/api/csp-report') return REPORT_BODY;
  if (path === '/api/v1/documents') return API_DOCUMENTS_BODY;
  if (path.startsWith('/api/v1/webhooks/')) return SERVICE_BODY;
  if (isApi(path)) return API_BODY;
  if (PHOTOS.test(path)) return PHOTO_BODY;
  return FORM_BODY;
}

/** TRACE and whatever else is not listed is answered with 405 (T63). */
export const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Watches a body that did not announce its length. What is beyond the limit goes nowhere, its end neither: the framework
 * must not take the part that it has read for the whole.
 * @param request the request; its bytes are counted as the framework reads them
 * @param limit bytes
 * @param onExceeded called once; it answers and closes the connection
 */
export function watchBody(request: IncomingMessage, limit: number, onExceeded: () => void): void {
  let received = 0;
  const push = request.push.bind(request);
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    const before = received;
    received += chunk?.length ?? 0;
    if (received <= limit) return push(chunk, encoding);
    if (before <= limit) onExceeded();
    return true;
  };
}
