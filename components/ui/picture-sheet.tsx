import type { CSSProperties, ReactNode } from 'react';
import { type PictureSheet, placeIn, type SheetFile } from '@/lib/core/picture-places';

/** Style of what surrounds the pictures of a sheet; `.shot` reads it. */
export const sheetStyle = ({ href, rows }: SheetFile) =>
  ({ '--sheet': `url(${href})`, '--sheet-rows': rows }) as CSSProperties;

/** Around pictures that come from one file (docs/decisions/0017); has no box of its own. */
export function WithSheet({ sheet, children }: { sheet: PictureSheet | undefined; children: ReactNode }) {
  if (!sheet) return children;
  return (
    <div className="contents" style={sheetStyle(sheet)}>
      {children}
    </div>
  );
}

type ShotProps = { sheet: Pick<SheetFile, 'rows'>; index: number; alt?: string };

/** One picture of a sheet: a background and no `img`, because each of those is a request. */
export function Shot({ sheet, index, alt }: ShotProps) {
  const style = { backgroundPosition: placeIn(sheet, index) };
  return alt ? <i className="shot" style={style} role="img" aria-label={alt} /> : <i className="shot" style={style} />;
}
