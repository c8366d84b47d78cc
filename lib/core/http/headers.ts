import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** @returns a fresh nonce of 128 bits for one response's scripts */
export const makeNonce = () => randomBytes(16).toString('base64');

/**
 * Content Security Policy of every response. `strict-dynamic` lets the framework's nonce-carrying scripts load their
 * chunks and nothing else run; inline `style` attributes are allowed, inline style elements are not (trust.md, 5).
 * @param nonce of this response
 * @param development the dev server needs eval and injected styles
 */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ` 'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    'report-uri /api/csp-report',
  ].join('; ');
}

const FIXED: Record<string, string> = {
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  // `no-referrer` would make browsers send `Origin: null`, and forms without JavaScript would be refused.
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), browsing-topics=()',
};

/** Sets what every response carries, HTML, JSON, file, redirect and error alike (T36, T37). */
export function setSecurityHeaders(response: ServerResponse, policy: string, traceId: string): void {
  for (const [name, value] of Object.entries(FIXED)) response.setHeader(name, value);
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('X-Request-Id', traceId);
}

/** Of a file: whatever it holds, nothing in it runs or loads, and it is nobody's origin. */
const FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** How long a file is. The framework takes a plain `Content-Length` off whatever a route handler answers. */
export const LENGTH_HEADER = 'X-Portal-Length';

/** How a route handler has encoded its answer. The framework takes the header of the standard off it. */
export const ENCODING_HEADER = 'X-Portal-Encoding';

/** Gives an answer the encoding that its route handler says it has. */
export function settleEncoding(response: ServerResponse): void {
  const encoding = response.getHeader(ENCODING_HEADER);
  if (encoding === undefined) return;
  response.setHeader('Content-Encoding', encoding);
  response.removeHeader(ENCODING_HEADER);
}

/**
 * What says how it wants to be saved is a file, not a page: it gets the policy of files (T53) and its length, which
 * shows a visitor how far a download is and whether it is whole. Asked of the response itself, so that no route that
 * hands out a file can forget it.
 */
export function settleFile(response: ServerResponse): void {
  if (response.hasHeader('Content-Disposition')) {
    response.setHeader('Content-Security-Policy', FILE_POLICY);
    const length = response.getHeader(LENGTH_HEADER);
    // What a route handler has encoded has another length.
    if (length !== undefined && !response.hasHeader('Content-Encoding')) response.setHeader('Content-Length', length);
  }
  response.removeHeader(LENGTH_HEADER);
}

/** Only what the build named by its content may be kept by a browser or a proxy; everything else is somebody's (T33). */
export function settleCaching(response: ServerResponse, path: string): void {
  if (path.startsWith('/_next/static/')) return;
  if (path.startsWith('/art/')) {
    response.setHeader('Cache-Control', 'public, max-age=86400');
    return;
  }
  // Product pictures under the names of their contents; a name that means nothing (yet) is not kept.
  if (path.startsWith('/bilder/') && response.statusCode === 200) {
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    return;
  }
  const current = String(response.getHeader('Cache-Control') ?? '');
  if (!current.includes('no-store')) response.setHeader('Cache-Control', 'private, no-store');
}
