import { cache } from 'react';
import { missing } from '@/lib/core/missing';
import { openFile } from '@/lib/files/queries';
import type { Download } from '@/lib/files/utils';
import { requireStaff } from '@/lib/identity/loaders/viewer';
import { staffScopeOf } from '@/lib/identity/policy/scopes';
import type { StaffScope, StaffViewer } from '@/lib/identity/types/viewer';
import { CASES } from './constants';
import { getCase, getCasePhoto } from './queries/case';
import { getAssignable, listShops } from './queries/intake';
import { countWaiting, listCases } from './queries/queue';
import { listWithoutReceipt } from './queries/without-receipt';
import {
  assignOrderSchema,
  bulkResultSchema,
  caseSegmentSchema,
  photoIdSchema,
  type QueueFilter,
  queueCursorSchema,
  queueFilterSchema,
} from './schema';
import type { Assignable, LooseChoice, Queue, ReturnCase, Waiting } from './types';
import { casePath, INTAKE, refusalsIn } from './utils';

type Search = Record<string, string | string[] | undefined>;

/** Gate of the console's first page, and what waits. */
export async function loadConsole(): Promise<{ viewer: StaffViewer; waiting: Waiting }> {
  const { viewer, scope } = await requireStaff('/service');
  return { viewer, waiting: await countWaiting(scope) };
}

/** Whether somebody of staff may decide, and not only look. */
const mayAct = (viewer: StaffViewer) => staffScopeOf(viewer, 'act') !== null;

/** Gate and data of the queue. `nach` = after this case; `getan`, `nicht` = what became of the last ones decided together */
export async function loadQueue(search: Search): Promise<{
  filter: QueueFilter;
  queue: Queue;
  result: { done: number; refused: ReturnType<typeof refusalsIn> };
  may: boolean;
}> {
  const { viewer, scope } = await requireStaff(CASES);
  const filter = queueFilterSchema.parse(search);
  const queue = await listCases(scope, filter, queueCursorSchema.parse(search.nach ?? null));
  const { getan: done, nicht } = bulkResultSchema.parse(search);
  return { filter, queue, result: { done, refused: refusalsIn(nicht) }, may: mayAct(viewer) };
}

/** Gate and data of one case; who may only look gets no acts. */
export const loadCase = cache(async (segment: string): Promise<{ page: ReturnCase; scope: StaffScope }> => {
  const { viewer, scope } = await requireStaff(casePath(segment));
  const known = caseSegmentSchema.safeParse(segment).data;
  const page = known ? await getCase(scope, known) : null;
  if (!page) missing('return case');
  return { page: mayAct(viewer) ? page : { ...page, acts: [] }, scope };
});

/**
 * Of a case without an order, the order that somebody looks for.
 * @param search `bestellung` = its number
 * @returns what was looked for, and the order if the case's shop has it; null if nobody looks for any
 */
export async function loadAssignable(
  { page, scope }: Awaited<ReturnType<typeof loadCase>>,
  search: Search,
): Promise<{ typed: string; found: Assignable | null } | null> {
  const typed = assignOrderSchema.parse(search.bestellung ?? null);
  if (typed === null || !page.acts.includes('assign')) return null;
  return { typed, found: await getAssignable(scope, page.number, typed) };
}

/** Of a case without an order, what its goods bring without a receipt. */
export const loadWithoutReceipt = async ({
  page,
  scope,
}: Awaited<ReturnType<typeof loadCase>>): Promise<LooseChoice[]> =>
  page.acts.includes('without_receipt') ? listWithoutReceipt(scope, page.number) : [];

/** Gate and data of the page on which goods without an order are booked. */
export async function loadIntake(): Promise<{ shops: { id: string; name: string }[] }> {
  const { scope } = await requireStaff(INTAKE, 'act');
  return { shops: await listShops(scope) };
}

/** Gate and data of a photo of goods. */
export async function loadCasePhoto(segment: string): Promise<Download> {
  const { scope } = await requireStaff(`${CASES}/fotos/${segment}`);
  const id = photoIdSchema.safeParse(segment).data;
  const file = id ? await getCasePhoto(scope, id) : null;
  const content = file && (await openFile(file));
  if (!file || !content) missing('photo');
  return { file, content };
}
