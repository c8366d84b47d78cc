import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const pack = promisify(gzip);
const PREFIX = '/_next/static/';

/** What a build consists of; another kind of file is left to the framework. */
const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'application/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
};
/** Fonts are compressed already. */
const packed = (path: string) => extname(path) !== '.woff2';

type Asset = { type: string; plain: Buffer; gzip: Buffer | null };

/**
 * Answers for scripts, styles and fonts of the build, which the framework would read and compress anew for every visitor:
 * a first view waits for them. Each is packed once, when it is first asked for, and kept (about 1 MB in all).
 * @param folder `static` below the folder of the build; only what lies there when the process starts is ever answered
 * @returns false: not one of these, ask somebody else
 */
export async function buildAssets(
  folder: string,
): Promise<(request: IncomingMessage, response: ServerResponse) => boolean> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  for (const entry of entries) {
    if (!entry.isFile() || !types[extname(entry.name)]) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(PREFIX + path.slice(folder.length + 1).replaceAll(sep, '/'), path);
  }
  const kept = new Map<string, Promise<Asset>>();
  const load = (path: string) => {
    const loaded = kept.get(path) ?? read(path);
    kept.set(path, loaded);
    return loaded;
  };
  return (request, response) => {
    const path = files.get(request.url?.split('?', 1)[0] ?? '');
    if (!path || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    load(path).then(
      (asset) => send(request, response, asset),
      () => {
        kept.delete(path);
        response.statusCode = 500;
        response.end();
      },
    );
    return true;
  };
}

async function read(path: string): Promise<Asset> {
  const plain = await readFile(path);
  const type = types[extname(path)] ?? '';
  return { type, plain, gzip: packed(path) ? await pack(plain, { level: constants.Z_BEST_COMPRESSION }) : null };
}

function send(request: IncomingMessage, response: ServerResponse, { type, plain, gzip }: Asset): void {
  const wanted = gzip && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) ? gzip : null;
  response.setHeader('Content-Type', type);
  // The name follows from the content.
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  if (gzip) response.setHeader('Vary', 'Accept-Encoding');
  if (wanted) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', (wanted ?? plain).length);
  response.end(request.method === 'HEAD' ? undefined : (wanted ?? plain));
}
