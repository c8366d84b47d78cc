import { z } from 'zod';
import { db } from '../db';
import { log } from '../log';
import { withinLimit } from '../rate-limit';

const reportSchema = z.object({
  'csp-report': z.object({
    'effective-directive': z.string().max(200).optional(),
    'violated-directive': z.string().max(200).optional(),
    'blocked-uri': z.string().max(2000).optional(),
  }),
});
/** A broken extension must not fill the log. */
const LIMIT = { max: 100, seconds: 60 };

/**
 * Records what the Content Security Policy blocked: the rule and the origin, not the page's content (T37).
 * @param body a browser's report, unchecked
 * @returns the status to answer with
 */
export async function recordViolation(body: unknown): Promise<204 | 400 | 429> {
  const parsed = reportSchema.safeParse(body);
  if (!parsed.success) return 400;
  if (!(await withinLimit(db, 'csp-report', LIMIT))) return 429;
  const report = parsed.data['csp-report'];
  const blocked = report['blocked-uri'] ?? '';
  log().warn({
    event: 'csp-violation',
    directive: report['effective-directive'] ?? report['violated-directive'],
    blocked: URL.canParse(blocked) ? new URL(blocked).origin : blocked.slice(0, 40),
  });
  return 204;
}
