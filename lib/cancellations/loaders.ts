import { redirect } from 'next/navigation';
import { cache } from 'react';
import { missing } from '@/lib/core/missing';
import { decodeSegment } from '@/lib/core/paths';
import { GUEST_HOME } from '@/lib/identity/constants';
import { requireGuest } from '@/lib/identity/loaders/guest';
import { requireCustomer } from '@/lib/identity/loaders/viewer';
import { mayDo } from '@/lib/identity/policy/rights';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { CANCEL_RIGHT } from './constants';
import { type ChoiceProblems, problemsOf, readChoice, type Search, searchOf } from './policy/choice';
import { getCancellation, getCancelPage, getGuestCancellation, getGuestCancelPage } from './queries';
import { idSchema, orderNumberSchema } from './schema';
import type { CancellationPage, CancelPage, NotAllowed } from './types';

const PATH = '/konto/bestellungen';

/** The first step: what can be cancelled; with a choice in the address, the choice and what is wrong with it. */
export type CancelChoice = { page: CancelPage; typed: Record<string, string> | null; problems: ChoiceProblems };

/**
 * Gate and data of the first step, and why somebody who sees the order may not cancel it.
 * @param segment the order's number as the router hands it over, still percent-encoded
 */
export function loadCancelChoice(
  segment: string,
  search: Search,
): Promise<CancelChoice & { notAllowed: NotAllowed | null }> {
  // Texts, because the page and its title hand over two objects of the same content.
  return choiceOf(segment, JSON.stringify(search));
}

const choiceOf = cache(async (segment: string, search: string) => {
  const { scope, number } = await orderNamed(segment, 'stornieren');
  const { typed, choice } = readChoice(JSON.parse(search));
  const page = await getCancelPage(scope, number, choice);
  if (!page) missing('order');
  return { page, typed, problems: problemsOf(page, typed), notAllowed: notAllowed(scope) };
});

/** Gate and data of the second step. Without a sound choice it leads back to the first. */
export async function loadCancelCheck(segment: string, search: Search): Promise<CancelPage> {
  const { scope, number } = await orderNamed(segment, 'stornieren/pruefen');
  const { typed, choice } = readChoice(search);
  const page = await getCancelPage(scope, number, choice);
  if (!page) missing('order');
  const sound = typed && Object.keys(problemsOf(page, typed)).length === 0;
  if (!sound || notAllowed(scope)) redirect(`${PATH}/${segment}/stornieren${searchOf(typed)}`);
  return page;
}

/** Gate and data of a cancellation. */
export const loadCancellation = cache(async (segment: string, id: string): Promise<CancellationPage> => {
  const { scope, number } = await orderNamed(segment, `stornierung/${id}`);
  const cancellation = idSchema.safeParse(id).success ? await getCancellation(scope, number, id) : null;
  return cancellation ?? missing('cancellation');
});

/** The three of them for the one order of a guest. */
export const loadGuestCancelChoice = (search: Search): Promise<CancelChoice> => guestChoiceOf(JSON.stringify(search));

const guestChoiceOf = cache(async (search: string) => {
  const { scope } = await requireGuest();
  const { typed, choice } = readChoice(JSON.parse(search));
  const page = await getGuestCancelPage(scope, choice);
  if (!page) missing('guest order');
  return { page, typed, problems: problemsOf(page, typed) };
});

export async function loadGuestCancelCheck(search: Search): Promise<CancelPage> {
  const { scope } = await requireGuest();
  const { typed, choice } = readChoice(search);
  const page = await getGuestCancelPage(scope, choice);
  if (!page) missing('guest order');
  const sound = typed && Object.keys(problemsOf(page, typed)).length === 0;
  if (!sound) redirect(`${GUEST_HOME}/stornieren${searchOf(typed)}`);
  return page;
}

export const loadGuestCancellation = cache(async (id: string): Promise<CancellationPage> => {
  const { scope } = await requireGuest();
  const cancellation = idSchema.safeParse(id).success ? await getGuestCancellation(scope, id) : null;
  return cancellation ?? missing('cancellation');
});

async function orderNamed(segment: string, step: string) {
  const { scope } = await requireCustomer(`${PATH}/${segment}/${step}`);
  const number = orderNumberSchema.safeParse(decodeSegment(segment));
  if (!number.success) missing('order');
  return { scope, number: number.data };
}

function notAllowed(scope: CustomerScope): NotAllowed | null {
  if (scope.mode !== null) return 'view';
  return mayDo(scope, CANCEL_RIGHT) ? null : 'role';
}
