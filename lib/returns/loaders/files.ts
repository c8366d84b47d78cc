import { redirect } from 'next/navigation';
import { missing } from '@/lib/core/missing';
import { openFile } from '@/lib/files/queries';
import type { Download } from '@/lib/files/utils';
import { ENROLMENT, GUEST_ENDED, STAFF_HOME } from '@/lib/identity/constants';
import { loadVisit } from '@/lib/identity/loaders/guest';
import { loadViewer } from '@/lib/identity/loaders/viewer';
import { mayDo } from '@/lib/identity/policy/rights';
import { customerScopeOf } from '@/lib/identity/policy/scopes';
import { openStep } from '../policy/steps';
import { getPhotoFile } from '../queries/photos';
import { getSlip } from '../queries/slip';
import { photoIdSchema, returnNumberSchema } from '../schema';
import type { Draft, DraftLine, ReturnOwner, Slip } from '../types';
import { draftPath, photoPath, photosPath, type Reader, slipPath } from '../utils/paths';
import { loadStep, requireOwner } from './returns';

/** Gate and data of the photos of the second step: the lines of which photos help. Without any it leads on. */
export async function loadPhotoStep(reader: Reader, number: string): Promise<{ draft: Draft; lines: DraftLine[] }> {
  const draft = await loadStep(reader, number, 'grund');
  const lines = draft.lines.filter(({ known, photos }) => known?.photos || photos.length > 0);
  if (lines.length === 0) redirect(draftPath(reader, draft.number, openStep(draft)));
  return { draft, lines };
}

/**
 * The gate of a form that brings a file: its answer is a 303 whatever happens, since a browser would send the file along
 * with any other redirect. For who may file no returns, and in a customer view (I07), the form does not exist.
 * @returns the owner, or where they have to go first
 */
export async function findFiler(reader: Reader, number: string): Promise<{ owner: ReturnOwner } | { leave: string }> {
  if (reader === 'gast') {
    const owner = await loadVisit();
    return owner ? { owner } : { leave: GUEST_ENDED };
  }
  const viewer = await loadViewer();
  if (!viewer) return { leave: `/anmelden?weiter=${encodeURIComponent(photosPath(reader, number))}` };
  if (viewer.enrolling) return { leave: ENROLMENT };
  if (!viewer.account) return { leave: STAFF_HOME };
  const scope = customerScopeOf(viewer);
  if (viewer.view || !mayDo(scope, 'returns.create')) missing('addPhoto');
  return { owner: { kind: 'account', scope } };
}

/**
 * Gate and data of a photo.
 * @param segment the id as it stands in the address
 * @returns file and content; does not return for a visitor without sign-in or look, nor for what is somebody else's,
 * unknown or not on the disk (all the same 404, T02)
 */
export async function loadPhoto(reader: Reader, segment: string): Promise<Download> {
  const { owner } = await requireOwner(reader, photoPath(reader, segment));
  const id = photoIdSchema.safeParse(segment);
  const file = id.success ? await getPhotoFile(owner, id.data) : null;
  const content = file ? await openFile(file) : null;
  if (!file || !content) missing('photo');
  return { file, content };
}

/** Gate and data of a slip; as {@link loadPhoto}, by the number of the return. */
export async function loadSlip(reader: Reader, segment: string): Promise<Slip> {
  const { owner } = await requireOwner(reader, slipPath(reader, segment));
  const number = returnNumberSchema.safeParse(segment);
  const slip = number.success ? await getSlip(owner, number.data) : null;
  if (!slip) missing('slip');
  return slip;
}
