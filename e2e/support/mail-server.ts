import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as its reader takes it apart: headers by lower-case name with folded lines joined, and both bodies. */
export function readMail(source: string) {
  const whole = part(source.replaceAll('\r\n', '\n'));
  const boundary = /boundary="([^"]+)"/.exec(whole.headers['content-type'] ?? '')?.[1];
  if (!boundary) throw new Error('The mail has one part only.');
  const parts = whole.body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((inner) => part(inner.slice(1)));
  const bodyOf = (type: string) => {
    const found = parts.find(({ headers }) => headers['content-type']?.startsWith(type));
    return decoded(found?.body ?? '', found?.headers['content-transfer-encoding']);
  };
  return {
    names: whole.names,
    headers: whole.headers,
    types: parts.map(({ headers }) => headers['content-type']?.split(';')[0]),
    text: bodyOf('text/plain'),
    html: bodyOf('text/html'),
  };
}

function part(source: string) {
  const [head = '', ...body] = source.split('\n\n');
  const fields = head
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]);
  const headers: Record<string, string> = Object.fromEntries(fields);
  return { names: fields.map(([name]) => name).sort(), headers, body: body.join('\n\n') };
}

function decoded(body: string, encoding: string | undefined): string {
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The addresses of a header, by its grammar: what is quoted or an encoded word is a name, never an address. */
export const recipientsOf = (header = '') =>
  header
    .replace(/"(\\.|[^"\\])*"/g, '')
    .split(',')
    .map((one) => /^[^<>@,;:]*<([^<>]*)>$/.exec(one.trim())?.[1] ?? one.trim());

/** What a mail server says where it does not say yes. */
export class Refusal extends Error {
  constructor(readonly responseCode: number) {
    super('Refused by the test');
  }
}

/** Asked at each step of a delivery; may refuse by throwing, or not answer at all. */
export type Rules = {
  mailFrom?: () => void | Promise<void>;
  rcptTo?: (address: string) => void | Promise<void>;
  /** the command DATA came, its content is on its way */
  dataBegins?: () => void;
  /** the content is here, the answer is not given yet */
  data?: () => void | Promise<void>;
  /** the answer 250 was written */
  accepted?: () => void;
};
export type Received = { from: string; to: string[]; source: string };

/** A real mail server that keeps what it takes. `rules` may be exchanged at any time. */
export async function startMailServer() {
  const received: Received[] = [];
  const state: { rules: Rules } = { rules: {} };
  const answer = (step: () => void | Promise<void> | undefined, reply: (error?: Error | null) => void) =>
    Promise.resolve()
      .then(step)
      .then(() => reply(), reply);

  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 500,
    onMailFrom: (_address, _session, reply) => void answer(() => state.rules.mailFrom?.(), reply),
    onRcptTo: ({ address }, _session, reply) => void answer(() => state.rules.rcptTo?.(address), reply),
    onData(stream, session, reply) {
      const chunks: Buffer[] = [];
      state.rules.dataBegins?.();
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString('utf8'),
        };
        const accept = (error?: Error | null) => {
          if (!error) received.push(mail);
          reply(error);
          if (!error) state.rules.accepted?.();
        };
        void answer(() => state.rules.data?.(), accept);
      });
    },
  });
  // A client that was killed takes its connection with it.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    state,
    /** Breaks all connections, as a lost network does. */
    dropConnections: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
