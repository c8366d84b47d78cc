import { gzipSync } from 'node:zlib';
import { requestLine } from '@/e2e/support/portal';
import type { Side } from './side';

export type Document = {
  /** bytes as sent without compression */
  html: number;
  gzip: number;
  /** part of `html` that is the framework's copy of the page for its client (inline `__next_f` scripts) */
  payload: number;
  /** the highest of a few requests; null for a server without the portal's log */
  statements: number | null;
};

const SAMPLES = 5;

/**
 * What one answer weighs and costs the database.
 * @param logFile of the portal, which counts statements per request
 */
export async function documentOf(side: Side, logFile: string | null): Promise<Document> {
  let html = '';
  let statements: number | null = null;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const response = await fetch(side.url, { headers: side.headers });
    html = await response.text();
    const trace = response.headers.get('x-request-id');
    if (logFile && trace) statements = Math.max(statements ?? 0, (await requestLine(logFile, trace)).statements);
  }
  const scripts = html.match(/<script[^>]*>self\.__next_f[\s\S]*?<\/script>/g) ?? [];
  return {
    html: Buffer.byteLength(html),
    gzip: gzipSync(html).length,
    payload: Buffer.byteLength(scripts.join('')),
    statements,
  };
}
