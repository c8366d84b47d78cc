import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { listen } from './listener';
import { log } from './log';

/**
 * Who changes something that pages show live says so here, in the transaction of the change: words `<id>:<revision>`,
 * separated by blanks, at most LIVE_WORDS in one notice.
 */
export const LIVE_CHANNEL = 'live';
/** PostgreSQL takes 8,000 bytes; a word is a UUID and a number of up to ten digits. */
export const LIVE_WORDS = 150;

/** Open pages per process: the 2,000 that are promised, and some who are just coming or going. */
const STREAMS_MAX = 2_500;
/** Open pages of one session. Over HTTP/1.1 a browser has six connections to a host, and needs some for its pages. */
const OWNER_MAX = 4;
/** Proxies cut what is silent, most of them after 60 s; also how soon the stream of an ended session ends. */
export const HEARTBEAT_MS = 25_000;
/** After an interruption everybody looks anew, spread over this time. */
const SPREAD_MS = 10_000;
/** The first viewer of a process waits so long for its connection to listen; then it begins without. */
const LISTEN_MS = 2_000;
const RETRY_AFTER = '60';

/** How a route handler hands a stream over to the server entry: the name of the seat that goes on writing. */
export const LIVE_HEADER = 'X-Portal-Live';

const OPENING = 'retry: 3000\n\n';
const PING = ': \n\n';
const END = 'event: end\ndata: 0\n\n';

/** Which of these may still look. */
export type LiveGate = (owners: readonly string[]) => Promise<ReadonlySet<string>>;

/** What a stream says next: look again, within so many ms; the id says what the look will show. */
type Word = { revision: number | null; spread: number };

type Hub = {
  seats: Map<string, Set<Seat>>;
  /** between the route handler's answer and its head leaving the house */
  tickets: Map<string, Seat>;
  owners: Map<string, number>;
  count: number;
  /** resolves when the connection listens */
  listening: PromiseWithResolvers<void> | null;
  timer: NodeJS.Timeout | null;
  closed: boolean;
};
const key = Symbol.for('mein-konto.live');
const store = globalThis as unknown as Record<symbol, Hub | undefined>;
store[key] ??= {
  ...{ seats: new Map(), tickets: new Map(), owners: new Map() },
  ...{ count: 0, listening: null, timer: null, closed: false },
};
const hub: Hub = store[key];

/** One open page. It is told to look again, never what there is to see: a slow reader misses nothing. */
class Seat {
  private readonly ticket = randomUUID();
  private to: Writable | null = null;
  private waiting: Word | null = null;
  private left = false;

  constructor(
    readonly topic: string,
    readonly owner: string,
    readonly gate: LiveGate,
  ) {
    hub.count += 1;
    hub.owners.set(owner, (hub.owners.get(owner) ?? 0) + 1);
    hub.seats.set(topic, (hub.seats.get(topic) ?? new Set()).add(this));
  }

  /** @param seen revision that the page shows. @returns what the server entry takes the seat over by */
  open(current: number, seen: string | null): string {
    const told = this.waiting;
    const newest = Math.max(current, told?.revision ?? 0);
    this.waiting = told?.revision === null || String(newest) !== seen ? { revision: newest, spread: 0 } : null;
    if (!this.left) hub.tickets.set(this.ticket, this);
    return this.ticket;
  }

  attach(to: Writable): void {
    this.to = to;
    to.on('drain', () => this.flush());
    to.on('close', () => this.leave());
    to.write(OPENING);
    this.flush();
  }

  tell(word: Word): void {
    this.waiting = word;
    this.flush();
  }

  private flush(): void {
    if (!this.waiting || !this.hasRoom()) return;
    const { revision, spread } = this.waiting;
    this.waiting = null;
    this.to?.write(`${revision === null ? '' : `id: ${revision}\n`}data: ${spread}\n\n`);
  }

  private hasRoom(): boolean {
    return !this.left && this.to?.writableNeedDrain === false;
  }

  ping(): void {
    if (this.hasRoom()) this.to?.write(PING);
  }

  end(): void {
    if (this.left) return;
    this.leave();
    this.to?.end(END);
  }

  leave(): void {
    if (this.left) return;
    this.left = true;
    hub.tickets.delete(this.ticket);
    hub.count -= 1;
    const others = (hub.owners.get(this.owner) ?? 1) - 1;
    if (others > 0) hub.owners.set(this.owner, others);
    else hub.owners.delete(this.owner);
    const seats = hub.seats.get(this.topic);
    seats?.delete(this);
    if (seats?.size === 0) hub.seats.delete(this.topic);
  }
}

const allSeats = () => [...hub.seats.values()].flatMap((seats) => [...seats]);

function onNotice(payload: string): void {
  for (const word of payload.split(' ')) {
    const [topic = '', revision] = word.split(':');
    for (const seat of hub.seats.get(topic) ?? []) seat.tell({ revision: Number(revision), spread: 0 });
  }
}

/** Starts to listen with the first viewer, and waits until it does. */
async function listening(): Promise<void> {
  if (!hub.listening) {
    const first = Promise.withResolvers<void>();
    hub.listening = first;
    let before = false;
    listen(LIVE_CHANNEL, {
      onNotice,
      onUp: () => {
        // What was said since the interruption was not heard.
        if (before) for (const seat of allSeats()) seat.tell({ revision: null, spread: SPREAD_MS });
        before = true;
        first.resolve();
      },
    });
    hub.timer = setInterval(() => void beat(), HEARTBEAT_MS).unref();
  }
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LISTEN_MS);
  });
  await Promise.race([hub.listening.promise, late]);
  clearTimeout(timer);
}

/** Asks, once per kind of gate, who may still look, ends the streams of the others, and keeps the rest alive. */
export async function beat(): Promise<void> {
  for (const [gate, seats] of Map.groupBy(allSeats(), (seat) => seat.gate)) {
    try {
      const owners = await gate([...new Set(seats.map(({ owner }) => owner))]);
      for (const seat of seats) if (!owners.has(seat.owner)) seat.end();
    } catch (error) {
      // The streams say nothing but "look again", and every look is asked who it is: they stay until it is known.
      log().error({ event: 'live-gate-failed', err: error });
    }
    for (const seat of seats) seat.ping();
  }
}

export type LiveOptions = {
  /** id of what is looked at */
  topic: string;
  /** who looks: all of an owner's streams end when the gate no longer names it */
  owner: string;
  gate: LiveGate;
  /** reads the revision of today, within the rights of who asks; null = there is no such thing for them */
  read: () => Promise<number | null>;
};

/**
 * Answers with a stream of server-sent events that says when to look again. Nothing is missed between two connections:
 * the browser says which revision it has seen (`Last-Event-ID`, or `stand` of the address for the first time), and hears
 * at once if there is another.
 * @returns null if `read` finds nothing; 503 if too many pages are open, or the process is about to end
 */
export async function openLive(request: Request, { topic, owner, gate, read }: LiveOptions): Promise<Response | null> {
  if (hub.closed || hub.count >= STREAMS_MAX || (hub.owners.get(owner) ?? 0) >= OWNER_MAX) {
    return new Response(null, { status: 503, headers: { 'Retry-After': RETRY_AFTER } });
  }
  // Seated before the look: what changes meanwhile is heard.
  const seat = new Seat(topic, owner, gate);
  request.signal.addEventListener('abort', () => seat.leave());
  try {
    await listening();
    const current = await read();
    if (current === null) {
      seat.leave();
      return null;
    }
    const seen = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('stand');
    return new Response(null, {
      headers: {
        [LIVE_HEADER]: seat.open(current, seen),
        'Content-Type': 'text/event-stream; charset=utf-8',
        // Compressing or collecting would keep events back.
        'Cache-Control': 'private, no-store, no-transform',
        'X-Accel-Buffering': 'no',
      },
    });
  } catch (error) {
    seat.leave();
    throw error;
  }
}

/**
 * The server entry's part: the framework has answered and is done with the request, the connection stays. 2,000 of them
 * cost a third of the memory that they do with the framework's own streams around each.
 * @returns false if nobody waits for it
 */
export function attachLive(ticket: string, to: Writable): boolean {
  const seat = hub.tickets.get(ticket);
  hub.tickets.delete(ticket);
  seat?.attach(to);
  return seat !== undefined;
}

/** No more streams from now on; those that are open are ended by the server, which tells them when to come back. */
export function closeLive(): void {
  hub.closed = true;
  if (hub.timer) clearInterval(hub.timer);
}
