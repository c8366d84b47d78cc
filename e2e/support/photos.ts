import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { Database } from '@/lib/core/db';
import { insertFiles, storeFile } from '@/lib/files/mutations';

/** A photo of a return's line as the portal would have made it. */
export async function plantPhoto(db: Database, { id: returnId }: { id: string }): Promise<string> {
  const { id: returnItemId } = await db.returnItem.findFirstOrThrow({ where: { returnId }, select: { id: true } });
  const stored = await storeFile(await pictureOf('jpeg'), 'foto.jpg');
  if (!stored.ok) throw new Error(stored.reason);
  return db.$transaction(async (tx) => {
    const [fileId = ''] = await insertFiles(tx, [stored.file]);
    const data = { returnId, returnItemId, fileId, width: 60, height: 40 };
    return (await tx.returnPhoto.create({ data, select: { id: true } })).id;
  });
}

/** A picture in a format, with noise in it so that it has some size. */
export function pictureOf(format: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif', width = 60, height = 40): Promise<Buffer> {
  const raw = { width, height, channels: 3 as const };
  return sharp(randomBytes(width * height * 3), { raw })
    .toFormat(format)
    .toBuffer();
}

/** What a phone writes into a photo: where it was taken, by what, and how it was held. */
export function phonePhoto(orientation = 6): Promise<Buffer> {
  const half = { width: 50, height: 40, channels: 3 as const, background: '#ff0000' };
  return sharp({ create: { ...half, width: 100, background: '#0000ff' } })
    .composite([{ input: { create: half }, left: 0, top: 0 }])
    .withExif({
      IFD0: { Make: 'Secret Phone', ImageDescription: 'Mira at home' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '47/1 22/1 3612/100', GPSLongitudeRef: 'E' },
    })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();
}
