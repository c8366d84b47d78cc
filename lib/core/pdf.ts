import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import type { Locale } from './i18n/locales';

// What every PDF of the portal has in common: A4, one typeface, which is embedded, hairlines, and a structure that screen
// readers can follow (PDF/UA). The same input gives the same bytes, so that hashes stay.

export const INK = '#131c1b';
export const INK_2 = '#46514f';
export const LINE = '#cdd4d3';

export const LEFT = 62;
export const RIGHT = 533;
export const WIDTH = RIGHT - LEFT;

/** A typeface; parsing it is most of the work of a short paper, so it is done once. */
function fontOf(weight: 400 | 600): Font {
  const file = join(/* turbopackIgnore: true */ process.cwd(), `app/fonts/hanken-grotesk-latin-${weight}.ttf`);
  const font = create(readFileSync(file)) as Font;
  // A glyph remembers the letters it was first asked for. One that is first met as a part of another (the O of an Ö) is
  // asked for without any, and would be silent in every later paper: programs that read aloud would leave it out.
  for (const letter of font.characterSet) font.glyphForCodePoint(letter);
  return font;
}
let parsed: { regular: Font; semibold: Font } | undefined;
export function paperFonts() {
  parsed ??= { regular: fontOf(400), semibold: fontOf(600) };
  return parsed;
}

export type Style = {
  size?: number;
  bold?: boolean;
  color?: string;
  width?: number;
  align?: 'left' | 'right';
  gap?: number;
};
/** Kinds of structure elements, as PDF names them. */
export type Tag = 'H1' | 'H2' | 'P' | 'TH' | 'TD' | 'Lbl' | 'LBody' | 'Figure';
export type Parent = PDFKit.PDFStructureElement;

type About = { locale: Locale; title: string; author: string; created: Date };
type Options = {
  /** false: what another library draws brings a font that is not embedded, so the claim would be wrong */
  accessible?: boolean;
  /** text as the typeface can write it; throws, or puts something in place of a letter that is missing */
  written: (text: string) => string;
};

/** A sheet under way: draws where it is told, and tags everything that it draws. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly root: Parent;
  private readonly written: Options['written'];

  constructor({ locale, title, author, created }: About, { accessible = true, written }: Options) {
    // A parsed font, no font at all, and PDF/UA are known to pdfkit, but not to its types.
    const options: unknown = {
      size: 'A4',
      margin: 0,
      font: null,
      pdfVersion: '1.7',
      ...(accessible ? { subset: 'PDF/UA' } : {}),
      tagged: true,
      lang: locale,
      displayTitle: true,
      bufferPages: true,
      info: { Title: title, Author: author, Producer: 'PDFKit', Creator: author, CreationDate: created },
    };
    this.written = written;
    this.doc = new PDFDocument(options as PDFKit.PDFDocumentOptions);
    for (const [name, font] of Object.entries(paperFonts()))
      this.doc.registerFont(name, font as unknown as ArrayBuffer);
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  /** @returns height of the text in points */
  heightOf(text: string, style: Style = {}): number {
    return this.use(style).heightOfString(this.written(text), { width: style.width ?? WIDTH, lineGap: style.gap ?? 2 });
  }

  /** Draws text at a place, tagged as part of `parent`. @returns its height */
  text(parent: Parent, tag: Tag, text: string, x: number, y: number, style: Style = {}): number {
    const height = this.heightOf(text, style);
    this.tagged(parent, tag, () => this.draw(text, x, y, style));
    return height;
  }

  /** A cell of a table row; cells of the head say which way they point. */
  cell(row: Parent, head: boolean, text: string, x: number, y: number, style: Style): number {
    const height = this.heightOf(text, style);
    this.tagged(row, head ? 'TH' : 'TD', () => this.draw(text, x, y, style), head ? { scope: 'Column' } : {});
    return height;
  }

  group(parent: Parent, tag: 'Table' | 'TR' | 'L' | 'LI' | 'Sect'): Parent {
    const element = this.doc.struct(tag);
    parent.add(element);
    return element;
  }

  /** What only decorates is kept from screen readers. */
  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  tagged(
    parent: Parent,
    tag: Tag,
    draw: () => void,
    options: PDFKit.Mixins.StructureElementOptions & { scope?: 'Column' } = {},
  ) {
    const content = this.doc.markStructureContent(tag);
    draw();
    this.doc.endMarkedContent();
    parent.add(this.doc.struct(tag, options, content));
  }

  hairline(y: number, from = LEFT, color = LINE, width = 0.5): void {
    this.artifact(() => this.doc.moveTo(from, y).lineTo(RIGHT, y).lineWidth(width).strokeColor(color).stroke());
  }

  protected draw(text: string, x: number, y: number, style: Style): void {
    const { width = WIDTH, align = 'left', color = INK, gap = 2 } = style;
    this.use(style).fillColor(color).text(this.written(text), x, y, { width, align, lineGap: gap });
  }

  private use({ size = 9.5, bold = false }: Style) {
    return this.doc.font(bold ? 'semibold' : 'regular').fontSize(size);
  }
}

/** French puts a narrow blank between thousands, which the typeface does not know. */
const spaced = (text: string) => text.replaceAll('\u202f', '\u00a0').normalize('NFC');
const known = (letter: string) =>
  letter === '\n' || paperFonts().regular.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);

/** @throws Error for a letter that the typeface has not: an empty box should fail whoever wrote the text, not the reader */
export function strictly(text: string): string {
  const letters = spaced(text);
  for (const letter of letters)
    if (!known(letter)) throw new Error(`The typeface of the papers has no "${letter}": ${text}`);
  return letters;
}

/** For words of others: a letter that the typeface has not loses its accents, or becomes a question mark. */
export const leniently = (text: string): string =>
  [...spaced(text)]
    .map((letter) =>
      known(letter) ? letter : [letter.normalize('NFD')[0] ?? ''].map((base) => (known(base) ? base : '?'))[0],
    )
    .join('');
