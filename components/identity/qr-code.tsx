import type { QrPicture } from '@/lib/core/qr';

/** A QR code as one path. Always dark on white with its margin, also at night: cameras expect it. */
export function QrCode({ picture: { size, path }, label }: { picture: QrPicture; label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-2 -2 ${size + 4} ${size + 4}`}
      className="size-52 rounded-2 border border-line"
      shapeRendering="crispEdges"
    >
      <rect x="-2" y="-2" width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
