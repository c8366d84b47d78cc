import { readReasons, readSolutions } from '../policy/forms';
import { pickupDays, waysFor } from '../policy/ways';
import { getDraft } from '../queries/draft';
import type { ReturnOwner, Step } from '../types';
import { saveLines, saveWay } from './drafts';

type Fields = Record<string, string | undefined>;
/** What a step found missing, by field; keys below `errors`. */
type Missing = 'returnReason' | 'returnSolution' | 'returnVariant' | 'wayRequired' | 'returnPickupDay' | 'returnBranch';
type Said = { ok: true; next: Step | 'fotos' } | { ok: false; errors: Record<string, Missing> };

const nextUnless = (errors: Record<string, Missing>, next: Step | 'fotos'): Said =>
  Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, next };

/**
 * Keeps why each line comes back, also where something is missing.
 * @param fields of the form, by line: reason1, text1
 * @returns where it goes on, or what is missing; null if the owner has no such draft
 */
export async function sayReasons(owner: ReturnOwner, number: string, fields: Fields): Promise<Said | null> {
  const draft = await getDraft(owner, number);
  if (!draft) return null;
  const { words, errors, photos } = readReasons(draft, fields);
  await saveLines(owner, number, words);
  return nextUnless(errors, photos ? 'fotos' : 'loesung');
}

/** The same of how each line is solved: solution1, variant1. */
export async function saySolutions(owner: ReturnOwner, number: string, fields: Fields): Promise<Said | null> {
  const draft = await getDraft(owner, number);
  if (!draft) return null;
  const { words, errors } = readSolutions(draft.lines, fields);
  await saveLines(owner, number, words);
  return nextUnless(errors, words.every(({ solution }) => solution === 'part') ? 'pruefen' : 'rueckweg');
}

/** The same of how the goods come back. @param said `day` and `branch` as sent, not trusted to be on offer */
export async function sayWay(
  owner: ReturnOwner,
  number: string,
  said: { way: 'post' | 'pickup' | 'branch'; day?: string | undefined; branch?: string | undefined },
): Promise<Said | null> {
  const draft = await getDraft(owner, number);
  if (!draft) return null;
  const { way } = said;
  if (!waysFor(draft.settings, draft.currency).includes(way)) return { ok: false, errors: { way: 'wayRequired' } };
  const day = way === 'pickup' ? pickupDays(draft.today, draft.settings).find((one) => one === said.day) : null;
  if (day === undefined) return { ok: false, errors: { day: 'returnPickupDay' } };
  const branch = way === 'branch' ? draft.settings.branches.find(({ id }) => id === said.branch)?.id : null;
  if (branch === undefined) return { ok: false, errors: { branch: 'returnBranch' } };
  await saveWay(owner, number, { way, pickupOn: day, branch });
  return { ok: true, next: 'pruefen' };
}
