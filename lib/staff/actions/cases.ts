'use server';

import { done, type Outcome, type Reason, staffAction } from '@/lib/identity/action';
import {
  approveCase,
  type CaseAnswer,
  cancelCase,
  declineCase,
  inspectCase,
  judgeCase,
  receiveCase,
  reopenCase,
  sendBackCase,
} from '../mutations/cases';
import { retryCase, settleCase } from '../mutations/settle';
import { approveSchema, caseSchema, judgeSchema, reasonedSchema, receiveSchema } from '../schema';
import { casePath } from '../utils';
import { refuseCase } from './refusal';

// Each act is a form of its own on the page of its case, and leads back to it. What has moved on meanwhile is said and
// not decided; the form keeps what was typed.

const role = 'act' as const;

const REASONS: Record<Extract<CaseAnswer, { ok: false }>['reason'], Reason> = {
  unknown: 'changedMeanwhile',
  not_possible: 'changedMeanwhile',
  changed: 'changedMeanwhile',
  quantities: 'returnQuantities',
  reason_missing: 'returnRefusal',
};

function outcome(input: Input, answer: CaseAnswer): Outcome {
  if (answer.ok) return done(casePath(input.return), 'caseDecided');
  const fields = Object.keys(answer.fields).length > 0 ? answer.fields : undefined;
  return refuseCase(input, REASONS[answer.reason], fields);
}
type Input = Readonly<Record<string, unknown>> & { return: string };

export const approveCaseAction = staffAction(
  { name: 'approveCase', schema: approveSchema, role },
  async ({ input, scope }) => outcome(input, await approveCase(scope, input)),
);

export const declineCaseAction = staffAction(
  { name: 'declineCase', schema: reasonedSchema, role },
  async ({ input, scope }) => outcome(input, await declineCase(scope, input)),
);

export const receiveCaseAction = staffAction(
  { name: 'receiveCase', schema: receiveSchema, role },
  async ({ input, scope }) => outcome(input, await receiveCase(scope, input)),
);

export const inspectCaseAction = staffAction(
  { name: 'inspectCase', schema: caseSchema, role },
  async ({ input, scope }) => outcome(input, await inspectCase(scope, input)),
);

export const judgeCaseAction = staffAction({ name: 'judgeCase', schema: judgeSchema, role }, async ({ input, scope }) =>
  outcome(input, await judgeCase(scope, input)),
);

export const sendBackCaseAction = staffAction(
  { name: 'sendBackCase', schema: caseSchema, role },
  async ({ input, scope }) => outcome(input, await sendBackCase(scope, input)),
);

export const reopenCaseAction = staffAction(
  { name: 'reopenCase', schema: reasonedSchema, role },
  async ({ input, scope }) => outcome(input, await reopenCase(scope, input)),
);

export const cancelCaseAction = staffAction(
  { name: 'cancelCase', schema: reasonedSchema, role },
  async ({ input, scope }) => outcome(input, await cancelCase(scope, input)),
);

const UNPAID: Record<Extract<Awaited<ReturnType<typeof settleCase>>, { ok: false }>['reason'], Reason> = {
  unknown: 'changedMeanwhile',
  not_possible: 'changedMeanwhile',
  no_order: 'returnNoTerms',
  no_offer: 'returnNoTerms',
};

/** Has the shop pay back what was accepted. */
export const settleCaseAction = staffAction(
  { name: 'settleCase', schema: caseSchema, role },
  async ({ input, scope }) => {
    const settled = await settleCase(scope, input.return);
    if (settled.ok) return done(casePath(input.return), 'caseDecided');
    return refuseCase(input, UNPAID[settled.reason]);
  },
);

/** Has the shop try again what failed. */
export const retryCaseAction = staffAction(
  { name: 'retryCase', schema: caseSchema, role },
  async ({ input, scope }) => {
    const told = await retryCase(scope, input.return);
    if (told.ok) return done(casePath(input.return), 'caseDecided');
    return refuseCase(input, UNPAID[told.reason]);
  },
);
