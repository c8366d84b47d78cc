import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { APIRequestContext, APIResponse } from '@playwright/test';

type Manifest = { node: Record<string, { exportedName?: string }> };

const DIST = resolve(import.meta.dirname, '../..', process.env.NEXT_DIST_DIR || '.next');

const manifest = () =>
  JSON.parse(readFileSync(join(DIST, 'server/server-reference-manifest.json'), 'utf8')) as Manifest;

/** Names of the actions that the build has, sorted. */
export function actionNames(): string[] {
  return Object.values(manifest().node)
    .flatMap(({ exportedName }) => exportedName ?? [])
    .sort();
}

/** Id of an exported server action, as the build gave it. */
export function actionId(name: string): string {
  const found = Object.entries(manifest().node).find(([, entry]) => entry.exportedName === name);
  if (!found) throw new Error(`The build has no action ${name}`);
  return found[0];
}

/** The two proofs of origin a browser gives; a call without either must be refused (T34). */
export const fromOwnPage = (url: string) => ({ origin: new URL(url).origin });

/**
 * Calls a server action as the browser's script does, with whatever a stranger could send.
 * @param fields of the form; a list for a name sent several times
 * @param headers besides the action's own; `origin` is not added by itself
 */
export function callAction(
  request: APIRequestContext,
  call: { name: string; on: string; fields: Record<string, string>; headers?: Record<string, string> },
): Promise<APIResponse> {
  // The form's fields first: the arguments (previous state, the form under number 1) are read as soon as they arrive.
  const multipart = new FormData();
  for (const [name, value] of Object.entries(call.fields)) multipart.append(`_1_${name}`, value);
  multipart.append('0', JSON.stringify([{ status: 'idle' }, '$K1']));
  return postAction(request, { ...call, body: multipart });
}

/** Sends an action any body at all. */
export function postAction(
  request: APIRequestContext,
  call: { name: string; on: string; body: FormData | string; headers?: Record<string, string> },
): Promise<APIResponse> {
  const { name, on, body, headers } = call;
  return request.post(on, {
    ...(typeof body === 'string' ? { data: body } : { multipart: body }),
    maxRedirects: 0,
    headers: {
      'next-action': actionId(name),
      accept: 'text/x-component',
      ...(typeof body === 'string' ? { 'content-type': 'text/plain;charset=UTF-8' } : {}),
      ...headers,
    },
  });
}

/** Where an action leads; null if the form comes back. */
export function redirectOf(response: APIResponse): string | null {
  return response.headers()['x-action-redirect']?.split(';')[0] ?? null;
}
