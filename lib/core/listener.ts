import pg from 'pg';
import { environment } from './env';

const RECONNECT_MS = 1_000;
/** A server that went away without a word is found out by asking it now and then. */
const PROBE_MS = 30_000;
const PROBE_TIMEOUT_MS = 10_000;

/** What somebody wants to hear of one channel. */
export type Ear = {
  onNotice: (payload: string) => void;
  /** it listens from now on, also again after an interruption: what was said before was not heard */
  onUp: () => void;
  /** it hears nothing until `onUp` */
  onDown?: () => void;
};

type Listener = { client: pg.Client | null; ears: Map<string, Ear>; up: boolean; closed: boolean };
const key = Symbol.for('mein-konto.listener');
const store = globalThis as unknown as Record<symbol, Listener | undefined>;
store[key] ??= { client: null, ears: new Map(), up: false, closed: false };
const listener: Listener = store[key];

/** LISTEN takes no parameters; channels are constants of ours. */
const listenOn = (client: pg.Client, channel: string) => client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);

async function connect(): Promise<void> {
  const client = new pg.Client({
    connectionString: environment().DATABASE_URL,
    application_name: 'portal-listener',
    query_timeout: PROBE_TIMEOUT_MS,
  });
  listener.client = client;
  const probe = setInterval(() => client.query('SELECT 1').catch(lost), PROBE_MS).unref();
  let gone = false;
  function lost() {
    if (gone) return;
    gone = true;
    clearInterval(probe);
    listener.up = false;
    client.removeAllListeners('notification');
    client.end().catch(() => undefined);
    for (const ear of listener.ears.values()) ear.onDown?.();
    if (!listener.closed) setTimeout(() => void connect(), RECONNECT_MS).unref();
  }
  client.on('error', lost);
  client.on('end', lost);
  client.on('notification', ({ channel, payload }) => listener.ears.get(channel)?.onNotice(payload ?? ''));
  try {
    await client.connect();
    // Whoever comes meanwhile stands in the same map.
    for (const [channel, ear] of listener.ears) {
      await listenOn(client, channel);
      ear.onUp();
    }
    listener.up = !gone;
  } catch {
    lost();
  }
}

/**
 * Listens to a channel of the database, once per process, for as long as the process lives. One connection serves all
 * channels and comes back by itself.
 */
export function listen(channel: string, ear: Ear): void {
  listener.ears.set(channel, ear);
  if (!listener.client) return void connect();
  const { client, up } = listener;
  if (up)
    listenOn(client, channel).then(
      () => ear.onUp(),
      () => client.end(),
    );
}

/** Gives the connection back when the process ends. */
export async function stopListening(): Promise<void> {
  listener.closed = true;
  await listener.client?.end().catch(() => undefined);
}
