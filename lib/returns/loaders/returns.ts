import { redirect } from 'next/navigation';
import { cache } from 'react';
import { missing } from '@/lib/core/missing';
import { requireVisit } from '@/lib/identity/loaders/guest';
import { requireCustomer } from '@/lib/identity/loaders/viewer';
import { mayDo } from '@/lib/identity/policy/rights';
import { mayOpen, openStep } from '../policy/steps';
import { listChoices } from '../queries/candidates';
import { getReturn } from '../queries/detail';
import { getDraft } from '../queries/draft';
import { listReturns } from '../queries/list';
import { orderNumberSchema, pageCursorSchema, positionSchema, returnNumberSchema } from '../schema';
import type { ChoiceOrder, Draft, ReturnList, ReturnOwner, ReturnPage, Step } from '../types';
import { draftPath, homeOf, type Reader } from '../utils/paths';

type Search = Record<string, string | string[] | undefined>;

/**
 * Who looks at returns, by the part of the portal in which the page lies.
 * @returns the owner, and whether returns may be filed: who may only look at a company's orders may not
 */
export async function requireOwner(reader: Reader, path: string): Promise<{ owner: ReturnOwner; may: boolean }> {
  if (reader === 'gast') return { owner: await requireVisit(), may: true };
  const { scope } = await requireCustomer(path);
  return { owner: { kind: 'account', scope }, may: mayDo(scope, 'returns.create') };
}

/** The same, for pages on which a return is filed: they do not exist for who may not. */
async function requireFiler(reader: Reader, path: string): Promise<ReturnOwner> {
  const { owner, may } = await requireOwner(reader, path);
  return may ? owner : missing('return');
}

/**
 * Gate and data of the first step: what may be chosen, and what a draft has chosen.
 * @param search `bestellung` = order that somebody comes from, `ab` = its lines after this position, `entwurf` = draft
 */
export async function loadChoice(
  reader: Reader,
  search: Search,
): Promise<{ orders: ChoiceOrder[]; draft: Draft | null; named: string | null; after: number }> {
  const owner = await requireFiler(reader, `${homeOf(reader)}/neu`);
  const number = orderNumberSchema.safeParse(search.bestellung).data ?? null;
  const after = positionSchema.safeParse(search.ab).data ?? 0;
  const wanted = returnNumberSchema.safeParse(search.entwurf).data;
  const draft = wanted ? await getDraft(owner, wanted) : null;
  const named = number ?? draft?.lines[0]?.order.number ?? null;
  const orders = await listChoices(owner, named === null ? null : { number: named, after });
  if (!orders) missing('order');
  return { orders, draft, named, after };
}

/** Gate and data of a later step; whoever comes too early is led to the one where something is still to be said. */
export const loadStep = cache(async (reader: Reader, number: string, step: Step): Promise<Draft> => {
  const owner = await requireFiler(reader, draftPath(reader, number, step));
  const known = returnNumberSchema.safeParse(number).data;
  const draft = known ? await getDraft(owner, known) : null;
  if (draft) {
    if (!mayOpen(step, draft)) redirect(draftPath(reader, draft.number, openStep(draft)));
    if (step === 'rueckweg' && draft.goodsStay) redirect(draftPath(reader, draft.number, 'pruefen'));
    return draft;
  }
  // Sent already, in another tab or before going back: its own page says how it stands.
  const sent = known && (await getReturn(owner, known));
  if (sent) redirect(`${homeOf(reader)}/${sent.number}`);
  return missing('return draft');
});

/** Gate and data of a return's own page. */
export const loadReturn = cache(async (reader: Reader, number: string): Promise<ReturnPage & { may: boolean }> => {
  const { owner, may } = await requireOwner(reader, `${homeOf(reader)}/${number}`);
  const known = returnNumberSchema.safeParse(number).data;
  const page = known ? await getReturn(owner, known) : null;
  return page ? { ...page, may } : missing('return');
});

/** Gate and data of the list. `nach` = older than this one */
export async function loadReturns(reader: Reader, search: Search): Promise<ReturnList & { may: boolean }> {
  const { owner, may } = await requireOwner(reader, homeOf(reader));
  const after = pageCursorSchema.safeParse(search.nach).data ?? null;
  return { ...(await listReturns(owner, after)), may };
}
