import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { inject } from 'light-my-request';
import { requestContext } from '../request-context';
import { apiProblemBody, isApi } from './api';

/** Marks the server's own request for a problem page; the server deletes it from requests that come from outside. */
export const PROBLEM_HEADER = 'x-portal-problem';

/** A page somebody looks at, as opposed to a client navigation, a server action by script, an API call or a file. */
export function isDocument(request: IncomingMessage): boolean {
  const { headers, url = '/' } = request;
  if (headers.rsc !== undefined || headers['next-action'] !== undefined) return false;
  if (url.startsWith('/api/') || url.startsWith('/_next/')) return false;
  return (
    String(headers.accept ?? '*/*').includes('text/html') ||
    headers['sec-fetch-dest'] === 'document' ||
    !headers['sec-fetch-dest']
  );
}

/** @returns what a machine is told in place of a page; '' where nobody has agreed on a shape */
export function machineBody(request: IncomingMessage, status: number): string {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  return isApi(path) ? apiProblemBody(status, String(request.headers['x-portal-trace'] ?? '')) : '';
}

/** The framework answers these with an empty body when JavaScript is off. */
const needsPage = (status: number) => status === 404 || status === 413 || status === 429 || status >= 500;

/** Describe the body that was dropped. */
const BODY_HEADERS = ['content-length', 'content-encoding', 'transfer-encoding', 'etag', 'link'];

/** Only what a rendered problem page depends on: language, sign-in, colour scheme. */
const PASSED_ON = [
  'accept-language',
  'cookie',
  'host',
  'user-agent',
  'x-portal-trace',
  'x-portal-address',
  'x-portal-language',
  'content-security-policy',
];

/**
 * Renders a problem page through the application itself.
 * @param handle the application
 * @param request whose language and cookies the page follows
 * @param status 404, 413, 500 …
 * @returns HTML; a plain sentence if even that fails, so that nobody gets an empty page
 */
export async function renderProblem(
  handle: RequestListener,
  request: IncomingMessage,
  status: number,
): Promise<string> {
  const headers: Record<string, string> = { [PROBLEM_HEADER]: String(status), accept: 'text/html' };
  for (const name of PASSED_ON) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  try {
    const answer = await inject(handle, { method: 'GET', url: `/problem/${status}`, headers });
    if (answer.statusCode === 200 && answer.payload) return answer.payload;
  } catch {
    // falls through to the sentence: the reason is already in the log of the request itself
  }
  const reference = String(request.headers['x-portal-trace'] ?? '');
  return `<!doctype html><html lang="de"><meta charset="utf-8"><title>Problem</title><p>Das hat nicht geklappt. Bitte versuchen Sie es später noch einmal. Referenz: ${reference}</p></html>`;
}

const typeOf = (response: ServerResponse) => String(response.getHeader('content-type') ?? '');
const isJson = (response: ServerResponse) => typeOf(response).includes('json');
const isPage = (response: ServerResponse) => typeOf(response).startsWith('text/html');

/** What a call of `write` or `end` brings to send. */
function chunkOf([chunk, encoding]: unknown[]): Buffer[] {
  if (typeof chunk === 'string')
    return [Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')];
  return chunk instanceof Uint8Array ? [Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)] : [];
}

/** Takes over what `writeHead` brings, so that whoever settles the head sees all of it and has the last word. */
function setHead(response: ServerResponse, args: unknown[]): void {
  if (typeof args[0] === 'number') response.statusCode = args[0];
  const headers = args.at(-1);
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) return;
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  args.pop();
}

/**
 * Watches a response: when it turns out to be a problem for somebody who looks at a page, the framework's body is
 * dropped and a whole page sent in its place, with the status kept.
 * @param render gives the page for a status
 * @param settle last word on status and headers, called before they leave; what it returns goes on with the response where
 *   the application ends it
 * @returns answers with a status in the application's place; what the application says from then on, nobody hears
 */
export function replaceProblems(
  request: IncomingMessage,
  response: ServerResponse,
  render: (status: number) => Promise<string>,
  settle: (status: number) => (() => void) | undefined,
): (status: number) => void {
  const original = { writeHead: response.writeHead, write: response.write, end: response.end };
  const document = isDocument(request);
  const forMachine = machineBody(request, 404) !== '';
  // The compression lies behind these functions and calls them again for the head, so they stay for the whole response.
  let phase: 'undecided' | 'pass' | 'drop' = 'undecided';
  let goOn: (() => void) | undefined;

  const decide = () => {
    if (phase !== 'undecided') return;
    goOn = settle(response.statusCode);
    const { statusCode } = response;
    const unworded = forMachine && statusCode >= 400 && !isJson(response);
    phase = unworded || (document && needsPage(statusCode)) ? 'drop' : 'pass';
  };

  // Kept back until the end are a navigation by script, which gets its head before the page has found out that there is
  // nothing to show (then the router reads 404 and asks for the document, which is the same for everybody: T01), and a
  // page, which leaves in one piece with its length: the framework writes and flushes every few elements.
  const context = requestContext.getStore();
  const navigation = request.headers.rsc !== undefined && request.method === 'GET';
  const kept: Buffer[] = [];
  let keeping = navigation;
  const keep = (name: 'writeHead' | 'write' | 'end', args: unknown[]): boolean => {
    if (phase === 'undecided' && document && isPage(response)) keeping = true;
    if (!keeping) return false;
    if (name !== 'writeHead') kept.push(...chunkOf(args));
    if (name !== 'end') return true;
    keeping = false;
    if (navigation && context?.missing && response.statusCode === 200) {
      response.statusCode = 404;
      for (const header of BODY_HEADERS) response.removeHeader(header);
      args.length = 0;
      return false;
    }
    decide();
    if (phase === 'drop') return false;
    const body = Buffer.concat(kept);
    if (request.method !== 'HEAD') response.setHeader('Content-Length', body.length);
    args.splice(0, args.length, body);
    return false;
  };

  let answered = false;
  const sendPage = async () => {
    if (answered) return;
    answered = true;
    const status = response.statusCode;
    const body = document ? await render(status) : machineBody(request, status);
    if (response.destroyed) return;
    for (const name of BODY_HEADERS) response.removeHeader(name);
    response.setHeader('Content-Type', forMachine ? 'application/json' : 'text/html; charset=utf-8');
    response.statusCode = status;
    phase = 'pass';
    original.end.call(response, request.method === 'HEAD' ? undefined : body, 'utf8');
    phase = 'drop';
  };

  const replacement =
    (name: 'writeHead' | 'write' | 'end') =>
    (...args: unknown[]) => {
      if (name === 'writeHead' && phase === 'undecided') setHead(response, args);
      if (keep(name, args)) return name === 'write' ? true : response;
      decide();
      if (name === 'writeHead') args[0] = response.statusCode;
      if (goOn && name === 'end' && phase === 'pass') {
        // Taken before it is called: it may end the response itself.
        const next = goOn;
        goOn = undefined;
        next();
        return response;
      }
      if (phase === 'pass') return (original[name] as (...all: unknown[]) => unknown).apply(response, args);
      if (name === 'end') void sendPage();
      return name === 'write' ? true : response;
    };
  Object.assign(response, {
    writeHead: replacement('writeHead'),
    write: replacement('write'),
    end: replacement('end'),
  });

  return (status) => {
    if (response.headersSent) return void response.destroy();
    phase = 'drop';
    response.statusCode = status;
    settle(status);
    void sendPage();
  };
}
