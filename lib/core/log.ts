import { findSourceMap } from 'node:module';
import pino from 'pino';
import { environment } from './env';
import { requestContext } from './request-context';

type Log = pino.Logger;

function open(): Log {
  const { LOG_LEVEL, LOG_FILE } = environment();
  return pino(
    {
      level: LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // The reference number of a problem page leads to every line of its request.
      mixin: () => {
        const context = requestContext.getStore();
        return context
          ? { traceId: context.traceId, actorId: context.actorId ?? null, subjectId: context.subjectId ?? null }
          : {};
      },
      // An error's message can quote input, so only its kind, code and place are kept (T55).
      serializers: { err: describeError },
      // Under its usual name an error would give the line its message all the same.
      errorKey: 'thrown',
    },
    LOG_FILE
      ? pino.destination({ dest: LOG_FILE, mkdir: true, sync: false })
      : pino.destination({ dest: 1, sync: false }),
  );
}

/** Characters of a message; more of it helps nobody. */
const MESSAGE_MAX = 300;

/** "async s (/…/.next/server/chunks/ssr/x.js:1:2243)" */
const BUILT = /^(.+) \((?:file:\/\/)?(\/.+\/server\/chunks\/.+\.js):(\d+):(\d+)\)$/;

const QUOTES_INPUT = /^(Prisma|Zod|Database|DriverAdapter|SyntaxError)/;

/**
 * What the log keeps of an error: class, code and the places in our files, never the message of a database or
 * validation error, which may quote what somebody typed.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, digest } = error as Error & { code?: unknown; digest?: unknown };
  // The driver's errors are named `error`; only their class tells.
  const foreign = [error.name, error.constructor.name].some((name) => QUOTES_INPUT.test(name));
  return {
    kind: error.name,
    ...(code ? { code: String(code) } : {}),
    ...(digest ? { digest: String(digest) } : {}),
    ...(foreign ? {} : { message: error.message.slice(0, MESSAGE_MAX) }),
    at: (error.stack ?? '')
      .replace(error.message, '')
      .split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 6)
      .map((line) => sourceOf(line.trim().slice(3))),
  };
}

/** A place in the build as the place in the sources it was made from, by the maps that the process has read with it. */
function sourceOf(place: string): string {
  const [, call, file, line, column] = BUILT.exec(place) ?? [];
  if (!call || !file) return place;
  const origin = findSourceMap(file)?.findOrigin(Number(line), Number(column));
  return origin && 'fileName' in origin
    ? `${call} (${origin.fileName}:${origin.lineNumber}:${origin.columnNumber})`
    : place;
}

const key = Symbol.for('mein-konto.log');
const store = globalThis as unknown as Record<symbol, Log | undefined>;

/** The process's structured log (one JSON object per line, so that line breaks in input stay inside one line, T56). */
export function log(): Log {
  store[key] ??= open();
  return store[key];
}

/**
 * From now on what the framework says by the console is lines of the log. It tells of a page that crashed over many lines, with
 * the message (T55, T56) and without the reference that leads from the problem page to it.
 */
export function takeConsole(): void {
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...said: unknown[]) => {
      const err = said.find((part) => part instanceof Error);
      if (err) log()[level]({ event: 'request-failed', err });
      else log()[level]({ event: 'framework', message: said.map(String).join(' ').slice(0, MESSAGE_MAX) });
    };
  }
}
