import { notFound } from 'next/navigation';
import { log } from './log';
import { requestContext } from './request-context';

/**
 * Ends a page or an action as if what was asked for did not exist, whether or not somebody else has it (domain rule 9),
 * and notes the attempt (T01). The server entry gives a navigation by script the status, too: the framework has sent
 * its head by then.
 * @param what kind of thing, or the page or action, for the log; never what was asked for
 */
export function missing(what: string): never {
  const context = requestContext.getStore();
  if (context) context.missing = true;
  log().warn({ event: 'denied', what });
  notFound();
}
