import { requestContext } from '@/lib/core/request-context';
import { type Outcome, type Reason, refuse } from '@/lib/identity/action';

const WORDS = /^(note|email|refusal\d+)$/;

/**
 * Refuses an act on a case. Of one that came too late the words are kept: without JavaScript its form may not be there any
 * more, and the page shows them.
 * @param input of the form
 */
export function refuseCase(
  input: Readonly<Record<string, unknown>>,
  reason: Reason,
  fields?: Record<string, Reason>,
): Outcome {
  const context = requestContext.getStore();
  if (context && reason === 'changedMeanwhile') {
    context.movedOn = Object.entries(input).flatMap(([name, value]) =>
      WORDS.test(name) && typeof value === 'string' && value !== '' ? [value] : [],
    );
  }
  return refuse(reason, fields);
}
