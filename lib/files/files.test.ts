import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { MAX_FILE_BYTES } from './constants';
import { clearOrphans } from './jobs';
import { deleteFiles, insertFiles, storeFile } from './mutations';
import { openFile } from './queries';
import type { NewFile } from './types';
import { fileFolder, incomingFolder, pathOf } from './utils';

const { db } = await testDatabase();

const PDF = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const ALL = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'));
const text = async (stream: ReadableStream<Uint8Array> | null) => stream && (await new Response(stream).text());

async function stored(content: Readable | Uint8Array = PDF, name = 'Beleg.pdf'): Promise<NewFile> {
  const result = await storeFile(content, name);
  if (!result.ok) throw new Error(result.reason);
  return result.file;
}

describe('storing', () => {
  it('keeps the content under a generated key, for nobody else on the machine', async () => {
    const file = await stored(Readable.from([PDF.subarray(0, 5), PDF.subarray(5)]), '../Rechnung Zürich.pdf');
    expect(file).toEqual({
      key: expect.stringMatching(/^[0-9a-f]{40}$/),
      name: 'Rechnung Zürich.pdf',
      mediaType: 'application/pdf',
      bytes: PDF.length,
      sha256: createHash('sha256').update(PDF).digest('hex'),
    });
    expect(statSync(pathOf(file.key)).mode & 0o077).toBe(0);
    expect(statSync(dirname(pathOf(file.key))).mode & 0o077).toBe(0);
    expect(await text(await openFile(file))).toBe(PDF.toString());
  });

  it('finds the kind although the first bytes come one by one', async () => {
    const bytes = Readable.from([...PNG].map((byte) => Buffer.from([byte])));
    expect(await stored(bytes)).toMatchObject({ mediaType: 'image/png', bytes: PNG.length });
  });

  it('finds the kind by the content, not by the name', async () => {
    expect(await stored(PNG, 'Rechnung.pdf')).toMatchObject({ mediaType: 'image/png', name: 'Rechnung.pdf.png' });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a program', Buffer.concat([Buffer.from('MZ'), randomBytes(200)]), 'mediaType'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'mediaType'],
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'mediaType'],
    ['a page that only mentions a PDF', Buffer.from('<script>1</script>%PDF-1.7'), 'mediaType'],
    ['what is too large', Buffer.concat([PDF, Buffer.alloc(MAX_FILE_BYTES)]), 'tooLarge'],
  ])('T49 refuses %s and leaves nothing behind', async (_what, content, reason) => {
    expect(await storeFile(content, 'Rechnung.pdf')).toEqual({ ok: false, reason });
    expect(readdirSync(incomingFolder())).toEqual([]);
  });

  it('a sender who breaks off leaves nothing behind', async () => {
    const broken = Readable.from(
      (async function* () {
        yield PDF;
        throw new Error('gone');
      })(),
    );
    await expect(storeFile(broken, 'a.pdf')).rejects.toThrow('gone');
    expect(readdirSync(incomingFolder())).toEqual([]);
  });

  it('a stream that never ends is stopped at the limit', async () => {
    let sent = 0;
    const endless = new Readable({
      read() {
        sent += 65_536;
        this.push(Buffer.alloc(65_536));
      },
    });
    expect(await storeFile(endless, 'a.pdf')).toEqual({ ok: false, reason: 'tooLarge' });
    expect(sent).toBeLessThan(MAX_FILE_BYTES * 1.1);
    expect(endless.destroyed).toBe(true);
  });
});

describe('reading', () => {
  it('a file that is not there, or not as long as its row says, is none', async () => {
    const file = await stored();
    expect(await openFile({ ...file, key: 'f'.repeat(40) })).toBeNull();
    truncateSync(pathOf(file.key), 3);
    expect(await openFile(file)).toBeNull();
  });

  it('a reader who goes away closes the file', async () => {
    const file = await stored(Buffer.concat([PDF, Buffer.alloc(2_000_000)]));
    // A system hands out the lowest number that is free.
    const free = () => {
      const number = openSync(pathOf(file.key), 'r');
      closeSync(number);
      return number;
    };
    const before = free();
    const stream = await openFile(file);
    expect(free()).toBeGreaterThan(before);
    const reader = stream?.getReader();
    await reader?.read();
    await reader?.cancel();
    await expect.poll(free).toBe(before);
  });
});

describe('clearing what has no row', () => {
  const old = new Date(Date.now() - 25 * 3_600_000);
  const age = (...paths: string[]) => {
    for (const path of paths) utimesSync(path, old, old);
  };
  beforeEach(() => clearOrphans(new Date(), ALL));

  it('keeps files with a row and young files, clears old ones and what a crash left half written', async () => {
    const [kept, young, orphan] = [await stored(), await stored(), await stored()];
    await db.$transaction((tx) => insertFiles(tx, [kept]));
    const half = join(incomingFolder(), 'half');
    writeFileSync(half, '%PDF');
    age(half, ...[kept, orphan].map(({ key }) => pathOf(key)));
    expect(await clearOrphans(new Date(), ALL)).toBe(2);
    expect([kept, young, orphan].map(({ key }) => existsSync(pathOf(key)))).toEqual([true, true, false]);
    expect(existsSync(half)).toBe(false);
  });

  it('a file goes a day after its row, unless something refers to it', async () => {
    const source = await db.source.create({ data: { name: 'Testshop' } });
    const product = await db.product.create({ data: { sourceId: source.id, sku: '1', name: 'Mühle' } });
    const files = [await stored(), await stored()];
    const ids = await db.$transaction((tx) => insertFiles(tx, files));
    await db.productMedia.create({ data: { productId: product.id, kind: 'manual', title: 'A', fileId: ids[0] ?? '' } });
    await db.$transaction((tx) => deleteFiles(tx, ids));
    expect(await db.storedFile.findMany({ where: { id: { in: ids } }, select: { id: true } })).toEqual([
      { id: ids[0] },
    ]);
    age(...files.map(({ key }) => pathOf(key)));
    expect(await clearOrphans(new Date(), ALL)).toBe(1);
    expect(files.map(({ key }) => existsSync(pathOf(key)))).toEqual([true, false]);
  });

  it('every folder has its turn once a day', async () => {
    const folders = ['00', '5f', '60', 'ff'].map((shard) => join(fileFolder(), shard, shard.repeat(20)));
    for (const path of folders) {
      await mkdir(dirname(path), { recursive: true });
      writeFileSync(path, '%PDF');
      age(path);
    }
    let cleared = 0;
    for (let run = 0; run < 96; run += 1) cleared += await clearOrphans(new Date(Date.now() + run * 900_000));
    expect(cleared).toBe(folders.length);
  });

  it('a database without any file clears none: it is likely the wrong one', async () => {
    const file = await stored();
    age(pathOf(file.key));
    await db.productMedia.deleteMany();
    await db.storedFile.deleteMany();
    expect(await clearOrphans(new Date(), ALL)).toBe(0);
    expect(existsSync(pathOf(file.key))).toBe(true);
  });
});
