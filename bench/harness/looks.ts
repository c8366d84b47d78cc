import type { Portal } from '@/e2e/support/portal';

/** So often a visitor looks in while the portal is busy. */
const LOOK_MS = 200;

/** ms of each look at the list, and how many looks at the list or at the portal's readiness failed. */
export type Looks = { times: number[]; refused: number };

export const p95 = ({ times }: Looks): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;

/** Looks at the list of orders and at readiness, over and over. */
export async function looks(portal: Portal, cookie: string, until: () => boolean): Promise<Looks> {
  const seen: Looks = { times: [], refused: 0 };
  while (!until()) {
    const started = performance.now();
    const page = await fetch(`${portal.url}/konto/bestellungen`, { headers: { cookie } });
    await page.arrayBuffer();
    seen.times.push(performance.now() - started);
    const ready = await fetch(`${portal.url}/api/readyz`);
    if (page.status !== 200 || ready.status !== 200) seen.refused += 1;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return seen;
}
