import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readlinkSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { pathOf } from '@/lib/files/utils';
import { expect, test } from '../support/fixtures';
import { pdfOf, plantPapers } from '../support/papers';
import { logLines, requestLine } from '../support/portal';

const DOCUMENT = { accept: 'text/html' };
/** What a person sees of a page, without the reference number; the framework's own tags come in any order. */
function seen(html: string): string {
  const [main = ''] = /<main[\s>].*<\/main>/s.exec(html) ?? [];
  return main.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
}

test.describe('papers and manuals', () => {
  test('T33 T36 T51 T53 a paper leaves whole, to be saved, kept by nobody, without rights', async ({
    request,
    plant,
    cookieOf,
    db,
  }) => {
    const customer = await plant([{ number: 'D-1' }]);
    const content = pdfOf(300_000);
    const { documentId, mediaId } = await plantPapers(db, 'D-1', customer, content);
    const headers = { ...DOCUMENT, cookie: await cookieOf(customer) };
    const response = await request.get(`/konto/belege/${documentId}`, { headers });
    expect(response.status()).toBe(200);
    expect((await response.body()).equals(content)).toBe(true);
    const expected = {
      'content-type': 'application/pdf',
      'content-length': String(content.length),
      'content-disposition': 'attachment; filename="Rechnung D-1.pdf"',
      'cache-control': 'private, no-store',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'strict-transport-security': expect.stringContaining('includeSubDomains'),
      'referrer-policy': 'same-origin',
    };
    expect(response.headers()).toMatchObject(expected);
    const line = await requestLine(process.env.E2E_LOG ?? '', response.headers()['x-request-id'] ?? '');
    expect(line.statements).toBeLessThanOrEqual(5);

    const head = await request.head(`/konto/belege/${documentId}`, { headers });
    expect(head.status()).toBe(200);
    expect(head.headers()).toMatchObject(expected);
    expect(await head.body()).toHaveLength(0);

    const manual = await request.get(`/konto/anleitungen/${mediaId}`, { headers });
    expect(manual.headers()['content-disposition']).toContain("filename*=UTF-8''Anleitung%20T%C3%B6ss.pdf");
    expect((await manual.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  for (const [kind, path] of [
    ['paper', '/konto/belege'],
    ['manual', '/konto/anleitungen'],
  ] as const) {
    test(`T02 somebody else’s ${kind} answers like one that never existed, by GET and HEAD`, async ({
      request,
      plant,
      cookieOf,
      db,
    }) => {
      const owner = await plant([{ number: 'D-2' }]);
      const papers = await plantPapers(db, 'D-2', owner);
      const theirs = kind === 'paper' ? papers.documentId : papers.mediaId;
      const headers = { ...DOCUMENT, cookie: await cookieOf(await plant([{ number: 'D-3' }])) };
      const answers: string[] = [];
      for (const id of [theirs, randomUUID(), 'unknown', '..%2f..%2fpackage.json', papers.invoice.key]) {
        const response = await request.get(`${path}/${id}`, { headers });
        expect(response.status(), id).toBe(404);
        expect(response.headers()['content-type']).toContain('text/html');
        expect(response.headers()['content-disposition']).toBeUndefined();
        const html = await response.text();
        expect(html).not.toContain('%PDF');
        expect(seen(html)).toContain('<h1');
        answers.push(seen(html));
        const head = await request.head(`${path}/${id}`, { headers });
        expect(head.status(), id).toBe(404);
        expect(head.headers()['content-disposition']).toBeUndefined();
      }
      expect(new Set(answers).size).toBe(1);
      // For what is no page, a download by script for example: the status alone.
      const fetched = await request.get(`${path}/${theirs}`, {
        headers: { ...headers, 'sec-fetch-dest': 'empty', accept: '*/*' },
      });
      expect([fetched.status(), (await fetched.body()).length]).toEqual([404, 0]);
    });
  }

  test('T33 after sign-out the same address leads to sign-in, and back', async ({ request, plant, cookieOf, db }) => {
    const customer = await plant([{ number: 'D-4' }]);
    const { documentId } = await plantPapers(db, 'D-4', customer);
    const headers = { ...DOCUMENT, cookie: await cookieOf(customer) };
    const path = `/konto/belege/${documentId}`;
    expect((await request.get(path, { headers })).status()).toBe(200);
    await db.session.updateMany({ where: { customerId: customer.id }, data: { endedAt: new Date() } });
    for (const method of ['GET', 'HEAD']) {
      const response = await request.fetch(path, { method, headers, maxRedirects: 0 });
      expect(response.status()).toBe(307);
      expect(response.headers().location).toBe(`/anmelden?weiter=${encodeURIComponent(path)}`);
      expect((await response.body()).includes('%PDF')).toBe(false);
    }
  });

  test('T51 T53 a row with a hostile name or kind still leaves as a harmless file', async ({
    request,
    plant,
    cookieOf,
    db,
  }) => {
    const customer = await plant([{ number: 'D-5' }]);
    const { documentId, invoice } = await plantPapers(db, 'D-5', customer);
    const headers = { ...DOCUMENT, cookie: await cookieOf(customer) };
    const name = '../../Zürich"\r\nSet-Cookie: stolen=1\u202efdp.html';
    await db.storedFile.update({ where: { key: invoice.key }, data: { name } });
    const named = await request.get(`/konto/belege/${documentId}`, { headers });
    expect(named.headers()['content-disposition']).toBe(
      'attachment; filename="Zurich Set-Cookie stolen=1fdp.html.pdf"; ' +
        "filename*=UTF-8''Z%C3%BCrich%20Set-Cookie%20stolen%3D1fdp.html.pdf",
    );
    expect(named.headers()['set-cookie'] ?? '').not.toContain('stolen');
    await db.storedFile.update({ where: { key: invoice.key }, data: { mediaType: 'text/html' } });
    const typed = await request.get(`/konto/belege/${documentId}`, { headers });
    expect(typed.headers()).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename=datei',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  });

  test('a file that is gone from the disk is a 404 and an error in the log', async ({
    request,
    plant,
    cookieOf,
    db,
  }) => {
    const customer = await plant([{ number: 'D-6' }]);
    const { documentId, invoice } = await plantPapers(db, 'D-6', customer);
    rmSync(pathOf(invoice.key));
    const headers = { ...DOCUMENT, cookie: await cookieOf(customer) };
    const response = await request.get(`/konto/belege/${documentId}`, { headers });
    expect(response.status()).toBe(404);
    await requestLine(process.env.E2E_LOG ?? '', response.headers()['x-request-id'] ?? '');
    const missing = logLines(process.env.E2E_LOG ?? '').find(({ key }) => key === invoice.key);
    expect(missing).toMatchObject({ event: 'file-missing', level: 'error', subjectId: customer.id });
  });

  test('a visitor who leaves in the middle leaves no open file behind', async ({ plant, cookieOf, db, baseURL }) => {
    const customer = await plant([{ number: 'D-7' }]);
    const { documentId, invoice } = await plantPapers(db, 'D-7', customer, pdfOf(15_000_000));
    const request = get(`${baseURL}/konto/belege/${documentId}`, { headers: { cookie: await cookieOf(customer) } });
    const [response] = await once(request, 'response');
    await once(response, 'data');
    response.pause();
    const line = { traceId: response.headers['x-request-id'] };
    // Nobody reads on, so that the rest still waits on the disk.
    if (process.platform === 'linux') expect(openers(invoice.key)).toHaveLength(1);
    request.destroy();
    await expect
      .poll(() =>
        logLines(process.env.E2E_LOG ?? '').find(
          ({ event, traceId }) => event === 'request' && traceId === line.traceId,
        ),
      )
      .toMatchObject({ status: 200, aborted: true });
    if (process.platform === 'linux') await expect.poll(() => openers(invoice.key)).toEqual([]);
  });
});

/** Processes of this machine that have the file open. */
function openers(key: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const folder = `/proc/${pid}/fd`;
      return readdirSync(folder).some((fd) => linkOf(`${folder}/${fd}`).endsWith(key));
    } catch {
      // It has ended, or belongs to somebody else.
      return false;
    }
  });
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
