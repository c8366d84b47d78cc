'use server';

import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import { missing } from '@/lib/core/missing';
import { customerAction, done, type Outcome, publicAction, type Reason, refuse } from '@/lib/identity/action';
import { loadVisit, requireVisit } from '@/lib/identity/loaders/guest';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { type ChoiceRefusal, dropDraft, startReturn } from '../mutations/drafts';
import { sayReasons, saySolutions, sayWay } from '../mutations/steps';
import { submitReturn } from '../mutations/submit';
import { cancelReturn, markSent } from '../mutations/way-back';
import { readChoice } from '../policy/forms';
import { chooseSchema, draftSchema, reasonsSchema, sentSchema, solutionsSchema, wayFormSchema } from '../schema';
import type { ReturnOwner } from '../types';
import { draftPath, homeOf, photosPath, type Reader, returnPath } from '../utils/paths';

// Each step exists twice, for customers and for guests: the same change behind another gate. No two of the forms are
// alike, so that whatever a step needs stands with it.

const right = 'returns.create' as const;
type Filer = { owner: ReturnOwner; reader: Reader };
type Fields = Record<string, string | undefined>;

const inAccount = (scope: CustomerScope): Filer => ({ owner: { kind: 'account', scope }, reader: 'konto' });
/** A guest, or who got a present. When their look is over meanwhile, the form keeps what was typed. */
async function asGuest(act: (filer: Filer) => Promise<Outcome>): Promise<Outcome> {
  const owner = await loadVisit();
  if (owner) return act({ owner, reader: 'gast' });
  // Without JavaScript the page is made anew, and its gate would send the form along to where it leads.
  if (!(await headers()).has('next-action')) await requireVisit();
  return refuse('guestOver');
}
/** On to the next step, or back to the form with what is missing. */
function onward({ reader }: Filer, number: string, said: Awaited<ReturnType<typeof sayReasons>>): Outcome {
  if (!said) return missing('return draft');
  if (!said.ok) return refuse('invalid', said.errors);
  return done(said.next === 'fotos' ? photosPath(reader, number) : draftPath(reader, number, said.next));
}

const CHOICE: Record<ChoiceRefusal, Reason> = {
  nothing_chosen: 'returnNothing',
  too_many: 'returnTooMany',
  not_open: 'returnNotOpen',
  too_many_drafts: 'returnDrafts',
};

async function choose(
  { owner, reader }: Filer,
  input: Parameters<typeof readChoice>[0] & { draft?: string | undefined },
): Promise<Outcome> {
  const started = await startReturn(owner, readChoice(input), input.draft ?? null);
  if (!started.ok) return refuse(CHOICE[started.reason], { one: CHOICE[started.reason] });
  const [first = ''] = started.numbers;
  return done(draftPath(reader, first, 'grund'), started.numbers.length > 1 ? 'returnSplit' : undefined);
}

/** Step 1: begins a return with chosen lines, or changes the choice of a draft. */
export const startReturnAction = customerAction(
  { name: 'startReturn', schema: chooseSchema, right },
  async ({ input, scope }) => choose(inAccount(scope), input),
);
export const startGuestReturnAction = publicAction(
  { name: 'startGuestReturn', schema: chooseSchema },
  async ({ input }) => asGuest((filer) => choose(filer, input)),
);

const reasons = async (filer: Filer, input: Fields & { draft: string }) =>
  onward(filer, input.draft, await sayReasons(filer.owner, input.draft, input));

/** Step 2: why each line comes back. */
export const returnReasonsAction = customerAction(
  { name: 'returnReasons', schema: reasonsSchema, right },
  async ({ input, scope }) => reasons(inAccount(scope), input),
);
export const guestReturnReasonsAction = publicAction(
  { name: 'guestReturnReasons', schema: reasonsSchema },
  async ({ input }) => asGuest((filer) => reasons(filer, input)),
);

const solutions = async (filer: Filer, input: Fields & { draft: string }) =>
  onward(filer, input.draft, await saySolutions(filer.owner, input.draft, input));

/** Step 3: how each line is solved. */
export const returnSolutionsAction = customerAction(
  { name: 'returnSolutions', schema: solutionsSchema, right },
  async ({ input, scope }) => solutions(inAccount(scope), input),
);
export const guestReturnSolutionsAction = publicAction(
  { name: 'guestReturnSolutions', schema: solutionsSchema },
  async ({ input }) => asGuest((filer) => solutions(filer, input)),
);

const wayBack = async (filer: Filer, input: { draft: string } & Parameters<typeof sayWay>[2]) =>
  onward(filer, input.draft, await sayWay(filer.owner, input.draft, input));

/** Step 4: how the goods come back. */
export const returnWayAction = customerAction(
  { name: 'returnWay', schema: wayFormSchema, right },
  async ({ input, scope }) => wayBack(inAccount(scope), input),
);
export const guestReturnWayAction = publicAction({ name: 'guestReturnWay', schema: wayFormSchema }, async ({ input }) =>
  asGuest((filer) => wayBack(filer, input)),
);

async function submit({ owner, reader }: Filer, number: string, key: string | null): Promise<Outcome> {
  const sent = await submitReturn(owner, number, key ?? randomUUID());
  if (sent.ok) return done(returnPath(reader, sent.number));
  if (sent.reason === 'unknown') return missing('submitReturn');
  return sent.step ? done(draftPath(reader, number, sent.step)) : refuse('returnChanged');
}

/** Step 5: sends it. */
export const submitReturnAction = customerAction(
  { name: 'submitReturn', schema: draftSchema, right },
  async ({ input, scope, idempotencyKey }) => submit(inAccount(scope), input.draft, idempotencyKey),
);
export const submitGuestReturnAction = publicAction(
  { name: 'submitGuestReturn', schema: draftSchema },
  async ({ input, idempotencyKey }) => asGuest((filer) => submit(filer, input.draft, idempotencyKey)),
);

async function drop({ owner, reader }: Filer, number: string): Promise<Outcome> {
  if (!(await dropDraft(owner, number))) missing('dropReturn');
  return done(homeOf(reader), 'returnDropped');
}

/** Throws a draft away. */
export const dropReturnAction = customerAction(
  { name: 'dropReturn', schema: draftSchema, right },
  async ({ input, scope }) => drop(inAccount(scope), input.draft),
);
export const dropGuestReturnAction = publicAction({ name: 'dropGuestReturn', schema: draftSchema }, async ({ input }) =>
  asGuest((filer) => drop(filer, input.draft)),
);

async function cancel({ owner, reader }: Filer, number: string): Promise<Outcome> {
  const refusal = await cancelReturn(owner, number);
  if (refusal === 'unknown') return missing('cancelReturn');
  return refusal ? refuse('returnTooLate') : done(returnPath(reader, number), 'returnCancelled');
}

/** Takes a return back while nothing is on its way. */
export const cancelReturnAction = customerAction(
  { name: 'cancelReturn', schema: draftSchema, right },
  async ({ input, scope }) => cancel(inAccount(scope), input.draft),
);
export const cancelGuestReturnAction = publicAction(
  { name: 'cancelGuestReturn', schema: draftSchema },
  async ({ input }) => asGuest((filer) => cancel(filer, input.draft)),
);

type Sent = { draft: string; carrier?: string | undefined; trackingNumber?: string | undefined };

async function sent({ owner, reader }: Filer, { draft: number, carrier, trackingNumber }: Sent): Promise<Outcome> {
  const refusal = await markSent(owner, number, {
    carrier: carrier || null,
    trackingNumber: trackingNumber || null,
  });
  if (refusal === 'unknown') return missing('returnSent');
  return refusal ? refuse('changedMeanwhile') : done(returnPath(reader, number), 'returnMarkedSent');
}

/** Says that the goods are handed over. */
export const returnSentAction = customerAction(
  { name: 'returnSent', schema: sentSchema, right },
  async ({ input, scope }) => sent(inAccount(scope), input),
);
export const guestReturnSentAction = publicAction({ name: 'guestReturnSent', schema: sentSchema }, async ({ input }) =>
  asGuest((filer) => sent(filer, input)),
);
