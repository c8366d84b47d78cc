import type { Readable } from 'node:stream';
import barcodes from 'bwip-js/node';
import { createTranslator } from 'next-intl';
import { create } from 'qrcode';
import { formatDay } from '@/lib/core/format';
import { messagesOf } from '@/lib/core/i18n/messages';
import { INK, INK_2, LEFT, leniently, RIGHT, Sheet, WIDTH } from '@/lib/core/pdf';
import type { Slip } from '../types';

/** From here on down it goes on the parcel; above it is what goes inside. */
const CUT = 548;
const TOP = 56;
const BOTTOM = 786;
/** Of the column of quantities. */
const NARROW = 60;

/** Half a millimetre per bar, and quiet to both sides: what scanners in a parcel centre still read. */
const BAR = 1.5;
const BAR_HEIGHT = 58;
const QR_MODULE = 4;

/** Where texts come from, and where they end up. */
type Drawing = { sheet: Sheet; slip: Slip; t: ReturnType<typeof textsOf> };

const textsOf = ({ locale }: Slip) =>
  createTranslator({ locale, messages: messagesOf(locale), namespace: 'returns.slipPaper' });

/** The name under which a slip is saved. */
export const slipName = (slip: Slip): string => `${textsOf(slip)('file', { number: slip.number })}.pdf`;

/**
 * The slip of a return as PDF: what is inside, and the label with the number for people, scanners and cameras. No prices,
 * and nothing of who sends it: the number is all that the shop needs, and anybody may read a parcel.
 * @returns the file, which is drawn already, as a stream
 */
export function slipPdf(slip: Slip): Readable {
  const t = textsOf(slip);
  const title = `${t('title')} ${slip.number}`;
  const sheet = new Sheet(
    { locale: slip.locale, title, author: slip.shop, created: new Date() },
    { written: leniently },
  );
  const drawing = { sheet, slip, t };
  const rest = drawInside(drawing);
  drawLabel(drawing);
  drawRest(drawing, rest);
  sheet.root.end();
  sheet.doc.end();
  return sheet.doc as unknown as Readable;
}

/** @returns how many articles found their place above the cut */
function drawInside({ sheet, slip, t }: Drawing): number {
  const { root } = sheet;
  let y = TOP;
  y += sheet.text(root, 'P', slip.shop, LEFT, y, { size: 11, bold: true }) + 14;
  const column = WIDTH - 120;
  drawQr({ sheet, slip, t }, RIGHT - 100, TOP, 3);
  y += sheet.text(root, 'H1', t('title'), LEFT, y, { size: 24, bold: true, width: column }) + 2;
  y += sheet.text(root, 'P', `${t('number')} ${slip.number}`, LEFT, y, { size: 11, color: INK_2, width: column }) + 4;
  if (slip.until) {
    const until = `${t('until')} ${formatDay(slip.locale, slip.until, 'long')}`;
    y += sheet.text(root, 'P', until, LEFT, y, { size: 11, bold: true, width: column });
  }
  y = Math.max(y + 14, TOP + 108);
  y += sheet.text(root, 'H2', t('packing'), LEFT, y, { size: 11, bold: true }) + 3;
  y += sheet.text(root, 'P', slip.packing, LEFT, y, { size: 9.5 }) + 14;
  return drawArticles({ sheet, slip, t }, slip.items, y, CUT - 24);
}

/** Draws as many articles as there is room for. @returns how many those are */
function drawArticles({ sheet, t }: Drawing, items: Slip['items'], from: number, to: number): number {
  let y = from;
  y += sheet.text(sheet.root, 'H2', t('inside'), LEFT, y, { size: 11, bold: true }) + 6;
  const table = sheet.group(sheet.root, 'Table');
  const wide = { width: WIDTH - NARROW - 12 };
  const narrow = { width: NARROW, align: 'right' as const };
  const head = sheet.group(table, 'TR');
  const small = { size: 8, color: INK_2 };
  sheet.cell(head, true, t('article'), LEFT, y, { ...small, ...wide });
  y += sheet.cell(head, true, t('quantity'), RIGHT - NARROW, y, { ...small, ...narrow }) + 3;
  for (const [index, { name, variant, quantity }] of items.entries()) {
    const text = variant ? `${name}, ${variant}` : name;
    const height = sheet.heightOf(text, wide) + 8;
    if (y + height > to) return index;
    sheet.hairline(y);
    const row = sheet.group(table, 'TR');
    sheet.cell(row, false, text, LEFT, y + 4, wide);
    sheet.cell(row, false, String(quantity), RIGHT - NARROW, y + 4, narrow);
    y += height;
  }
  return items.length;
}

/** What goes on the parcel. */
function drawLabel({ sheet, slip, t }: Drawing): void {
  const { root, doc } = sheet;
  sheet.artifact(() =>
    doc.moveTo(0, CUT).lineTo(595, CUT).lineWidth(0.75).dash(4, { space: 4 }).strokeColor(INK_2).stroke().undash(),
  );
  sheet.text(root, 'P', t('cut'), LEFT, CUT + 6, { size: 7.5, color: INK_2 });
  let y = CUT + 30;
  const to = slip.way === 'branch' ? t('bringTo') : t('to');
  y += sheet.text(root, 'P', to, LEFT, y, { size: 9.5, color: INK_2 }) + 2;
  const [name = '', ...lines] = slip.address;
  y += sheet.text(root, 'P', name, LEFT, y, { size: 16, bold: true, width: 300 }) + 2;
  y += sheet.text(root, 'P', lines.join('\n'), LEFT, y, { size: 14, width: 300 });
  if (slip.hours) sheet.text(root, 'P', slip.hours, LEFT, y + 4, { size: 9, color: INK_2, width: 300 });
  drawQr({ sheet, slip, t }, RIGHT - 25 * QR_MODULE, CUT + 34, QR_MODULE);
  const left = LEFT + 10 * BAR;
  sheet.tagged(root, 'Figure', () => drawBars(doc, slip.number, left, 690), {
    alt: t('barcode', { number: slip.number }),
  });
  sheet.text(root, 'P', slip.number, LEFT, 690 + BAR_HEIGHT + 6, { size: 22, bold: true });
}

/** Articles that found no room go on. */
function drawRest({ sheet, slip, t }: Drawing, from: number): void {
  if (from >= slip.items.length) return;
  sheet.doc.addPage({ size: 'A4', margin: 0 });
  const y = TOP + sheet.text(sheet.root, 'P', `${t('number')} ${slip.number}`, LEFT, TOP, { bold: true }) + 14;
  const drawn = drawArticles({ sheet, slip, t }, slip.items.slice(from), y, BOTTOM);
  drawRest({ sheet, slip, t }, from + Math.max(drawn, 1));
}

/** Code 128: widths of bar, gap, bar … in modules. */
function drawBars(doc: Sheet['doc'], number: string, left: number, y: number): void {
  const [code] = barcodes.raw({ bcid: 'code128', text: number }) as unknown as [{ sbs: number[] }];
  let x = left;
  for (const [index, width] of code.sbs.entries()) {
    if (index % 2 === 0) doc.rect(x, y, width * BAR, BAR_HEIGHT);
    x += width * BAR;
  }
  doc.fill(INK);
}

function drawQr({ sheet, slip, t }: Drawing, left: number, y: number, module: number): void {
  const { size, data } = create(slip.number, { errorCorrectionLevel: 'M' }).modules;
  const draw = () => {
    for (const [index, dark] of data.entries()) {
      if (dark) sheet.doc.rect(left + (index % size) * module, y + Math.floor(index / size) * module, module, module);
    }
    sheet.doc.fill(INK);
  };
  sheet.tagged(sheet.root, 'Figure', draw, { alt: t('qr', { number: slip.number }) });
}
