'use server';

import { randomUUID } from 'node:crypto';
import { done, refuse, staffAction } from '@/lib/identity/action';
import { CASES } from '../constants';
import { decideTogether } from '../mutations/bulk';
import { assignCase, returnUnknown, takeIn } from '../mutations/intake';
import { grantWithoutReceipt } from '../mutations/without-receipt';
import {
  assignSchema,
  bulkSchema,
  intakeSchema,
  queueFilterSchema,
  reasonedSchema,
  withoutReceiptSchema,
} from '../schema';
import { casePath, queryOf } from '../utils';
import { refuseCase } from './refusal';

const role = 'act' as const;

/** Several cases at once; the queue says afterwards how many were done, and which not and why. */
export const decideTogetherAction = staffAction(
  { name: 'decideTogether', schema: bulkSchema, role },
  async ({ input: { act, pick = [], back = '' }, scope }) => {
    if (pick.length === 0) return refuse('casesNone', { pick: 'casesNone' });
    const answers = await decideTogether(scope, act, pick);
    const failed = answers.flatMap(({ number, reason }) => (reason ? [`${number}:${reason}`] : []));
    const query = queryOf(queueFilterSchema.parse(Object.fromEntries(new URLSearchParams(back))));
    query.set('getan', String(answers.length - failed.length));
    if (failed.length > 0) query.set('nicht', failed.join(','));
    return done(`${CASES}?${query}`);
  },
);

/** Goods without an order; what is known already leads to its case. */
export const takeInAction = staffAction(
  { name: 'takeIn', schema: intakeSchema, role },
  async ({ input, scope, idempotencyKey }) => {
    const taken = await takeIn(scope, input, idempotencyKey ?? randomUUID());
    if (!taken) return refuse('intakeShop', { source: 'intakeShop' });
    return done(casePath(taken.number), taken.known ? 'intakeKnown' : 'intakeDone');
  },
);

const REASONS = {
  unknown: 'changedMeanwhile',
  not_possible: 'changedMeanwhile',
  changed: 'changedMeanwhile',
  quantities: 'assignTooMany',
  reason_missing: 'returnNote',
} as const;

/** Whose goods they are. */
export const assignCaseAction = staffAction(
  { name: 'assignCase', schema: assignSchema, role },
  async ({ input, scope }) => {
    const answer = await assignCase(scope, input, input.line);
    if (answer.ok) return done(casePath(input.return), 'caseAssigned');
    return refuseCase(
      input,
      REASONS[answer.reason],
      answer.reason === 'quantities' ? { line: 'assignTooMany' } : undefined,
    );
  },
);

/** Goods without a receipt are taken back all the same, as the rules of today grant it. */
export const grantWithoutReceiptAction = staffAction(
  { name: 'grantWithoutReceipt', schema: withoutReceiptSchema, role },
  async ({ input, scope }) => {
    const answer = await grantWithoutReceipt(scope, input);
    if (answer.ok) return done(casePath(input.return), 'caseDecided');
    if (answer.reason === 'no_account') return refuse('looseAccount', { email: 'looseAccount' });
    return refuseCase(input, REASONS[answer.reason]);
  },
);

/** Goods without an order go back to where they came from. */
export const returnUnknownAction = staffAction(
  { name: 'returnUnknown', schema: reasonedSchema, role },
  async ({ input, scope }) => {
    const answer = await returnUnknown(scope, input);
    if (answer.ok) return done(casePath(input.return), 'caseDecided');
    return refuseCase(input, REASONS[answer.reason]);
  },
);
