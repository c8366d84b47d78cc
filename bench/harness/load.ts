import autocannon from 'autocannon';
import { median } from './figures';
import { processorTime } from './process';
import type { Side } from './side';

const CONNECTIONS = 8;

export type Load = {
  /** requests per second, one figure per round */
  rounds: number[];
  median: number;
  min: number;
  max: number;
  /** milliseconds, medians of the rounds */
  p50: number;
  p99: number;
  /** processor time of the server per request, milliseconds, median of the rounds; steadier than requests/s on a busy machine */
  processor: number | null;
};

export type Effort = { rounds: number; seconds: number; warm: number };

type Round = autocannon.Result & { processor: number | null };

/**
 * Asks every side in turn, round by round, over 8 connections that stay open. In turn, because what else the machine
 * does then hits all of them alike; medians, because it does so unevenly.
 * @param seconds per side and round
 * @param warm seconds per side before the first round: the engine goes on compiling for some thousand requests
 * @returns one entry per side, in their order
 * @throws Error as soon as anything but the page comes back
 */
export async function load(sides: Side[], { rounds, seconds, warm }: Effort): Promise<Load[]> {
  for (const side of sides) {
    await assertPage(side);
    await ask(side, warm);
  }
  const results = sides.map(() => [] as Round[]);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, side] of sides.entries()) results[index]?.push(await ask(side, seconds));
  }
  return results.map((of) => {
    const perSecond = of.map(({ requests, duration }) => requests.total / duration);
    return {
      rounds: perSecond.map((figure) => Math.round(figure * 10) / 10),
      median: median(perSecond),
      min: Math.min(...perSecond),
      max: Math.max(...perSecond),
      p50: median(of.map(({ latency }) => latency.p50)),
      p99: median(of.map(({ latency }) => latency.p99)),
      processor: medianIfAll(of.map(({ processor }) => processor)),
    };
  });
}

function medianIfAll(figures: (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null);
  return known.length === figures.length ? median(known) : null;
}

async function assertPage({ name, url, headers, contains }: Side): Promise<void> {
  const response = await fetch(url, { headers, redirect: 'manual' });
  const text = await response.text();
  if (response.status !== 200 || !text.includes(contains)) {
    throw new Error(`${name}: ${url} answered ${response.status} without "${contains}".`);
  }
}

async function ask({ name, url, headers, pid }: Side, duration: number): Promise<Round> {
  const before = processorTime(pid);
  const result = await autocannon({ url, headers, duration, connections: CONNECTIONS });
  const { errors, timeouts, non2xx } = result;
  if (errors || timeouts || non2xx) {
    throw new Error(`${name}: ${errors} errors, ${timeouts} timeouts, ${non2xx} answers other than 2xx.`);
  }
  const after = processorTime(pid);
  const processor = before === null || after === null ? null : (after - before) / result.requests.total;
  return { ...result, processor };
}
