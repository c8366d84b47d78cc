const pictures = ['/art/grinder.svg', '/art/espresso-machine.svg', '/art/cups.svg'];

/** Three things from the shop, standing on one line. Decoration only: it says nothing that the text does not. */
export function Scene() {
  return (
    <div className="scene" aria-hidden="true">
      {pictures.map((src) => (
        // biome-ignore lint/performance/noImgElement: small SVG files, nothing to optimise
        <img key={src} src={src} alt="" width={400} height={400} />
      ))}
    </div>
  );
}
