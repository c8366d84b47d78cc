import { cn } from './cn';

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
  className?: string;
};

/** A product on its tile. Without a picture: a plain parcel, so that no list has holes. */
export function Picture({ src, alt = '', size = 96, eager = false, className }: PictureProps) {
  return (
    <span className={cn('picture', sizes[size], className)}>
      {src ? (
        // biome-ignore lint/performance/noImgElement: product pictures are small SVG files, there is nothing to optimise
        <img src={src} alt={alt} width={400} height={400} loading={eager ? 'eager' : 'lazy'} decoding="async" />
      ) : (
        <Fallback alt={alt} />
      )}
    </span>
  );
}

// Drawn with the palette of public/art (porcelain and steel bands, petrol label), which does not turn in dark mode
// because the tile hardly does.
function Fallback({ alt }: { alt: string }) {
  return (
    <svg
      viewBox="0 0 400 400"
      role={alt ? 'img' : undefined}
      aria-label={alt || undefined}
      aria-hidden={alt ? undefined : true}
    >
      <ellipse cx="202" cy="352" rx="128" ry="9" fill="#c3cac8" />
      <path d="M92 176h216v176H92z" fill="#f4f6f5" />
      <path d="M92 176h34v176H92z" fill="#e3e8e6" />
      <path d="M126 176h26v176h-26z" fill="#ffffff" />
      <path d="M262 176h46v176h-46z" fill="#d5dcda" />
      <path d="M302 176h6v176h-6z" fill="#e3e8e6" />
      <path d="M84 138h232v38H84z" fill="#e9edec" />
      <path d="M84 138h42v38H84z" fill="#dbe1df" />
      <path d="M126 138h26v38h-26z" fill="#ffffff" />
      <path d="M266 138h50v38h-50z" fill="#c9d1cf" />
      <path d="M84 172h232v4H84z" fill="#b9c2c0" />
      <path d="M182 138h36v214h-36z" fill="#a3adac" fillOpacity="0.35" />
      <path d="M182 226h76v58h-76z" fill="#107382" />
      <path d="M182 226h20v58h-20z" fill="#2b95a8" />
      <path d="M210 244h36v5h-36zM210 258h24v5h-24z" fill="#ffffff" fillOpacity="0.85" />
    </svg>
  );
}
