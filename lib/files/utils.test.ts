import { parse } from 'content-disposition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NAME_LENGTH } from './constants';
import { displayName, fileHeaders, pathOf } from './utils';

/** Made once: with its classes it is dear to compile. */
const HARMLESS = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]+\.pdf$/u;
const RTL = '\u202e';

describe('T51 a shown name', () => {
  it.each([
    ['Rechnung 2026-24817.pdf', 'Rechnung 2026-24817.pdf'],
    ['Pflege für Mühle Töss 64.PDF', 'Pflege für Mühle Töss 64.pdf'],
    ['Zu\u0308rich.pdf', 'Zürich.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Belege\\Rechnung.pdf', 'Rechnung.pdf'],
    ['a.pdf\r\nSet-Cookie: x=1', 'a.pdfSet-Cookie x=1.pdf'],
    [`Rechnung${RTL}fdp.exe`, 'Rechnungfdp.exe.pdf'],
    ['\u200b\u2066.pdf', 'datei.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['', 'datei.pdf'],
    ['a<b>:"|?*.pdf', 'a b.pdf'],
  ])('%j becomes %j', (given, shown) => {
    expect(displayName(given, 'application/pdf')).toBe(shown);
  });

  it('a picture keeps either ending', () => {
    expect(displayName('Foto.jpeg', 'image/jpeg')).toBe('Foto.jpeg');
    expect(displayName('Foto.png', 'image/jpeg')).toBe('Foto.png.jpg');
  });

  it('whatever was given is short, visible, without folders, and ends as its content', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const shown = displayName(given, 'application/pdf');
        expect(shown).toMatch(HARMLESS);
        expect([...shown].length).toBeLessThanOrEqual(NAME_LENGTH + '.pdf'.length);
      }),
    );
  });
});

describe('T51 T53 the headers of a file', () => {
  const file = { key: '', name: 'Pflege für Töss 64.pdf', mediaType: 'application/pdf', bytes: 12 };

  it('say that it is to be saved, under its name, with a plain one for who reads no UTF-8', () => {
    const headers = fileHeaders(file);
    const disposition = headers['Content-Disposition'] ?? '';
    expect(headers).toMatchObject({ 'Content-Type': 'application/pdf', 'X-Portal-Length': '12' });
    expect(headers['Cache-Control']).toContain('no-store');
    expect(disposition).toBe(
      'attachment; filename="Pflege fur Toss 64.pdf"; filename*=UTF-8\'\'Pflege%20f%C3%BCr%20T%C3%B6ss%2064.pdf',
    );
    expect(parse(disposition)).toEqual({
      type: 'attachment',
      parameters: expect.objectContaining({ filename: file.name }),
    });
  });

  it('a kind that is not on the list leaves as bytes without meaning', () => {
    expect(fileHeaders({ ...file, name: 'a.html', mediaType: 'text/html' })).toMatchObject({
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': 'attachment; filename=datei',
    });
  });

  it('whatever the name, the header is one line of ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(fileHeaders({ ...file, name })['Content-Disposition']).toMatch(/^attachment; [\x20-\x7e]+$/);
      }),
    );
  });
});

it.each(['', '../../../etc/passwd', 'a/b', `${'0'.repeat(39)}G`, `${'0'.repeat(40)}/..`])(
  'T51 the key %j leads nowhere',
  (key) => {
    expect(() => pathOf(key)).toThrow();
  },
);
