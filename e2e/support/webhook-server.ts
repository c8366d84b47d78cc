import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as a shop's endpoint got it: `body` as it stood on the wire. */
export type Received = { url: string; headers: Record<string, string>; body: string };
type Rule = (response: http.ServerResponse, message: Received) => void;

/** Answers with a status and nothing else. */
export const answer = (status: number, headers: http.OutgoingHttpHeaders = {}): Rule => {
  return (response) => void response.writeHead(status, headers).end();
};

/** A shop's endpoint that keeps what comes and answers by a rule, which may be exchanged at any time. */
export async function startWebhookServer() {
  const received: Received[] = [];
  const state: { rule: Rule } = { rule: answer(204) };
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = request.headers as Record<string, string>;
    const message = { url: request.url ?? '', headers, body: Buffer.concat(chunks).toString('utf8') };
    received.push(message);
    state.rule(response, message);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/hook`,
    received,
    state,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
