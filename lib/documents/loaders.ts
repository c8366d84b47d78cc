import { missing } from '@/lib/core/missing';
import { openFile } from '@/lib/files/queries';
import type { ServedFile } from '@/lib/files/types';
import type { Download } from '@/lib/files/utils';
import { requireGuest } from '@/lib/identity/loaders/guest';
import { requireCustomer } from '@/lib/identity/loaders/viewer';
import type { GuestScope } from '@/lib/identity/types/guest';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { getDocumentFile, getMailedMedia, getMediaFile } from './queries';
import { fileIdSchema } from './schema';

/**
 * Gate and data of a paper.
 * @param segment the id as it stands in the address
 * @returns file and content; does not return for a visitor who is not signed in (to sign-in, and back here), nor for
 * what is somebody else's, unknown or not on the disk (all the same 404, T02)
 */
export async function loadDocument(segment: string): Promise<Download> {
  const { scope } = await requireCustomer(`/konto/belege/${segment}`);
  return open(scope, segment, getDocumentFile);
}

/** Gate and data of a manual; as {@link loadDocument}. */
export async function loadManual(segment: string): Promise<Download> {
  const { scope } = await requireCustomer(`/konto/anleitungen/${segment}`);
  return open(scope, segment, getMediaFile);
}

/** The same for a guest, while the look at the order lasts. */
export async function loadGuestDocument(segment: string): Promise<Download> {
  return open((await requireGuest()).scope, segment, getDocumentFile);
}

export async function loadGuestManual(segment: string): Promise<Download> {
  return open((await requireGuest()).scope, segment, getMediaFile);
}

/** A manual by the link in a mail: who has the link may read it. */
export async function loadMailedManual(segment: string): Promise<Download> {
  return opened(await getMailedMedia(segment));
}

async function open<Scope extends CustomerScope | GuestScope>(
  scope: Scope,
  segment: string,
  find: (scope: Scope, id: string) => Promise<ServedFile | null>,
): Promise<Download> {
  const id = fileIdSchema.safeParse(segment);
  return opened(id.success ? await find(scope, id.data) : null);
}

async function opened(file: ServedFile | null): Promise<Download> {
  const content = file ? await openFile(file) : null;
  if (!file || !content) missing('file');
  return { file, content };
}
