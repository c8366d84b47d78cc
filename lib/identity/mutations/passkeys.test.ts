import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { plantCustomer } from '@/e2e/support/people';
import { customerViewerOf } from '@/e2e/support/sessions';
import { getViewer } from '../queries/sessions';
import { addPasskey, removePasskey, requestAssertion, requestAttestation, signInByPasskey } from './passkeys';
import { stepUpByPasskey } from './step-up';

const { db } = await testDatabase();

const from = { userAgent: 'Firefox' };
const ORIGIN = 'http://localhost:3000';
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** A device in software: a P-256 key and a counter, which signs whatever it is told to. */
async function plantPasskey() {
  const person = await plantCustomer(db, []);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  // COSE: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);
  const credentialId = randomBytes(16).toString('base64url');
  const data = { customerId: person.id, credentialId, publicKey: cose, counter: 5, name: 'Telefon' };
  const { id } = await db.passkey.create({ data, select: { id: true } });
  return { person, passkeyId: id, credentialId, privateKey };
}

type Said = { origin?: string; rpId?: string; flags?: number; counter?: number; type?: string; challenge?: string };
const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;

/** An answer that is signed rightly, whatever it says. */
function answerOf(device: { credentialId: string; privateKey: KeyObject }, challenge: string, said: Said = {}) {
  const { origin = ORIGIN, rpId = 'localhost', flags = USER_PRESENT | USER_VERIFIED, counter = 6 } = said;
  const client = {
    type: said.type ?? 'webauthn.get',
    challenge: said.challenge ?? challenge,
    origin,
    crossOrigin: false,
  };
  const clientData = Buffer.from(JSON.stringify(client));
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  const data = Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
  const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), device.privateKey);
  return {
    id: device.credentialId,
    rawId: device.credentialId,
    type: 'public-key' as const,
    clientExtensionResults: {},
    response: {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    },
  };
}

/** Asks for a challenge as a browser does. */
async function asked(): Promise<{ token: string; challenge: string }> {
  const { token, options } = await requestAssertion(null);
  return { token, challenge: (JSON.parse(options) as { challenge: string }).challenge };
}

describe('signing in by passkey', () => {
  it('opens a session that has two factors, and counts with the device', async () => {
    const device = await plantPasskey();
    const { token, challenge } = await asked();
    const result = await signInByPasskey({ token, answer: answerOf(device, challenge) }, from);
    const viewer = result && (await getViewer(result.sessionId));
    expect(viewer).toMatchObject({
      subject: { id: device.person.id },
      proofs: ['passkey'],
      fresh: true,
      secondFactor: true,
    });
    const row = await db.passkey.findUniqueOrThrow({ where: { id: device.passkeyId } });
    expect([row.counter, row.lastUsedAt]).toEqual([6n, expect.any(Date)]);
  });

  it.each<[string, Said]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['the same host by another port', { origin: 'http://localhost:3001' }],
    ['another party', { rpId: 'evil.example' }],
    ['nobody verified by finger, face or PIN', { flags: USER_PRESENT }],
    ['nobody there', { flags: 0 }],
    ['a counter that stands still', { counter: 5 }],
    ['a counter that goes back', { counter: 1 }],
    ['another challenge', { challenge: randomBytes(32).toString('base64url') }],
    ['making a passkey', { type: 'webauthn.create' }],
  ])('refuses an answer for %s, though rightly signed', async (_what, said) => {
    const device = await plantPasskey();
    const { token, challenge } = await asked();
    expect(await signInByPasskey({ token, answer: answerOf(device, challenge, said) }, from)).toBeNull();
    expect(await db.session.count({ where: { customerId: device.person.id } })).toBe(0);
    // The challenge went with the attempt.
    expect(await signInByPasskey({ token, answer: answerOf(device, challenge) }, from)).toBeNull();
  });

  it('refuses a replay, a challenge of another browser, an expired one, another key, and a disabled person', async () => {
    const device = await plantPasskey();
    const [one, two] = [await asked(), await asked()];
    const answer = answerOf(device, one.challenge);
    expect(await signInByPasskey({ token: two.token, answer }, from)).toBeNull();
    const both = await Promise.all([1, 2].map(() => signInByPasskey({ token: one.token, answer }, from)));
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await signInByPasskey({ token: one.token, answer }, from)).toBeNull();

    const late = await asked();
    await db.passkeyChallenge.updateMany({
      data: { createdAt: new Date(Date.now() - 3_600_000), expiresAt: new Date(Date.now() - 1000) },
    });
    const answered = { token: late.token, answer: answerOf(device, late.challenge, { counter: 7 }) };
    expect(await signInByPasskey(answered, from)).toBeNull();

    const other = await plantPasskey();
    const third = await asked();
    const forged = answerOf({ ...other, credentialId: device.credentialId }, third.challenge, { counter: 8 });
    expect(await signInByPasskey({ token: third.token, answer: forged }, from)).toBeNull();

    await db.customer.update({ where: { id: device.person.id }, data: { disabledAt: new Date() } });
    const fourth = await asked();
    const disabled = { token: fourth.token, answer: answerOf(device, fourth.challenge, { counter: 9 }) };
    expect(await signInByPasskey(disabled, from)).toBeNull();
  });
});

it('T29 a passkey steps up its own person only, with a challenge that was asked for this', async () => {
  const [lea, luc] = [await plantPasskey(), await plantPasskey()];
  const viewer = await customerViewerOf(db, lea.person);
  const ask = async () => {
    const { token, options } = await requestAssertion(viewer);
    return { token, challenge: (JSON.parse(options) as { challenge: string }).challenge };
  };
  const foreign = await ask();
  const answer = answerOf(luc, foreign.challenge);
  expect(await stepUpByPasskey(viewer, { token: foreign.token, answer })).toEqual({ ok: false, reason: 'passkey' });
  const signIn = await asked();
  const wrong = { token: signIn.token, answer: answerOf(lea, signIn.challenge) };
  expect(await stepUpByPasskey(viewer, wrong)).toEqual({ ok: false, reason: 'passkey' });
  const own = await ask();
  const result = await stepUpByPasskey(viewer, { token: own.token, answer: answerOf(lea, own.challenge) });
  expect(result.ok && (await getViewer(result.sessionId))?.proofs).toEqual(['password', 'passkey']);
});

it('what is no new passkey is refused; somebody else’s cannot be removed', async () => {
  const device = await plantPasskey();
  const viewer = await customerViewerOf(db, device.person);
  const { token, options } = await requestAttestation(viewer);
  expect(JSON.parse(options)).toMatchObject({
    rp: { id: 'localhost' },
    excludeCredentials: [{ id: device.credentialId }],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const junk = {
    id: 'AA',
    rawId: 'AA',
    type: 'public-key' as const,
    clientExtensionResults: {},
    response: { clientDataJSON: 'e30', attestationObject: 'oA' },
  };
  const added = { token, answer: junk, name: 'Laptop', locale: 'de-CH' };
  expect(await addPasskey(viewer, added)).toEqual({ ok: false, reason: 'passkey' });
  const stranger = await customerViewerOf(db, await plantCustomer(db, []));
  expect(await removePasskey(stranger, device.passkeyId, 'de-CH')).toBe(false);
  expect(await removePasskey(viewer, device.passkeyId, 'de-CH')).toBe(true);
  expect(await db.passkey.count({ where: { customerId: device.person.id } })).toBe(0);
});
