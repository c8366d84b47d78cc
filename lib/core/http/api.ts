/** What went wrong, as machines read it: the one shape of every refusal below /api. */
export type ApiProblem = { code: string; message: string; issues: { path: string; message: string }[] };

const WORDS: Record<number, [code: string, message: string]> = {
  404: ['not_found', 'There is nothing at this address.'],
  405: ['method_not_allowed', 'This address does not take this method.'],
  413: ['too_large', 'This is more than one call may bring; send it in smaller parts.'],
  429: ['rate_limited', 'Too many calls; wait and try again.'],
};

/** @returns the body of a refusal that no handler of ours has worded */
export function apiProblemBody(status: number, reference: string): string {
  const [code, message] = WORDS[status] ?? [
    'internal',
    `This did not work, and it is our fault. Nothing was written; try again. Reference: ${reference}`,
  ];
  const error: ApiProblem = { code, message, issues: [] };
  return JSON.stringify({ error });
}

/** Whether an answer goes to a machine that wants that shape. */
export const isApi = (path: string): boolean => path.startsWith('/api/v1/') || path === '/api/v1';
