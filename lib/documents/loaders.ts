import { notFound } from 'next/navigation';
import { openFile } from '@/lib/files/queries';
import type { ServedFile } from '@/lib/files/types';
import { requireCustomer } from '@/lib/identity/loaders/viewer';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { getDocumentFile, getMediaFile } from './queries';
import { fileIdSchema } from './schema';

/** A file on its way out. Whoever gets it reads the content or cancels it. */
export type Download = { file: ServedFile; content: ReadableStream<Uint8Array> };

/**
 * Gate and data of a paper.
 * @param segment the id as it stands in the address
 * @returns file and content; does not return for a visitor who is not signed in (to sign-in, and back here), nor for
 * what is somebody else's, unknown or not on the disk (all the same 404, T02)
 */
export async function loadDocument(segment: string): Promise<Download> {
  return load(`/konto/belege/${segment}`, segment, getDocumentFile);
}

/** Gate and data of a manual; as {@link loadDocument}. */
export async function loadManual(segment: string): Promise<Download> {
  return load(`/konto/anleitungen/${segment}`, segment, getMediaFile);
}

type Find = (scope: CustomerScope, id: string) => Promise<ServedFile | null>;

async function load(path: string, segment: string, find: Find): Promise<Download> {
  const { scope } = await requireCustomer(path);
  const id = fileIdSchema.safeParse(segment);
  const file = id.success ? await find(scope, id.data) : null;
  const content = file ? await openFile(file) : null;
  if (!file || !content) notFound();
  return { file, content };
}
