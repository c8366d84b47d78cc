import { v7 as uuid } from 'uuid';
import { expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { unseal } from '@/lib/core/seal';
import { listEndpoints } from '../queries';
import { SEAL } from './deliveries';
import { addEndpoint, enableEndpoint, removeEndpoint, rotateSecret, tryEndpoint } from './endpoints';

const { db, owner } = await testDatabase();
await db.source.create({ data: { name: 'Hauptshop' } });
const wish = (path: string) => ({ url: `https://erp.example.ch/${path}`, source: 'Hauptshop', types: [] });

async function added(path: string) {
  const answer = await addEndpoint(wish(path));
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
}
const actions = async (id: string) =>
  (await db.auditEntry.findMany({ where: { entityId: id }, orderBy: { id: 'asc' } })).map(({ action }) => action);

it('R22 each change leaves an audit row; what was asked in vain leaves none', async () => {
  const { id } = await added('audited');
  expect(await enableEndpoint(id)).toBe(false);
  await db.webhookEndpoint.update({ where: { id }, data: { disabledAt: new Date(), disabledReason: 'gone' } });
  expect(await tryEndpoint(id, 'ping')).toBeNull();
  expect(await enableEndpoint(id)).toBe(true);
  expect(await rotateSecret(id, new Date())).not.toBeNull();
  expect(await tryEndpoint(id, 'ping')).not.toBeNull();
  expect(await removeEndpoint(id)).toBe(true);
  expect(await actions(id)).toEqual(
    ['added', 'enabled', 'rotated', 'tried', 'removed'].map((what) => `webhook_endpoint.${what}`),
  );
  expect(await db.webhookDelivery.count()).toBe(0);

  const nobody = uuid();
  expect([await enableEndpoint(nobody), await removeEndpoint(nobody)]).toEqual([false, false]);
  expect([await rotateSecret(nobody, new Date()), await tryEndpoint(nobody, 'ping')]).toEqual([null, null]);
  expect(await actions(nobody)).toEqual([]);
});

it('the secret is shown once: the database has it sealed, for this endpoint, and no read hands it out', async () => {
  const { id, secret } = await added('sealed');
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const [row] = await owner.$queryRaw<{ text: string; secret: string }[]>`
    SELECT to_jsonb(e)::text AS text, secret FROM webhook_endpoint e WHERE id = ${id}::uuid`;
  expect(row?.text).not.toContain(secret.slice(6));
  expect(unseal(SEAL, id, row?.secret ?? '')).toBe(secret);
  expect(unseal(SEAL, uuid(), row?.secret ?? '')).toBeNull();
  expect(await db.webhookEndpoint.findUniqueOrThrow({ where: { id } })).not.toHaveProperty('secret');
  expect(JSON.stringify(await listEndpoints())).not.toMatch(/secret|whsec/i);
  const audited = await db.auditEntry.findMany({ where: { entityId: id } });
  expect(JSON.stringify(audited)).not.toContain(secret.slice(6, 20));
});

it('of two rotations the secret before the last one stays, for a day', async () => {
  const { id, secret } = await added('rotated');
  const now = new Date('2026-11-25T09:00:00Z');
  const second = await rotateSecret(id, now);
  const sealed = async () =>
    db.webhookEndpoint.findUniqueOrThrow({
      where: { id },
      select: { secret: true, previousSecret: true, previousUntil: true },
    });
  const once = await sealed();
  expect([once.secret, once.previousSecret].map((text) => unseal(SEAL, id, text ?? ''))).toEqual([
    second?.secret,
    secret,
  ]);
  expect([once.previousUntil, second?.until]).toEqual(Array(2).fill(new Date('2026-11-26T09:00:00Z')));
  const third = await rotateSecret(id, now);
  const twice = await sealed();
  expect([twice.secret, twice.previousSecret].map((text) => unseal(SEAL, id, text ?? ''))).toEqual([
    third?.secret,
    second?.secret,
  ]);
});

it.each([
  ['an unknown source', { ...wish('x'), source: 'Niemand' }, 'unknown-source'],
  ['plain http', { ...wish('x'), url: 'http://erp.example.ch/' }, 'not-https'],
  ['an address of a private network', { ...wish('x'), url: 'https://10.0.0.1/' }, 'private-address'],
  ['an address with a user', { ...wish('x'), url: 'https://u:p@erp.example.ch/' }, 'credentials'],
])('%s is refused', async (_what, endpoint, reason) => {
  expect(await addEndpoint(endpoint)).toEqual({ ok: false, reason });
});

it('the same address twice, also written differently, is refused', async () => {
  await added('twice');
  const again = { ...wish('twice'), url: 'https://ERP.example.ch:443/twice' };
  expect(await addEndpoint(again)).toEqual({ ok: false, reason: 'known' });
});
