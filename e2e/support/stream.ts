import { expect } from '@playwright/test';

/** An event stream as a browser reads it. */
export async function openStream(url: string, headers: Record<string, string> = {}) {
  const left = new AbortController();
  const init = {
    headers: { accept: 'text/event-stream', ...headers },
    signal: left.signal,
    redirect: 'manual',
  } as const;
  const response = await fetch(url, init);
  const heard = { text: '', ended: false };
  const read = async () => {
    for await (const chunk of response.body ?? []) heard.text += new TextDecoder().decode(chunk);
    heard.ended = true;
  };
  // Who leaves, and a server that ends, break the connection.
  void read().catch(() => {
    heard.ended = true;
  });
  return {
    status: response.status,
    headers: response.headers,
    heard,
    hears: (words: string | RegExp, timeout = 5_000) => expect.poll(() => heard.text, { timeout }).toMatch(words),
    leave: () => left.abort(),
  };
}
