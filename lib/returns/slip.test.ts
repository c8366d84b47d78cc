import { randomUUID } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import {
  BinaryBitmap,
  Code128Reader,
  DecodeHintType,
  GlobalHistogramBinarizer,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { plantCustomer } from '@/e2e/support/people';
import { plantReturn } from '@/e2e/support/returns';
import { scopeIn } from '@/e2e/support/scope';
import { locales } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import { visitOf } from '@/lib/identity/policy/scopes';
import { ReturnState } from '@/prisma/generated/enums';
import { SLIP_STATES } from './constants/limits';
import { getSlip } from './queries/slip';
import type { ReturnOwner, Slip } from './types';
import { slipName, slipPdf } from './utils/slip';

const { db } = await testDatabase();

const slip: Slip = {
  ...{ number: 'RT-7K3F9M2Q', locale: 'de-CH', shop: 'Röstwerk', way: 'post', hours: null },
  address: ['Röstwerk AG, Retouren', 'Geroldstrasse 20', '8005 Zürich'],
  until: '2026-12-10',
  items: [{ name: 'Kaffeemühle Töss 64', variant: 'Matt schwarz', quantity: 2 }],
  packing: 'Packen Sie alles ein.',
};

async function pdfOf(of: Slip): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of slipPdf(of)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
async function read(pdf: Buffer) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text, totalPages } = await extractText(document, { mergePages: true });
  return { text, totalPages, info: (await document.getMetadata()).info as Record<string, unknown> };
}

const SCALE = 4;
const [PAGE_WIDTH, PAGE_HEIGHT] = [596, 842];
/** Part of the first page in grey, 4 dots to a point: the rectangles that are drawn on it and nothing else. */
function rendered(pdf: Buffer, [left, top, width, height]: [number, number, number, number]): RGBLuminanceSource {
  const dots = new Uint8ClampedArray(PAGE_WIDTH * SCALE * PAGE_HEIGHT * SCALE).fill(255);
  for (const content of contentsOf(pdf)) {
    for (const [, x, y, w, h] of content.matchAll(/^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re$/gm)) {
      const [x0, y0, x1, y1] = [Number(x), Number(y), Number(x) + Number(w), Number(y) + Number(h)];
      for (let row = Math.round(y0 * SCALE); row < Math.round(y1 * SCALE); row += 1)
        dots.fill(
          0,
          row * PAGE_WIDTH * SCALE + Math.round(x0 * SCALE),
          row * PAGE_WIDTH * SCALE + Math.round(x1 * SCALE),
        );
    }
  }
  const page = [PAGE_WIDTH * SCALE, PAGE_HEIGHT * SCALE] as const;
  return new RGBLuminanceSource(dots, width * SCALE, height * SCALE, ...page, left * SCALE, top * SCALE);
}
function* contentsOf(pdf: Buffer): Generator<string> {
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.subarray(at - 3, at).toString() === 'end') continue;
    try {
      yield inflateSync(pdf.subarray(at + 7)).toString('latin1');
    } catch {
      // a font, or not packed
    }
  }
}
/** As a scanner does: if one way of telling black from white finds nothing, the other may. */
function decode(source: RGBLuminanceSource, reader: Code128Reader | QRCodeReader): string {
  const hints = new Map([[DecodeHintType.TRY_HARDER, true]]);
  try {
    return reader.decode(new BinaryBitmap(new HybridBinarizer(source)), hints).getText();
  } catch {
    return reader.decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)), hints).getText();
  }
}

describe('the slip', () => {
  it('says number, address, day, goods and how to pack, and no price', async () => {
    const { text, info, totalPages } = await read(await pdfOf(slip));
    const said = ['Rückgabeschein', 'RT-7K3F9M2Q', 'Geroldstrasse 20', '8005 Zürich', '10. Dezember 2026'];
    for (const part of [...said, 'Kaffeemühle Töss 64, Matt schwarz', 'Packen Sie alles ein.'])
      expect(text).toContain(part);
    expect(text).not.toMatch(/CHF|EUR|\d\.\d\d\b/);
    expect(totalPages).toBe(1);
    expect(info).toMatchObject({ Title: 'Rückgabeschein RT-7K3F9M2Q', Language: 'de-CH', Author: 'Röstwerk' });
    expect(slipName(slip)).toBe('Rückgabeschein RT-7K3F9M2Q.pdf');
  });

  it.each(locales)('is in the language of its return: %s', async (locale) => {
    const { text, info } = await read(await pdfOf({ ...slip, locale }));
    const words = messagesOf(locale).returns.slipPaper;
    for (const word of [words.title, words.inside, words.packing, words.until]) expect(text).toContain(word);
    expect(info.Language).toBe(locale);
  });

  it('has a barcode and a QR code that readers read as its number', async () => {
    // Fixed ones: the reader of the test, not the code, misses a pattern in some hundred.
    for (const number of [slip.number, 'RT-22222222', 'RT-ZZZZZZZZ', 'RT-9B4XH6TN']) {
      const pdf = await pdfOf({ ...slip, number });
      expect(decode(rendered(pdf, [40, 680, 400, 76]), new Code128Reader())).toBe(number);
      expect(decode(rendered(pdf, [400, 570, 190, 116]), new QRCodeReader())).toBe(number);
      expect(decode(rendered(pdf, [400, 40, 190, 110]), new QRCodeReader())).toBe(number);
    }
  });

  it('goes on to a second page where the parcel is full, and tells every article once', async () => {
    const items = Array.from({ length: 20 }, (_, index) => ({
      name: `Artikel Nr. ${index + 1}, mit einem Namen, der zwei Zeilen braucht, weil er alles sagt, was zu sagen ist`,
      variant: 'auch das',
      quantity: index + 1,
    }));
    const { text, totalPages } = await read(await pdfOf({ ...slip, items }));
    expect(totalPages).toBe(2);
    for (let index = 1; index <= 20; index += 1) expect(text.split(`Artikel Nr. ${index},`)).toHaveLength(2);
  });

  it('writes what others named, also in letters that the typeface has not', async () => {
    const items = [{ name: 'Łukasz Ťava 咖啡', variant: null, quantity: 1 }];
    expect((await read(await pdfOf({ ...slip, items }))).text).toContain('?ukasz Tava ??');
  });
});

describe('who has a slip', async () => {
  const customer = await plantCustomer(db, [{ number: 'S-1' }]);
  const ownerOf = (id: string): ReturnOwner => ({ kind: 'account', scope: scopeIn({ id, kind: 'private' }) });
  const owner = ownerOf(customer.accountId);
  const sent = { submittedAt: new Date(), way: 'post' } as const;

  it.each(Object.values(ReturnState))('a return that is %s', async (state) => {
    const draft = state === 'draft' ? {} : { submittedAt: new Date() };
    const { number } = await plantReturn(db, customer, 'S-1', { state, way: 'post', ...draft }, { approved: 1 });
    expect((await getSlip(owner, number)) !== null).toBe((SLIP_STATES as readonly string[]).includes(state));
  });

  it('T02 nobody else', async () => {
    const { number } = await plantReturn(db, customer, 'S-1', { state: 'approved', ...sent }, { approved: 1 });
    const other = await plantCustomer(db, []);
    expect(await getSlip(ownerOf(other.accountId), number)).toBeNull();
  });

  it('not what is not sent: no way back, only a spare part, nothing agreed', async () => {
    const plant = (way: 'none' | 'post', line: { approved: number; solution?: 'part' }) =>
      plantReturn(db, customer, 'S-1', { state: 'approved', ...sent, way }, line);
    for (const { number } of [
      await plant('none', { approved: 1 }),
      await plant('post', { approved: 1, solution: 'part' }),
      await plant('post', { approved: 0 }),
    ])
      expect(await getSlip(owner, number)).toBeNull();
  });

  it('of a present it says nothing of the buyer', async () => {
    const words = { state: 'approved', ...sent, origin: 'gift', contactEmail: 'gast@example.ch' } as const;
    const { number } = await plantReturn(db, customer, 'S-1', words, { approved: 1 });
    expect(await getSlip(owner, number)).toBeNull();
    const { id: orderId } = await db.order.findFirstOrThrow({
      where: { accountId: customer.accountId, number: 'S-1' },
    });
    const look = { id: randomUUID(), orderId, giftEmail: 'gast@example.ch', expiresAt: new Date() };
    const found = await getSlip(visitOf(look), number);
    if (!found) throw new Error('no slip');
    const { text } = await read(await pdfOf(found));
    expect(text).toContain('Tasse');
    for (const secret of ['Mira', customer.email, 'S-1', 'gast@example.ch']) expect(text).not.toContain(secret);
  });
});
