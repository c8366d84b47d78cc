import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import compression from 'compression';
import type { Logger } from 'pino';
import { attachLive, LIVE_HEADER } from '../live';
import { type RequestContext, requestContext } from '../request-context';
import { ADDRESS_HEADER, settleClient, TRACE_HEADER } from './client-address';
import {
  contentSecurityPolicy,
  makeNonce,
  setSecurityHeaders,
  settleCaching,
  settleEncoding,
  settleFile,
} from './headers';
import { settleLanguage } from './language';
import { bodyLimit, METHODS, watchBody } from './limits';
import { logPath } from './log-path';
import { isDocument, machineBody, renderProblem, replaceProblems } from './problem';

/** Tells an open event stream when to come back (ms) before it is closed for a shutdown. */
const STREAM_RETRY = 'retry: 3000\n\n';
/** For requests under way, out of the 10 seconds of a shutdown; `npm start` ends what is left after 6.5. */
const DRAIN_MS = 5_000;

/** Last word on the headers of a response of the application. */
type OnHeaders = (request: IncomingMessage, response: ServerResponse, path: string) => void;

/**
 * Ours and not the framework's, which lies in front of `replaceProblems` and would compress a page piece by piece. It asks of
 * request and response nothing that Express adds to them.
 */
const compress = compression() as unknown as (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void;

/** When a window of the limiter is over for sure. */
const RETRY_AFTER = '60';

/** What a page refuses to show leaves as "nothing here" (the framework knows no better) and gets its own status here. */
function deny(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.setHeader('Retry-After', RETRY_AFTER);
}

/** A stream that a route handler has opened: it ends its answer, but the connection stays with the seat (lib/core/live). */
function settleLive(response: ServerResponse): (() => void) | undefined {
  const ticket = response.getHeader(LIVE_HEADER);
  if (ticket === undefined) return undefined;
  response.removeHeader(LIVE_HEADER);
  return () => {
    if (!attachLive(String(ticket), response)) response.end();
  };
}

export type PortalServer = {
  server: Server;
  /** readiness: false as soon as the shutdown has begun */
  draining: () => boolean;
  /** Ends event streams, lets running requests finish, cuts what is left after 5 s. */
  close: () => Promise<void>;
};

/**
 * The only way a page leaves the house (architecture.md): who asks cannot be forged, every response carries the
 * security headers, 404 and error pages are whole without JavaScript, bodies are bounded, every request is one line
 * of the log, and a shutdown is clean.
 * @param handle the application
 */
export function createPortalServer(
  handle: RequestListener,
  options: { trusted: BlockList; development: boolean; log: Logger; onDrain?: () => void; onHeaders?: OnHeaders },
): PortalServer {
  const streams = new Set<ServerResponse>();
  let draining = false;

  /** Answers without asking the application for the content, but with a whole page for whoever looks at one. */
  async function refuse(request: IncomingMessage, response: ServerResponse, status: number) {
    response.statusCode = status;
    response.setHeader('Cache-Control', 'private, no-store');
    if (!isDocument(request)) {
      const body = machineBody(request, status);
      response.setHeader('Content-Type', body ? 'application/json' : 'text/plain; charset=utf-8');
      response.end(body);
      return;
    }
    const html = await renderProblem(handle, request, status);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(request.method === 'HEAD' ? undefined : html);
  }

  function serve(request: IncomingMessage, response: ServerResponse) {
    const started = performance.now();
    const address = settleClient(request, options.trusted);
    const context: RequestContext = { traceId: randomUUID(), address, statements: 0 };
    const policy = contentSecurityPolicy(makeNonce(), options.development);
    // The framework reads the nonce from here, the application who is asking.
    request.headers['content-security-policy'] = policy;
    request.headers[TRACE_HEADER] = context.traceId;
    request.headers[ADDRESS_HEADER] = address;
    settleLanguage(request);
    setSecurityHeaders(response, policy, context.traceId);

    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    let stream = false;
    response.on('close', () => {
      streams.delete(response);
      options.log.info({
        event: 'request',
        traceId: context.traceId,
        actorId: context.actorId ?? null,
        subjectId: context.subjectId ?? null,
        method: METHODS.has(request.method ?? '') ? request.method : 'OTHER',
        path: logPath(path),
        kind: request.headers.rsc ? 'rsc' : request.headers['next-action'] ? 'action' : 'document',
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
        statements: context.statements,
        aborted: !response.writableFinished,
      });
    });

    compress(request, response, () => undefined);
    requestContext.run(context, () => {
      if (!METHODS.has(request.method ?? '')) {
        response.statusCode = 405;
        response.end();
        return;
      }
      // Problem pages are the server's own; from outside their address does not exist.
      if (path === '/problem' || path.startsWith('/problem/')) return void refuse(request, response, 404);
      const limit = bodyLimit(path);
      const announced = Number(request.headers['content-length'] ?? 0);
      if (announced > limit) return void refuse(request, response, 413);
      const takeOver = replaceProblems(
        request,
        response,
        (status) => renderProblem(handle, request, status),
        () => {
          // The framework fails on a call that it cannot read, but nothing of ours has: it was the caller (T42).
          const unread = request.headers['next-action'] !== undefined && !context.acted;
          if (unread && response.statusCode === 500) response.statusCode = 400;
          if (context.denied) deny(response, context.denied);
          settleCaching(response, path);
          settleFile(response);
          settleEncoding(response);
          options.onHeaders?.(request, response, path);
          stream = String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');
          // Who left before the head did has been heard closing already, and would stay here for good.
          if (stream && !response.destroyed) streams.add(response);
          if (draining) response.setHeader('Connection', 'close');
          return settleLive(response);
        },
      );
      if (request.headers['transfer-encoding']) {
        watchBody(request, limit, () => {
          if (!response.headersSent) response.setHeader('Connection', 'close');
          takeOver(413);
        });
      }
      handle(request, response);
    });
  }

  const server = createServer(serve);
  server.requestTimeout = 60_000;
  server.headersTimeout = 20_000;

  async function close() {
    draining = true;
    options.onDrain?.();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const response of streams) response.end(STREAM_RETRY);
    server.closeIdleConnections();
    let timer: NodeJS.Timeout | undefined;
    // The server says that it is closed once every connection has; one that never says so must not hold the process.
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        server.closeAllConnections();
        setImmediate(resolve);
      }, DRAIN_MS);
    });
    await Promise.race([closed, late]);
    clearTimeout(timer);
  }

  return { server, draining: () => draining, close };
}
