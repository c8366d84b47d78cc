import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import type { Locale } from '@/lib/core/i18n/locales';
import { labels } from './labels';
import type { Seller } from './types';

// The demo's papers look like those of a shop with care: A4, one typeface, hairlines, figures that line up, and a
// structure that screen readers can follow (PDF/UA). The same input gives the same bytes, so that hashes stay.

export const INK = '#131c1b';
export const INK_2 = '#46514f';
export const PETROL = '#005966';
const LINE = '#cdd4d3';
const PANEL = '#f0f3f1';

export const LEFT = 62;
export const RIGHT = 533;
export const WIDTH = RIGHT - LEFT;
const TOP = 104;
export const BOTTOM = 764;

/**
 * A typeface for all papers: parsing it and placing the letters of a word are most of the work of a short one, so both
 * are done once. A word's run may be shared because one unit of this font is one of pdfkit's: it scales runs by one.
 */
function fontOf(weight: 400 | 600): Font {
  const font = create(readFileSync(join(import.meta.dirname, `fonts/hanken-grotesk-latin-${weight}.ttf`))) as Font;
  if (font.unitsPerEm !== 1000) throw new Error('Runs of this font cannot be shared.');
  // A glyph remembers the letters it was first asked for. One that is first met as a part of another (the O of an Ö) is
  // asked for without any, and would be silent in every later paper: programs that read aloud would leave it out.
  for (const letter of font.characterSet) font.glyphForCodePoint(letter);
  const place = font.layout.bind(font);
  const runs = new Map<string, ReturnType<Font['layout']>>();
  font.layout = (text) => {
    const run = runs.get(text) ?? place(text);
    runs.set(text, run);
    return run;
  };
  return font;
}
const fonts = { regular: fontOf(400), semibold: fontOf(600) };

type Style = { size?: number; bold?: boolean; color?: string; width?: number; align?: 'left' | 'right'; gap?: number };
/** Kinds of structure elements, as PDF names them. */
type Tag = 'H1' | 'H2' | 'P' | 'TH' | 'TD' | 'Lbl' | 'LBody' | 'Figure';
type Parent = PDFKit.PDFStructureElement;

/** A paper under way: draws from top to bottom, knows where it is, and tags everything that it draws. */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly root: Parent;
  readonly labels;
  y = TOP;
  private readonly done: Promise<Buffer>;
  private readonly filled = new Set<number>();

  constructor(
    readonly about: { locale: Locale; seller: Seller; title: string; issuedOn: string },
    /** what another library draws brings a font that is not embedded, so the claim would be wrong */
    accessible = true,
  ) {
    const { locale, seller, title, issuedOn } = about;
    this.labels = labels[locale];
    const issued = new Date(`${issuedOn}T12:00:00Z`);
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
      info: { Title: title, Author: seller.name, Producer: 'PDFKit', Creator: seller.name, CreationDate: issued },
    };
    this.doc = new PDFDocument(options as PDFKit.PDFDocumentOptions);
    for (const [name, font] of Object.entries(fonts)) this.doc.registerFont(name, font as unknown as ArrayBuffer);
    const chunks: Buffer[] = [];
    this.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    this.done = new Promise((resolve) => this.doc.on('end', () => resolve(Buffer.concat(chunks))));
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
    this.head();
  }

  /** @returns height of the text in points */
  heightOf(text: string, style: Style = {}): number {
    return this.use(style).heightOfString(drawable(text), { width: style.width ?? WIDTH, lineGap: style.gap ?? 2 });
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

  /** A paragraph below what is there. */
  flow(tag: Tag, text: string, style: Style & { before?: number } = {}, parent = this.root): void {
    this.room(this.heightOf(text, style) + (style.before ?? 0));
    this.y += style.before ?? 0;
    this.y += this.text(parent, tag, text, LEFT, this.y, style);
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

  panel(y: number, height: number): void {
    this.artifact(() => this.doc.roundedRect(LEFT, y, WIDTH, height, 8).fill(PANEL));
  }

  /** Goes on to a new page if the height does not fit any more. @returns whether it did */
  room(height: number): boolean {
    if (this.y + height <= BOTTOM) return false;
    this.newPage();
    return true;
  }

  newPage(): void {
    this.doc.addPage({ size: 'A4', margin: 0 });
    this.y = TOP;
    this.head();
  }

  /** The lower part of this page is taken to its edge: no foot, and whatever follows goes on to the next page. */
  fillPage(): void {
    const { start, count } = this.doc.bufferedPageRange();
    this.filled.add(start + count - 1);
    this.y = BOTTOM;
  }

  /** Puts the foot on every page. @returns the whole file */
  async finish(): Promise<Buffer> {
    const { start, count } = this.doc.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.doc.switchToPage(start + index);
      if (!this.filled.has(start + index)) this.foot(index + 1, count);
    }
    this.root.end();
    this.doc.end();
    return this.done;
  }

  private use({ size = 9.5, bold = false }: Style) {
    return this.doc.font(bold ? 'semibold' : 'regular').fontSize(size);
  }

  private draw(text: string, x: number, y: number, style: Style): void {
    const { width = WIDTH, align = 'left', color = INK, gap = 2 } = style;
    this.use(style).fillColor(color).text(drawable(text), x, y, { width, align, lineGap: gap });
  }

  /** The brand mark of app/icon.svg and the shop's name. */
  private head(): void {
    this.artifact(() => {
      this.doc.save().translate(LEFT, 44).scale(0.86);
      this.doc.circle(14, 14, 14).fill(PETROL);
      this.doc.path('M9.8 20V8h5.1a3.5 3.5 0 0 1 0 7H9.8M14 15.3l4.4 4.7');
      this.doc.lineWidth(2.3).lineCap('round').lineJoin('round').strokeColor('#ffffff').stroke().restore();
      const name = this.about.seller.name.replace(/ (AG|GmbH)$/, '');
      this.draw(name, LEFT + 32, 48, { size: 13, bold: true });
    });
  }

  private foot(page: number, pages: number): void {
    const { name, addressLines, mail, phone } = this.about.seller;
    this.hairline(792);
    const style = { size: 7.5, color: INK_2 };
    this.artifact(() => {
      this.draw([name, ...addressLines, phone, mail].join('  ·  '), LEFT, 800, { ...style, width: WIDTH - 80 });
      this.draw(this.labels.page(page, pages), RIGHT - 80, 800, { ...style, width: 80, align: 'right' });
    });
  }
}

/**
 * Text as the typeface can write it.
 * @throws Error for a letter that it has not: an empty box on an invoice should fail the seed, not the reader
 */
function drawable(text: string): string {
  // French puts a narrow blank between thousands, which the typeface does not know.
  const known = text.replaceAll('\u202f', '\u00a0').normalize('NFC');
  for (const letter of known) {
    if (letter === '\n') continue;
    if (!fonts.regular.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) {
      throw new Error(`The typeface of the papers has no "${letter}": ${text}`);
    }
  }
  return known;
}
