import type { Font } from 'fontkit';
import type { Locale } from '@/lib/core/i18n/locales';
import { INK_2, LEFT, paperFonts, RIGHT, Sheet, type Style, strictly, type Tag, WIDTH } from '@/lib/core/pdf';
import { labels } from './labels';
import type { Seller } from './types';

// The demo's papers look like those of a shop with care.

export const PETROL = '#005966';
const PANEL = '#f0f3f1';

const TOP = 104;
export const BOTTOM = 764;

/**
 * Placing the letters of a word is most of the work of a short paper, so it is done once for a thousand of them. A word's
 * run may be shared because one unit of this font is one of pdfkit's: it scales runs by one.
 */
function shareRuns(font: Font): void {
  if (font.unitsPerEm !== 1000) throw new Error('Runs of this font cannot be shared.');
  const place = font.layout.bind(font);
  const runs = new Map<string, ReturnType<Font['layout']>>();
  font.layout = (text) => {
    const run = runs.get(text) ?? place(text);
    runs.set(text, run);
    return run;
  };
}
for (const font of Object.values(paperFonts())) shareRuns(font);

/** A paper under way: draws from top to bottom, and knows where it is. */
export class Paper extends Sheet {
  readonly labels;
  y = TOP;
  private readonly done: Promise<Buffer>;
  private readonly filled = new Set<number>();

  constructor(
    readonly about: { locale: Locale; seller: Seller; title: string; issuedOn: string },
    accessible = true,
  ) {
    const { locale, seller, title, issuedOn } = about;
    const created = new Date(`${issuedOn}T12:00:00Z`);
    super({ locale, title, author: seller.name, created }, { accessible, written: strictly });
    this.labels = labels[locale];
    const chunks: Buffer[] = [];
    this.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    this.done = new Promise((resolve) => this.doc.on('end', () => resolve(Buffer.concat(chunks))));
    this.head();
  }

  /** A paragraph below what is there. */
  flow(tag: Tag, text: string, style: Style & { before?: number } = {}, parent = this.root): void {
    this.room(this.heightOf(text, style) + (style.before ?? 0));
    this.y += style.before ?? 0;
    this.y += this.text(parent, tag, text, LEFT, this.y, style);
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
