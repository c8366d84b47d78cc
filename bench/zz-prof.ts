import pg from 'pg';
import { startTestRun } from '@/e2e/support/test-server';
import { cloneDatabase, testEnvironment } from '@/e2e/support/database';
const run = await startTestRun();
const clone = await cloneDatabase(run.adminUrl);
Object.assign(process.env, testEnvironment(clone), { LOG_LEVEL: 'silent' });
const stats = new Map<string, { n: number; ms: number }>();
const original = pg.Client.prototype.query as any;
pg.Client.prototype.query = function (this: any, ...args: any[]) {
  const text = typeof args[0] === 'string' ? args[0] : args[0]?.text ?? '';
  const t = performance.now();
  const result = original.apply(this, args);
  const done = () => { const k = text.replace(/\s+/g, ' ').slice(0, 90); const s = stats.get(k) ?? { n: 0, ms: 0 }; s.n++; s.ms += performance.now() - t; stats.set(k, s); };
  if (result?.then) result.then(done, done);
  return result;
} as any;
const { openDatabase } = await import('@/lib/core/db');
const { openSource } = await import('@/lib/ingest/mutations/sources');
const { takeEntries } = await import('@/lib/ingest/mutations/calls');
const { asAdmin } = await import('@/e2e/support/test-server');
const db = openDatabase(clone.url, 4);
const s = await openSource(db, 'x'); const source = { id: s.id, name: 'x', timeZone: 'Europe/Zurich' } as any;
const ids = Array.from({ length: 2000 }, (_, i) => `p${i}`);
for (let f = 0; f < ids.length; f += 500) {
  const some = ids.slice(f, f + 500);
  await takeEntries(db, source, 'orders', some.map((id, index) => ({ id, number: id, customer: `K-${index}`, placedAt: '2026-11-20T10:00:00Z', currency: 'CHF', country: 'CH', items: [0, 1].map((l) => ({ line: `${l}`, sku: `${3000 + l}`, name: `A ${l}`, unitPrice: 1900, quantity: 1, vatRate: 810 })) })));
  await takeEntries(db, source, 'shipments', some.map((id) => ({ id, order: id, trackingNumber: id, expectedOn: '2026-12-01', items: [0, 1].map((l) => ({ line: `${l}`, quantity: 1 })) })));
}
await asAdmin(new URL(clone.ownerUrl).href, (c) => c.query('VACUUM ANALYZE'));
stats.clear();
const course = [['A', 'label_created'], ['B', 'in_transit'], ['C', 'in_transit'], ['D', 'in_transit'], ['E', 'in_transit'], ['F', 'out_for_delivery'], ['G', 'delivered']];
const cpu0 = process.cpuUsage(); const t0 = performance.now();
for (const [h, [code, state]] of course.entries()) {
  const t = performance.now();
  for (let f = 0; f < ids.length; f += 500) await takeEntries(db, source, 'tracking-events', ids.slice(f, f + 500).map((id) => ({ shipment: id, at: new Date(Date.UTC(2026, 10, 24, h)).toISOString(), code, state, place: 'Bern' })));
  console.log(code, state, Math.round(performance.now() - t) / 4, 'ms per batch');
}
const cpu = process.cpuUsage(cpu0);
console.log('events/s', 14000 / ((performance.now() - t0) / 1000), 'cpu ms per batch', (cpu.user + cpu.system) / 1000 / 28);
for (const [k, v] of [...stats].sort((a, b) => b[1].ms - a[1].ms).slice(0, 22)) console.log((v.ms / 28).toFixed(1).padStart(7), 'ms/batch', String(v.n / 28).padStart(5), k);
await db.$disconnect(); await clone.drop(); await run.release();
