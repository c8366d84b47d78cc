import { callAction, fromOwnPage, redirectOf } from '../support/actions';
import { expect, test } from '../support/fixtures';
import { logLines, type Portal, startPortal } from '../support/portal';

// A portal of its own: all tests come from one address, and these use up what it may try.
let portal: Portal;
test.beforeAll(async () => {
  portal = await startPortal();
});
test.afterAll(() => portal.stop());
test.describe.configure({ mode: 'serial' });

test('T11 who tries many status links is cut off with a whole page that says so', async ({ request }) => {
  const path = `${portal.url}/bestellung/${'A'.repeat(64)}`;
  // As a script asks, so that no page is made for each.
  const probe = () => request.get(path, { headers: { accept: '*/*', 'sec-fetch-dest': 'empty' } });
  const statuses: number[] = [];
  // Twice the limit: the window may turn once meanwhile.
  while (statuses.length < 130 && !statuses.includes(429)) {
    const answers = await Promise.all(Array.from({ length: 10 }, probe));
    statuses.push(...answers.map((answer) => answer.status()));
  }
  expect(new Set(statuses)).toEqual(new Set([404, 429]));
  expect(statuses.filter((status) => status === 404).length).toBeGreaterThanOrEqual(60);
  const last = await request.get(path, { headers: { accept: 'text/html' } });
  expect(last.status()).toBe(429);
  expect(last.headers()['retry-after']).toBe('60');
  expect(last.headers()['content-security-policy']).toContain('nonce-');
  const html = await last.text();
  expect(html).toContain('Das waren zu viele Versuche.');
  expect(html).toContain(last.headers()['x-request-id'] ?? '?');
  // Links to parcels are counted with them; other pages stay open.
  expect((await request.get(`${portal.url}/sendung/${'A'.repeat(64)}`)).status()).toBe(429);
  expect((await request.get(`${portal.url}/hilfe`)).status()).toBe(200);
  const limited = logLines(portal.logFile).filter(({ event }) => event === 'limited');
  for (const action of ['orderStatus', 'parcelStatus']) {
    expect(limited).toContainEqual(expect.objectContaining({ action }));
  }
});

test('T11 T17 who asks for many links is told to wait, in parallel too', async ({ request }) => {
  const ask = (index: number) =>
    callAction(request, {
      name: 'requestGuestLinkAction',
      on: `${portal.url}/bestellung-finden`,
      fields: { number: `GA-${index}`, proof: '8003' },
      headers: fromOwnPage(portal.url),
    });
  const answers = [];
  for (let round = 0; round < 6; round += 1) {
    answers.push(...(await Promise.all(Array.from({ length: 10 }, (_, index) => ask(round * 10 + index)))));
  }
  const sent = answers.filter((answer) => redirectOf(answer) === '/bestellung-finden');
  // Fifty within a quarter of an hour; should one begin meanwhile, all sixty.
  expect([50, 60]).toContain(sent.length);
  const refused = answers.filter((answer) => redirectOf(answer) === null);
  for (const answer of refused) expect(await answer.text()).toContain('Das waren zu viele Versuche.');
});
