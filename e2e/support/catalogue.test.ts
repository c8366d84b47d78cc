import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { locales } from '@/lib/core/i18n/locales';
import { catalogue, germanVat, sellers } from '@/prisma/seed/catalogue';
import { manuals } from '@/prisma/seed/manuals';
import { testDatabase } from './database';

const { owner } = await testDatabase();

const ART = 'public/art';
const KILOBYTE = 1024;
// Delivered with the design, with more detail than a product of the catalogue needs.
const LARGE = ['espresso-machine.svg', 'grinder.svg', 'machine-g2.svg', 'portafilter.svg'];

const pictures = readdirSync(ART).map((file) => ({ file, text: readFileSync(`${ART}/${file}`, 'utf8') }));
const media = catalogue.flatMap((product) => product.media);
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);

it('the catalogue has 55 to 70 products, each key and article number once', () => {
  expect(catalogue.length).toBeGreaterThanOrEqual(55);
  expect(catalogue.length).toBeLessThanOrEqual(70);
  expect(repeated(catalogue.map(({ key }) => key))).toEqual([]);
  expect(repeated(catalogue.map(({ sku }) => sku))).toEqual([]);
  expect(repeated(catalogue.map(({ name, variant }) => `${name}, ${variant}`))).toEqual([]);
});

it.each(catalogue)('$sku $name has two prices of its own, VAT, a seller, a weight and a picture', (product) => {
  for (const amount of [product.chf, product.eur, product.weight]) {
    expect(Number.isInteger(amount) && amount > 0).toBe(true);
  }
  expect(product.chf % 5).toBe(0);
  expect(product.eur).toBeLessThan(product.chf);
  expect(product.vat).toBe(['beans', 'books'].includes(product.category) ? 260 : 810);
  expect(sellers.map(({ key }) => key)).toContain(product.seller);
  expect(pictures.map(({ file }) => `/art/${file}`)).toContain(product.picture);
  expect(`${product.name}${product.variant}`).not.toMatch(/ß|^\s|\s$/);
});

it('names and prices are those of the mockups', () => {
  const price = (sku: string) => {
    const product = catalogue.find((one) => one.sku === sku);
    return product && [product.name, product.variant, product.chf];
  };
  expect(price('1204-01')).toEqual(['Feinwaage mit Timer', 'Schwarz', 12900]);
  expect(price('2201-01')).toEqual(['Hausmischung Nr. 4', 'Ganze Bohne, 1 kg', 3650]);
  expect(price('T64-01')).toEqual(['Kaffeemühle Töss 64', 'Matt schwarz', 74900]);
  expect(price('SIHL-01')).toEqual(['Espressomaschine Sihl', 'Edelstahl', 189900]);
  expect(price('3301-02')).toEqual(['Tassen Limmat', 'Zwei Stück', 3800]);
  expect(price('4410-01')).toEqual(['Siebträger Nussbaum', '58 mm', 8215]);
  expect(price('3310-02')).toEqual(['Milchkännchen', '600 ml', 4800]);
  expect(price('2210-02')).toEqual(['Winterröstung', 'Ganze Bohne, 500 g', 2400]);
  expect(price('58-073-083')).toEqual(['Siebträgerdichtung', '8.3 mm, Silikon', 1340]);
});

it('German VAT follows the Swiss rate', () => {
  expect([germanVat(260), germanVat(810)]).toEqual([700, 1900]);
});

it.each(pictures)('$file is a picture of 400 by 400, harmless and small', async ({ file, text }) => {
  const [answer] = await owner.$queryRaw<{ sound: boolean }[]>`SELECT xml_is_well_formed_document(${text}) AS sound`;
  expect(answer?.sound).toBe(true);
  expect(text).toMatch(
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 400 400" role="img"><title>[^<]+<\/title>/,
  );
  expect(Buffer.byteLength(text)).toBeLessThan((LARGE.includes(file) ? 25 : 12) * KILOBYTE);
  expect(text).not.toMatch(/<(script|style|foreignObject|image|use|a|text|filter|\w+Gradient)\b/i);
  expect(text).not.toMatch(/\s(on\w+|style|href|xlink:href|src)\s*=|@import|<!/i);
  expect(text.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|url\((?!#)/);
});

it('every picture is sold, and no id stands in two of them', () => {
  // The parcel stands for what has no picture of its own.
  const sold = new Set<string>(['/art/parcel.svg', ...catalogue.map(({ picture }) => picture)]);
  expect(pictures.filter(({ file }) => !sold.has(`/art/${file}`))).toEqual([]);
  expect(sold.size).toBeGreaterThanOrEqual(45);
  expect(repeated(pictures.flatMap(({ text }) => text.match(/\bid="[^"]+"/g) ?? []))).toEqual([]);
});

it('every seller sells something and can be reached', () => {
  for (const seller of sellers) {
    expect(catalogue.some((product) => product.seller === seller.key)).toBe(true);
    expect(seller.mail).toMatch(/^[^@\s]+@[a-z-]+\.example$/);
    expect(seller.phoneNumber).toBe(`+41${seller.phone.replaceAll(' ', '').slice(1)}`);
    expect(seller.address).toMatch(/, \d{4} \S/);
  }
});

it('every medium has a title in each language and leads somewhere', () => {
  const documents = manuals.map(({ key }) => key);
  for (const medium of media) {
    expect(Object.keys(medium.title).sort()).toEqual([...locales].sort());
    expect(Object.values(medium.title).every((title) => title.trim().length > 3)).toBe(true);
    if (medium.kind === 'video') expect(medium.href).toMatch(/^https:\/\/[a-z.-]+\.example\/[a-z-]+$/);
    else expect(documents).toContain(medium.document);
  }
});

it('every manual and care sheet is beside a product, each key once', () => {
  expect(repeated(manuals.map(({ key }) => key))).toEqual([]);
  expect(manuals.filter(({ kind }) => kind === 'manual').length).toBeGreaterThanOrEqual(8);
  expect(manuals.filter(({ kind }) => kind === 'care_sheet').length).toBeGreaterThanOrEqual(5);
  const used = media.flatMap((medium) => (medium.kind === 'video' ? [] : [medium.document]));
  expect(manuals.filter(({ key }) => !used.includes(key))).toEqual([]);
});

it.each(manuals)('$key says the same in German, French, Italian and English', ({ texts }) => {
  const shape = texts['de-CH'].sections.map(({ paragraphs, steps }) => [paragraphs.length, steps?.length ?? 0]);
  expect(shape.length).toBeGreaterThanOrEqual(2);
  expect(shape.length).toBeLessThanOrEqual(5);
  const words = (['de-CH', 'fr-CH', 'it-CH', 'en'] as const).map((language) => {
    const { title, sections } = texts[language];
    expect(sections.map(({ paragraphs, steps }) => [paragraphs.length, steps?.length ?? 0])).toEqual(shape);
    return [title, ...sections.flatMap(({ heading, paragraphs, steps }) => [heading, ...paragraphs, ...(steps ?? [])])];
  });
  expect(words.flat().filter((line) => line.trim().length < 3)).toEqual([]);
  expect(words[0]?.filter((line) => line.includes('ß'))).toEqual([]);
  // A sentence left in another language would stand in two of them.
  expect(repeated(words.flat().filter((line) => line.split(' ').length > 3))).toEqual([]);
});
