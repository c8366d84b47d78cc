import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { plantCustomer, type TestCustomer } from '@/e2e/support/people';
import { phonePhoto, pictureOf } from '@/e2e/support/photos';
import { plantReturn, type TestReturn } from '@/e2e/support/returns';
import { scopeIn } from '@/e2e/support/scope';
import { incomingFolder, pathOf } from '@/lib/files/utils';
import { guestScopeOf } from '@/lib/identity/policy/scopes';
import { PHOTO_BYTES, PHOTO_SIDE, PHOTOS_MAX } from './constants/limits';
import { dropDraft } from './mutations/drafts';
import { addPhoto, removePhoto } from './mutations/photos';
import { getPhotoFile } from './queries/photos';
import type { ReturnOwner } from './types';

const { db } = await testDatabase();

const inAccount = (id: string): ReturnOwner => ({ kind: 'account', scope: scopeIn({ id, kind: 'private' }) });
let customer: TestCustomer;
let draft: TestReturn;
let owner: ReturnOwner;
beforeEach(async () => {
  customer = await plantCustomer(db, [{ number: 'F-1' }, { number: 'F-2' }]);
  draft = await plantReturn(db, customer, 'F-1');
  owner = inAccount(customer.accountId);
});

const add = (content: Uint8Array, to = draft, by = owner) =>
  addPhoto(by, to.number, to.itemId, Readable.from([content]));
async function added(content: Uint8Array, by = owner): Promise<string> {
  expect(await add(content, draft, by)).toEqual({ line: draft.itemId, reason: null });
  const { id } = await db.returnPhoto.findFirstOrThrow({ where: { returnId: draft.id }, orderBy: { id: 'desc' } });
  return id;
}
async function keptOf(id: string): Promise<Buffer> {
  const file = await getPhotoFile(owner, id);
  return readFileSync(pathOf(file?.key ?? ''));
}

describe('a photo that is taken', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('is made anew as JPEG, whatever it was: %s', async (format) => {
    const sent = await pictureOf(format);
    const id = await added(sent);
    const file = await getPhotoFile(owner, id);
    expect(file).toMatchObject({ name: 'foto.jpg', mediaType: 'image/jpeg' });
    expect(file?.key).toMatch(/^[0-9a-f]{40}$/);
    expect((await keptOf(id)).equals(sent)).toBe(false);
    expect(await db.returnPhoto.findUnique({ where: { id } })).toMatchObject({ width: 60, height: 40 });
    expect(readdirSync(incomingFolder())).toEqual([]);
  });

  it('loses place, device and words, and stands as it was held', async () => {
    const sent = await phonePhoto(6);
    const before = await sharp(sent).metadata();
    expect(before.exif?.includes('Secret Phone')).toBe(true);
    const kept = await keptOf(await added(sent));
    const after = await sharp(kept).metadata();
    expect(after).toMatchObject({ format: 'jpeg', width: 40, height: 100 });
    expect([after.exif, after.xmp, after.iptc, after.orientation]).toEqual(Array(4).fill(undefined));
    for (const secret of ['Secret Phone', 'Mira at home', 'GPS', 'Exif']) expect(kept.includes(secret)).toBe(false);
    // A quarter turn to the right: what was left is above.
    const { data } = await sharp(kept).raw().toBuffer({ resolveWithObject: true });
    const at = (y: number) => [...data.subarray((y * 40 + 20) * 3, (y * 40 + 20) * 3 + 3)];
    expect(at(10)[0]).toBeGreaterThan(200);
    expect(at(90)[2]).toBeGreaterThan(200);
  });

  it('is never larger than it is looked at, and never enlarged', async () => {
    const large = await sharp({ create: { width: 5_200, height: 2_600, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer();
    const id = await added(large);
    expect(await db.returnPhoto.findUnique({ where: { id } })).toMatchObject({
      width: PHOTO_SIDE,
      height: PHOTO_SIDE / 2,
    });
  });

  it('T49 keeps nothing of what hides behind a picture', async () => {
    const trailing = Buffer.concat([await pictureOf('jpeg'), Buffer.from('<script>alert(1)</script><?php evil(); ?>')]);
    const kept = await keptOf(await added(trailing));
    for (const hidden of ['<script', '<?php']) expect(kept.includes(hidden)).toBe(false);
  });
});

const crc = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  let sum = 0xffffffff;
  for (const byte of body) sum = (crc[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  const [length, end] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  end.writeUInt32BE((sum ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, body, end]);
}
/** A PNG of a few kilobytes that says it is this large. */
function bomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const rows = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

describe('T49 what is no photo is refused with a reason, and nothing of it is kept', () => {
  const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 0x05, 0x06]), Buffer.alloc(18)]);
  const heic = Buffer.concat([
    Buffer.from('00000018', 'hex'),
    Buffer.from('ftypheic\0\0\0\0mif1heic'),
    Buffer.alloc(50),
  ]);
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['zero bytes', () => Buffer.alloc(0), 'empty'],
    ['a renamed program', () => Buffer.concat([Buffer.from('MZ'), randomBytes(5_000)]), 'mediaType'],
    [
      'a drawing with a script',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'mediaType',
    ],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'mediaType'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'mediaType'],
    ['a GIF', () => pictureOf('gif'), 'mediaType'],
    ['HEIC', () => heic, 'heic'],
    ['AVIF', () => pictureOf('avif'), 'heic'],
    ['a picture that is an archive, too', async () => Buffer.concat([await pictureOf('jpeg'), zip]), 'mediaType'],
    [
      'a picture that is a PDF, too',
      async () => {
        const jpeg = await pictureOf('jpeg');
        const comment = Buffer.from('%PDF-1.7\n1 0 obj');
        const length = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
        return Buffer.concat([jpeg.subarray(0, 2), length, comment, jpeg.subarray(2)]);
      },
      'mediaType',
    ],
    ['half a picture', async () => (await pictureOf('jpeg', 600, 400)).subarray(0, 20_000), 'broken'],
    ['a beginning only', async () => (await pictureOf('png')).subarray(0, 40), 'broken'],
    [
      'more than 10 MB',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(PHOTO_BYTES)]),
      'tooLarge',
    ],
  ])('%s', async (_what, content, reason) => {
    expect(await add(await content())).toEqual({ line: draft.itemId, reason });
    expect(await db.returnPhoto.count({ where: { returnId: draft.id } })).toBe(0);
    expect(readdirSync(incomingFolder())).toEqual([]);
  });

  it('T50 a small file with a giant picture is refused before it is decoded', async () => {
    const started = performance.now();
    const before = process.memoryUsage().rss;
    for (const [width, height] of [
      [60_000, 60_000],
      [64_000_001, 1],
    ] as const)
      expect(await add(bomb(width, height))).toMatchObject({ reason: 'pixels' });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });
});

describe('whose photos', () => {
  it('T02 the other account gets nothing: no line, no file, no removal', async () => {
    const id = await added(await pictureOf('jpeg'));
    const other = inAccount((await plantCustomer(db, [])).accountId);
    expect(await add(await pictureOf('jpeg'), draft, other)).toMatchObject({ reason: 'missing' });
    expect(await getPhotoFile(other, id)).toBeNull();
    expect(await removePhoto(other, id)).toBeNull();
    expect(await db.returnPhoto.count({ where: { returnId: draft.id } })).toBe(1);
  });

  it('a line of another return of one’s own is none of this one', async () => {
    const second = await plantReturn(db, customer, 'F-2');
    const result = await addPhoto(owner, draft.number, second.itemId, Readable.from([await pictureOf('jpeg')]));
    expect(result).toMatchObject({ reason: 'missing' });
    expect(await addPhoto(owner, draft.number, randomUUID(), Readable.from([]))).toMatchObject({ reason: 'missing' });
  });

  it('a guest has those of the one order, and not of a return with goods of another besides', async () => {
    const orders = await db.order.findMany({
      where: { accountId: customer.accountId },
      orderBy: { number: 'asc' },
      select: { id: true, items: { select: { id: true } } },
    });
    const look = (index: number): ReturnOwner => {
      const orderId = orders[index]?.id ?? '';
      return {
        kind: 'guest',
        scope: guestScopeOf({ id: randomUUID(), orderId, giftEmail: null, expiresAt: new Date() }),
      };
    };
    const id = await added(await pictureOf('jpeg'), look(0));
    expect(await getPhotoFile(look(0), id)).not.toBeNull();
    expect(await getPhotoFile(look(1), id)).toBeNull();
    const entry = await db.auditEntry.findFirstOrThrow({ where: { entityId: draft.id, action: 'return.photo_added' } });
    expect(entry).toMatchObject({ actorKind: 'guest', accountId: customer.accountId });

    const orderItemId = orders[1]?.items[0]?.id ?? null;
    await db.returnItem.create({ data: { returnId: draft.id, position: 2, orderItemId, name: 'Tasse', requested: 1 } });
    for (const guest of [look(0), look(1)]) expect(await getPhotoFile(guest, id)).toBeNull();
    expect(await getPhotoFile(owner, id)).not.toBeNull();
  });
});

describe('while it is a draft', () => {
  it('takes so many per line and no more, also at once', async () => {
    const photo = await pictureOf('jpeg');
    const results = await Promise.all(Array.from({ length: PHOTOS_MAX + 2 }, () => add(photo)));
    expect(results.filter(({ reason }) => reason === null)).toHaveLength(PHOTOS_MAX);
    expect(results).toContainEqual({ line: draft.itemId, reason: 'tooMany' });
    expect(await db.returnPhoto.count({ where: { returnItemId: draft.itemId } })).toBe(PHOTOS_MAX);
  });

  it('takes one away with its file, and says so in the audit', async () => {
    const id = await added(await pictureOf('jpeg'));
    const { fileId } = await db.returnPhoto.findUniqueOrThrow({ where: { id } });
    expect(await removePhoto(owner, id)).toBe(draft.number);
    expect(await removePhoto(owner, id)).toBeNull();
    expect(await db.storedFile.count({ where: { id: fileId } })).toBe(0);
    const where = { entityId: draft.id };
    const entries = await db.auditEntry.findMany({
      where,
      orderBy: { id: 'asc' },
      select: { action: true, details: true },
    });
    const details = { number: draft.number, photo: id };
    expect(entries).toEqual(['return.photo_added', 'return.photo_removed'].map((action) => ({ action, details })));
  });

  it('a draft that is thrown away takes its files with it', async () => {
    await added(await pictureOf('jpeg'));
    expect(await dropDraft(owner, draft.number)).toBe(true);
    expect(await db.storedFile.count({ where: { photo: { returnId: draft.id } } })).toBe(0);
    expect(await db.storedFile.count({ where: { name: 'foto.jpg', photo: null } })).toBe(0);
  });

  it('once it is sent, none comes and none goes', async () => {
    const id = await added(await pictureOf('jpeg'));
    await db.return.update({ where: { id: draft.id }, data: { state: 'requested', submittedAt: new Date() } });
    expect(await add(await pictureOf('jpeg'))).toMatchObject({ reason: 'sent' });
    expect(await removePhoto(owner, id)).toBeNull();
    expect(await getPhotoFile(owner, id)).not.toBeNull();
  });
});
