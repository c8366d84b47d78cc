import type { CSSProperties, ReactNode } from 'react';
import type { PictureSheet, SheetFile } from '@/lib/core/picture-places';

/** Style of what surrounds the pictures of a sheet, and of each of them; `.shot` reads them. */
export const sheetStyle = ({ href, last }: SheetFile) =>
  ({ '--sheet': `url(${href})`, '--last': last }) as CSSProperties;
export const placeStyle = (index: number) => ({ '--at': index }) as CSSProperties;

/** Around pictures that come from one file (docs/decisions/0017); has no box of its own. */
export function WithSheet({ sheet, children }: { sheet: PictureSheet | undefined; children: ReactNode }) {
  if (!sheet) return children;
  return (
    <div className="contents" style={sheetStyle(sheet)}>
      {children}
    </div>
  );
}

type ShotProps = { index: number; alt?: string };

/** One picture of a sheet: a background and no `img`, because each of those is a request. */
export function Shot({ index, alt }: ShotProps) {
  const style = placeStyle(index);
  return alt ? <i className="shot" style={style} role="img" aria-label={alt} /> : <i className="shot" style={style} />;
}
