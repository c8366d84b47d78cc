import type { Draft, DraftLine, Step } from '../types';

export const STEPS: readonly Step[] = ['neu', 'grund', 'loesung', 'rueckweg', 'pruefen'];

/** A line has a reason that the shop knows. */
const reasoned = ({ known }: DraftLine) => known !== null;

/** And a solution that is still open; an exchange also for what. */
export const solved = ({ solution, solutions, exchangeSku, variants }: DraftLine): boolean =>
  solutions.some((one) => one.open && one.solution === solution) &&
  (solution !== 'exchange' || variants.some(({ sku }) => sku === exchangeSku));

/** A way back is chosen, where anything is sent. */
const routed = ({ way, goodsStay, settings, branch, pickupOn, today }: Draft): boolean => {
  if (goodsStay) return true;
  if (way === null || way === 'none' || !settings.ways.includes(way)) return false;
  if (way === 'branch') return settings.branches.some(({ id }) => id === branch);
  return way !== 'pickup' || (pickupOn !== null && pickupOn > today);
};

/** The first step of a draft at which something is still to be said; the last one if nothing is. */
export function openStep(draft: Draft): Step {
  if (draft.lines.length === 0) return 'neu';
  if (!draft.lines.every(reasoned)) return 'grund';
  if (!draft.lines.every(solved)) return 'loesung';
  return routed(draft) ? 'pruefen' : 'rueckweg';
}

/** Whether a step may be looked at: all before it are done. */
export const mayOpen = (step: Step, draft: Draft): boolean => STEPS.indexOf(step) <= STEPS.indexOf(openStep(draft));
