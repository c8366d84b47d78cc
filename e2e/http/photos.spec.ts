import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { fromOwnPage } from '../support/actions';
import { plantCompany } from '../support/company';
import { expect, test } from '../support/fixtures';
import { phonePhoto, pictureOf, plantPhoto } from '../support/photos';
import { plantReturn, type TestReturn } from '../support/returns';

const MIB = 1024 * 1024;
type Sent = { itemId?: string; name?: string; buffer: Buffer; headers: Record<string, string> };

function send(request: APIRequestContext, number: string, { itemId, name = 'IMG_1.jpg', buffer, headers }: Sent) {
  const file = { name, mimeType: 'image/jpeg', buffer };
  return request.post(`/konto/retouren/neu/${number}/fotos/hinzufuegen`, {
    headers,
    maxRedirects: 0,
    multipart: itemId === undefined ? { photo: file } : { item: itemId, photo: file },
  });
}
const pageOf = ({ number }: TestReturn) => `/konto/retouren/neu/${number}/fotos`;

test.describe('photos of a return', () => {
  test('a photo is taken, shown to its owner and to nobody else, and as a file (T02, T51, T53)', async ({
    request,
    plant,
    cookieOf,
    baseURL,
    db,
  }) => {
    const customer = await plant([{ number: 'P-1' }]);
    const draft = await plantReturn(db, customer, 'P-1');
    const cookie = { cookie: await cookieOf(customer) };
    const headers = { ...cookie, ...fromOwnPage(baseURL ?? '') };
    const name = '../../Zürich"\r\nSet-Cookie: stolen=1\u202egpj.exe';
    const response = await send(request, draft.number, {
      itemId: draft.itemId,
      name,
      buffer: await phonePhoto(),
      headers,
    });
    expect(response.status()).toBe(303);
    expect(response.headers().location).toBe(`${pageOf(draft)}#fotos-${draft.itemId}`);
    expect(response.headers()['set-cookie']).toContain('portal-flash=photoAdded');

    const { id } = await db.returnPhoto.findFirstOrThrow({ where: { returnId: draft.id } });
    const photo = await request.get(`/konto/retouren/fotos/${id}`, { headers: cookie });
    expect(photo.status()).toBe(200);
    expect(photo.headers()).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'attachment; filename=foto.jpg',
      'cache-control': 'private, no-store',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    });
    expect((await photo.body()).includes('Secret Phone')).toBe(false);
    const stranger = { cookie: await cookieOf(await plant()) };
    for (const path of [
      `/konto/retouren/fotos/${id}`,
      `/konto/retouren/fotos/${randomUUID()}`,
      '/konto/retouren/fotos/x',
    ])
      expect((await request.get(path, { headers: path.endsWith(id) ? stranger : cookie })).status()).toBe(404);
  });

  test('T49 too large, no picture, no file, no form: back to the line, with the reason', async ({
    request,
    plant,
    cookieOf,
    baseURL,
    db,
  }) => {
    const customer = await plant([{ number: 'P-2' }]);
    const draft = await plantReturn(db, customer, 'P-2');
    const headers = { cookie: await cookieOf(customer), ...fromOwnPage(baseURL ?? '') };
    const jpeg = await pictureOf('jpeg');
    const cases: [Buffer, string][] = [
      [Buffer.concat([jpeg, Buffer.alloc(12 * MIB)]), 'tooLarge'],
      [Buffer.from('MZ\0\0 a program'), 'mediaType'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'mediaType'],
      [Buffer.alloc(0), 'empty'],
    ];
    for (const [buffer, reason] of cases) {
      const response = await send(request, draft.number, { itemId: draft.itemId, buffer, headers });
      expect(response.status(), reason).toBe(303);
      const to = `${pageOf(draft)}?foto=${reason}&zeile=${draft.itemId}#fotos-${draft.itemId}`;
      expect(response.headers().location).toBe(to);
    }
    const path = `${pageOf(draft)}/hinzufuegen`;
    const noForm = await request.post(path, { headers, data: { item: draft.itemId }, maxRedirects: 0 });
    expect(noForm.headers().location).toContain('?foto=broken');
    // So large that nobody reads it.
    expect((await send(request, draft.number, { buffer: Buffer.alloc(25 * MIB), headers })).status()).toBe(413);
    expect(await db.returnPhoto.count({ where: { returnId: draft.id } })).toBe(0);
  });

  test('T34 T35 from elsewhere, for another’s line, or without sign-in nothing is taken', async ({
    request,
    plant,
    cookieOf,
    baseURL,
    db,
  }) => {
    const customer = await plant([{ number: 'P-3' }]);
    const draft = await plantReturn(db, customer, 'P-3');
    const cookie = await cookieOf(customer);
    const buffer = await pictureOf('jpeg');
    const own = fromOwnPage(baseURL ?? '');
    const sent = (headers: Record<string, string>, itemId = draft.itemId) =>
      send(request, draft.number, { itemId, buffer, headers });
    for (const origin of [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site' },
    ])
      expect((await sent({ cookie, ...(origin as Record<string, string>) })).status()).toBe(403);
    const nobody = await sent(own);
    expect([nobody.status(), nobody.headers().location]).toEqual([
      303,
      `/anmelden?weiter=${encodeURIComponent(pageOf(draft))}`,
    ]);
    expect((await sent({ ...own, cookie: await cookieOf(await plant()) })).status()).toBe(404);
    expect((await sent({ ...own, cookie }, randomUUID())).status()).toBe(404);
    expect((await sent({ ...own, cookie }, 'no id')).status()).toBe(404);
    const company = await plantCompany(db);
    for (const member of [company.technician, company.viewer])
      expect((await sent({ ...own, cookie: await cookieOf(member) })).status()).toBe(404);
    const guest = await request.post(`/gast/retouren/neu/${draft.number}/fotos/hinzufuegen`, {
      ...{ headers: own, maxRedirects: 0 },
      multipart: { item: draft.itemId, photo: { name: 'a.jpg', mimeType: 'image/jpeg', buffer } },
    });
    expect([guest.status(), guest.headers().location]).toEqual([303, '/bestellung-finden?ansicht=beendet']);
    expect(await db.returnPhoto.count({ where: { returnId: draft.id } })).toBe(0);
  });

  test('once a return is sent, a late photo leads to its page', async ({ request, plant, cookieOf, baseURL, db }) => {
    const customer = await plant([{ number: 'P-4' }]);
    const sent = await plantReturn(db, customer, 'P-4', { state: 'requested', submittedAt: new Date() });
    const headers = { cookie: await cookieOf(customer), ...fromOwnPage(baseURL ?? '') };
    const response = await send(request, sent.number, {
      itemId: sent.itemId,
      buffer: await pictureOf('jpeg'),
      headers,
    });
    expect([response.status(), response.headers().location]).toEqual([303, `/konto/retouren/${sent.number}`]);
  });

  test('the slip leaves as a PDF to be saved; HEAD says the same', async ({ request, plant, cookieOf, db }) => {
    const customer = await plant([{ number: 'P-5' }]);
    const words = { state: 'approved', submittedAt: new Date(), way: 'post' } as const;
    const agreed = await plantReturn(db, customer, 'P-5', words, { approved: 1 });
    await plantPhoto(db, agreed);
    const headers = { cookie: await cookieOf(customer) };
    const response = await request.get(`/konto/retouren/${agreed.number}/schein`, { headers });
    expect(response.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringContaining(`filename="Ruckgabeschein ${agreed.number}.pdf"`),
      'cache-control': 'private, no-store',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await response.body())), {
      mergePages: true,
    });
    expect(text).toContain(agreed.number);
    const head = await request.head(`/konto/retouren/${agreed.number}/schein`, { headers });
    expect([head.status(), (await head.body()).length]).toEqual([200, 0]);
    const draft = await plantReturn(db, customer, 'P-5');
    expect((await request.get(`/konto/retouren/${draft.number}/schein`, { headers })).status()).toBe(404);
  });
});
