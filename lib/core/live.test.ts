import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterEach, expect, it, vi } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import {
  attachLive,
  beat,
  closeLive,
  LIVE_CHANNEL,
  LIVE_HEADER,
  type LiveGate,
  type LiveOptions,
  openLive,
} from './live';
import { requestContext } from './request-context';

const { db } = await testDatabase();

const everybody: LiveGate = async (owners) => new Set(owners);
const open: Reader[] = [];

type Asked = Partial<LiveOptions> & { stand?: string; lastEventId?: string };
function ask({ stand = '1', lastEventId, ...options }: Asked = {}) {
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const request = new Request(`http://localhost/live?stand=${stand}`, { headers });
  const all = { topic: randomUUID(), owner: randomUUID(), gate: everybody, read: async () => 1, ...options };
  return openLive(request, all);
}

/** A browser that keeps all it is told. */
class Reader {
  text = '';
  ended = false;
  readonly stream = new PassThrough({ highWaterMark: 40 });

  constructor(response: Response | null) {
    if (!attachLive(response?.headers.get(LIVE_HEADER) ?? '', this.stream)) throw new Error('no stream');
    this.stream.on('end', () => {
      this.ended = true;
    });
    open.push(this);
  }

  read(): this {
    this.stream.on('data', (chunk: Buffer) => {
      this.text += chunk;
    });
    return this;
  }

  async leave(): Promise<void> {
    if (!this.stream.destroyed) await once(this.stream.destroy(), 'close');
  }

  get events(): string[] {
    return this.text.split('\n\n').filter((part) => part.includes('data: '));
  }
}

async function viewer(asked?: Asked): Promise<Reader> {
  const response = await ask(asked);
  if (!response) throw new Error('nothing there');
  return new Reader(response).read();
}

const say = (words: string) => db.$executeRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${words})`;
const listeners = () => db.$queryRaw<{ pid: number }[]>`
  SELECT pid FROM pg_stat_activity WHERE application_name = 'portal-listener' AND datname = current_database()`;
const statementsOf = async (work: () => Promise<unknown>) => {
  const context = { traceId: '', address: '', statements: 0 };
  await requestContext.run(context, work);
  return context.statements;
};

afterEach(async () => {
  await Promise.all(open.splice(0).map((reader) => reader.leave()));
});

it('who looks at a thing is told of its changes, once committed, and of nobody else’s', async () => {
  const [topic, other] = [randomUUID(), randomUUID()];
  const [mine, theirs] = [await viewer({ topic }), await viewer({ topic: other })];
  await db
    .$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${`${topic}:2`})`;
      throw new Error('no');
    })
    .catch(() => undefined);
  await say(`${randomUUID()}:9 ${topic}:3 ${other}:4`);
  await vi.waitFor(() => expect(theirs.events).toEqual(['id: 4\ndata: 0']));
  expect(mine.events).toEqual(['id: 3\ndata: 0']);
  expect(mine.text).toMatch(/^retry: 3000\n\n/);
});

it('who comes back hears at once of what was missed, and nothing if nothing was', async () => {
  const current = async () => 7;
  const readers = await Promise.all([
    viewer({ read: current, stand: '7' }),
    viewer({ read: current, stand: '6' }),
    viewer({ read: current, stand: '5', lastEventId: '7' }),
    viewer({ read: current, stand: '7', lastEventId: '6' }),
  ]);
  await vi.waitFor(() => expect(readers[3]?.events).toHaveLength(1));
  const missed = ['id: 7\ndata: 0'];
  expect(readers.map(({ events }) => events)).toEqual([[], missed, [], missed]);
});

it('a change between the look and the stream is not missed', async () => {
  const topic = randomUUID();
  const witness = await viewer({ topic });
  const read = async () => {
    await say(`${topic}:2`);
    await vi.waitFor(() => expect(witness.events).toHaveLength(1));
    return 1;
  };
  const reader = await viewer({ topic, read });
  await vi.waitFor(() => expect(reader.events).toEqual(['id: 2\ndata: 0']));
});

it('what is not there for who asks has no stream', async () => {
  expect(await ask({ read: async () => null })).toBeNull();
  await expect(ask({ read: () => Promise.reject(new Error('away')) })).rejects.toThrow('away');
});

it('200 viewers share one connection, and one statement asks for all of them who may still look', async () => {
  const gate: LiveGate = async (owners) => {
    const rows = await db.$queryRaw<{ id: string }[]>`SELECT unnest(${owners}::text[]) AS id`;
    return new Set(rows.map(({ id }) => id).filter((id) => id !== 'gone'));
  };
  const owners = Array.from({ length: 200 }, (_, index) => (index === 0 ? 'gone' : `viewer ${index}`));
  const readers = await Promise.all(owners.map((owner) => viewer({ owner, gate })));
  expect(await listeners()).toHaveLength(1);
  expect(await statementsOf(beat)).toBe(1);
  await vi.waitFor(() => expect(readers[199]?.text).toContain(': \n\n'));
  await vi.waitFor(() => expect(readers[0]?.ended).toBe(true));
  expect(readers.map(({ ended }) => ended)).toEqual(owners.map((owner) => owner === 'gone'));
  expect(readers[0]?.text).toMatch(/event: end\ndata: 0\n\n$/);
});

it('while nobody can say who may still look the streams stay', async () => {
  const reader = await viewer({ gate: () => Promise.reject(new Error('the database is away')) });
  await beat();
  await vi.waitFor(() => expect(reader.text).toContain(': \n\n'));
  expect(reader.ended).toBe(false);
});

it('after a lost connection everybody is told to look, spread over some seconds, and hears again', async () => {
  const topic = randomUUID();
  const readers = await Promise.all([viewer({ topic }), viewer()]);
  const [before] = await listeners();
  await db.$executeRaw`SELECT pg_terminate_backend(${before?.pid}::int)`;
  for (const reader of readers) {
    await vi.waitFor(() => expect(reader.events).toEqual(['data: 10000']), { timeout: 5_000 });
  }
  const after = await listeners();
  expect(after).toHaveLength(1);
  expect(after).not.toEqual([before]);
  await say(`${topic}:2`);
  await vi.waitFor(() => expect(readers[0]?.events.at(-1)).toBe('id: 2\ndata: 0'));
});

it('a slow reader is told the last of what it missed', async () => {
  const topic = randomUUID();
  const reader = new Reader(await ask({ topic }));
  const witness = await viewer({ topic });
  await say(Array.from({ length: 150 }, (_, index) => `${topic}:${index + 2}`).join(' '));
  await vi.waitFor(() => expect(witness.events.at(-1)).toBe('id: 151\ndata: 0'));
  reader.read();
  await vi.waitFor(() => expect(reader.events.at(-1)).toBe('id: 151\ndata: 0'));
  // What lay in the pipes already, and nothing between.
  expect(reader.events.length).toBeLessThan(10);
});

it('a session has four streams at the most; one that is left makes room', async () => {
  const owner = randomUUID();
  const readers = await Promise.all([1, 2, 3, 4].map(() => viewer({ owner })));
  const refused = await ask({ owner });
  expect([refused?.status, refused?.headers.get('retry-after')]).toEqual([503, '60']);
  await readers[0]?.leave();
  expect((await viewer({ owner })).text).toBe('');
});

it('a process holds 2,500 streams at the most, and none once it is about to end', async () => {
  const some = await Promise.all(Array.from({ length: 2_500 }, () => viewer()));
  expect((await ask())?.status).toBe(503);
  await Promise.all(some.map((reader) => reader.leave()));
  expect((await ask())?.status).toBe(200);
  closeLive();
  expect((await ask())?.status).toBe(503);
});
