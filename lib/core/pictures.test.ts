import { expect, it } from 'vitest';
import { PARCEL } from './picture-places';
import { drawSheet, PICTURES_MAX, sheetOf } from './pictures';

const nameOf = (href: string) => href.replace('/bilder/', '');

it('puts each picture once into a sheet, in the order of the page, and draws it from the address alone', async () => {
  const sheet = await sheetOf(['/art/beans.svg', null, '/art/cups.svg', '/art/beans.svg']);
  expect(sheet.places).toEqual({ '/art/beans.svg': 0, [PARCEL]: 1, '/art/cups.svg': 2 });
  expect(sheet.last).toBe(2);
  expect(sheet.href).toMatch(/^\/bilder\/[\w-]{24}\.svg$/);
  const drawn = await drawSheet(nameOf(sheet.href));
  expect(drawn?.match(/<image /g)).toHaveLength(3);
  expect(drawn).toContain('viewBox="0 0 1200 400"');
  // What a picture holds stands in an attribute: nothing of it may end that.
  expect(drawn?.replace(/<image [^<]*\/>/g, '')).toMatch(/^<svg [^<>]*><\/svg>$/);
});

it('a picture that is not there is a parcel, whatever its path', async () => {
  const paths = ['/art/none.svg', '/art/../tokens.css', 'https://shop.example/a.svg', '/etc/passwd'];
  const [parcel, sheet] = await Promise.all([sheetOf([PARCEL]), sheetOf(paths)]);
  expect(Object.keys(sheet.places)).toEqual(paths);
  expect(nameOf(sheet.href)).toBe(`${nameOf(parcel.href).slice(0, 8).repeat(4)}.svg`);
});

it.each(['', '.svg', 'unknown', 'AAAAAAAA.svg', '../beans.svg', `${'A'.repeat(8 * (PICTURES_MAX + 1))}.svg`])(
  'draws nothing for %j',
  async (name) => expect(await drawSheet(name)).toBeNull(),
);

it('holds no more pictures than a page of the list shows; what is beyond is no part of it', async () => {
  const sheet = await sheetOf(Array.from({ length: PICTURES_MAX + 5 }, (_, index) => `/art/none-${index}.svg`));
  expect(Object.keys(sheet.places)).toHaveLength(PICTURES_MAX);
  expect(await drawSheet(nameOf(sheet.href))).not.toBeNull();
});

it('a single picture has an empty place beside it, because pages divide by the last one', async () => {
  const sheet = await sheetOf(['/art/beans.svg']);
  expect(sheet.last).toBe(1);
  expect(await drawSheet(nameOf(sheet.href))).toContain('viewBox="0 0 800 400"');
});
