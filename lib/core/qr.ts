import { create } from 'qrcode';

/** A QR code of so many fields by so many, its dark ones as an SVG path. */
export type QrPicture = { size: number; path: string };

/** @param text what a camera reads */
export function qrPicture(text: string): QrPicture {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const path = Array.from(data, (dark, at) => (dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '')).join('');
  return { size, path };
}
