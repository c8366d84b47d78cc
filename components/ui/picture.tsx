import { PARCEL, type PictureSheet } from '@/lib/core/picture-places';
import { cn } from './cn';
import { Shot } from './picture-sheet';

const sizes = {
  40: 'picture-40',
  56: 'picture-56',
  72: 'picture-72',
  96: 'picture-96',
  fill: 'picture-fill',
};

type PictureProps = {
  src?: string | null;
  /** Empty where the product's name stands beside it, which is nearly always. */
  alt?: string;
  /** Edge in pixels, or as wide as the place. 96 is 72 on a phone. */
  size?: keyof typeof sizes;
  /** For the first picture of a page: do not wait for the scroll position. */
  eager?: boolean;
  /** Where the page's pictures come from, if in one file; the place stands within WithSheet. */
  sheet?: PictureSheet | undefined;
  className?: string;
};

/** A product on its tile. */
export function Picture({ src, alt = '', size = 96, eager = false, sheet, className }: PictureProps) {
  const index = sheet?.places[src ?? PARCEL];
  if (index !== undefined) {
    return (
      <span className={cn('picture', sizes[size], className)}>
        <Shot index={index} alt={alt} />
      </span>
    );
  }
  return (
    <span className={cn('picture', sizes[size], className)}>
      {/* biome-ignore lint/performance/noImgElement: product pictures are small SVG files, there is nothing to optimise */}
      <img src={src ?? PARCEL} alt={alt} width={400} height={400} loading={eager ? 'eager' : 'lazy'} decoding="async" />
    </span>
  );
}
