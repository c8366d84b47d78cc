import { z } from 'zod';

const postgresUrl = z
  .string()
  .max(2000)
  .refine(
    (value) => /^postgres(ql)?:\/\/[^/]+\/[^/?]+/.test(value),
    'is not of the form postgres://user:password@host:port/database',
  );

/** A host name, an IPv4 address or an IPv6 address in brackets, with a port or without. */
const HOST = /^(\[[\da-f:.]+\]|[a-z\d][a-z\d._-]*)(:\d{1,5})?$/;
const hostList = z
  .string()
  .max(2000)
  .transform((value) =>
    value
      .toLowerCase()
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean),
  )
  .refine((entries) => entries.every((entry) => HOST.test(entry)), 'is not a list of host or host:port');

const flag = z.enum(['0', '1']).transform((value) => value === '1');

/**
 * Every variable that the portal reads, in one place. `.env.example` documents the same names; a test compares both.
 * What is optional has its default here; `npm start` computes the rest (addresses of the embedded database, secret).
 */
export const environmentSchema = z.object({
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().max(255).default('0.0.0.0'),
  NEXTAUTH_URL: z
    .url({ protocol: /^https?$/, abort: true })
    .max(500)
    .refine((value) => new URL(value).pathname === '/', 'must be an address without a path'),
  NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters').max(500),
  TRUSTED_PROXIES: z.string().max(2000).default(''),
  PORTAL_DATA: z.string().max(1000).default('.data'),
  PORTAL_DEMO: flag.optional(),
  DEMO_STEP_SECONDS: z.coerce.number().min(0).max(86_400).default(40),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .max(500)
    .optional(),
  MAIL_FROM: z.email().max(254).optional(),
  PWNED_PASSWORDS_URL: z
    .url({ protocol: /^https?$/, abort: true })
    .max(500)
    .refine((value) => value.endsWith('/'), 'must end with a slash')
    .optional(),
  API_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(1_200),
  WEBHOOK_PRIVATE_HOSTS: hostList.default([]),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  LOG_FILE: z.string().max(1000).optional(),
});

export type Environment = z.infer<typeof environmentSchema>;

/**
 * Reads and checks the environment.
 * @param source variables, usually process.env; empty strings count as unset
 * @returns the parsed values
 * @throws Error with one sentence that names the first variable that does not fit
 */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const result = environmentSchema.safeParse(set);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = issue?.path.join('.') ?? 'environment';
  throw new Error(
    `The variable ${name} ${set[name] === undefined ? 'is not set' : `does not fit: ${issue?.message}`}.`,
  );
}

let parsed: Environment | undefined;

/** The environment of this process, parsed once at first use. */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}
