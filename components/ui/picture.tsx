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

// Drawn like public/art: vertical bands, light from the left, standing on y = 352. Its colours do not turn in dark mode
// because the tile hardly does.
function Fallback({ alt }: { alt: string }) {
  return (
    <svg
      viewBox="0 0 400 400"
      role={alt ? 'img' : undefined}
      aria-label={alt || undefined}
      aria-hidden={alt ? undefined : true}
    >
      <ellipse cx="204" cy="352" rx="132" ry="9" fill="#c3c9c7" />
      <path d="M88 168h224v184H88z" fill="#c78d5c" />
      <path d="M118 168h34v184h-34z" fill="#d79a68" />
      <path d="M256 168h32v184h-32z" fill="#b57c4d" />
      <path d="M288 168h24v184h-24z" fill="#a56e42" />
      <path d="M80 126h240v42H80z" fill="#d79a68" />
      <path d="M110 126h36v42h-36z" fill="#efc09a" />
      <path d="M262 126h34v42h-34z" fill="#c78d5c" />
      <path d="M296 126h24v42h-24z" fill="#b57c4d" />
      <path d="M88 168h224v5H88z" fill="#8f5e37" />
      <path d="M180 126h40v226h-40z" fill="#f1f3f0" fillOpacity="0.55" />
      <path d="M166 232h96v66h-96z" fill="#fbfcfa" />
      <path d="M166 232h96v20h-96z" fill="#107382" />
      <path d="M178 264h60v6h-60zM178 278h38v6h-38z" fill="#b4bebd" />
    </svg>
  );
}
