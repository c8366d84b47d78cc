import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '@/e2e/support/database';
import { describeError, log, takeConsole } from './log';
import { requestContext } from './request-context';

const { db, url } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'log-'));
const file = join(folder, 'portal.log');
Object.assign(process.env, { LOG_LEVEL: 'info', LOG_FILE: file });
afterAll(() => rmSync(folder, { recursive: true }));

const SECRET = 'lea.brunner@example.ch';

async function failureOf(work: () => unknown): Promise<Error> {
  try {
    await work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('Nothing failed.');
}

async function queryOfTheDriver() {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('SELECT $1::uuid', [SECRET]).finally(() => client.end());
}

describe('T55 of an error that may quote input the log keeps kind, code and places, not the message', () => {
  it.each([
    ['a statement of Prisma', 'PrismaClientKnownRequestError', () => db.$queryRaw`SELECT ${SECRET}::uuid`],
    [
      'a call that Prisma refuses',
      'PrismaClientValidationError',
      () => db.customer.findMany({ where: { [SECRET]: 1 } as never }),
    ],
    ['the database driver', 'error', queryOfTheDriver],
    ['Zod', 'ZodError', () => z.enum(['a']).parse(SECRET, { error: () => `not ${SECRET}` })],
    ['JSON', 'SyntaxError', () => JSON.parse(SECRET)],
  ])('%s', async (_name, kind, work) => {
    const error = await failureOf(work);
    expect(`${error.message} ${error.stack}`).toContain(kind === 'SyntaxError' ? 'lea' : SECRET);
    const kept = describeError(error);
    expect(kept).toMatchObject({ kind });
    expect(kept.message).toBeUndefined();
    expect(JSON.stringify(kept)).not.toMatch(/lea\.b|example\.ch/);
    expect(kept.at).not.toHaveLength(0);
  });

  it('a code is kept', async () => {
    expect(describeError(await failureOf(queryOfTheDriver))).toMatchObject({ code: '22P02' });
  });

  it('a line of the message that looks like a place is none', () => {
    const error = Object.assign(new Error(`no good\n  at ${SECRET}`), { name: 'ZodError' });
    expect(JSON.stringify(describeError(error))).not.toContain(SECRET);
  });
});

it('an error of ours keeps its message, cut to 300 characters, and its first places', () => {
  const kept = describeError(Object.assign(new Error('m'.repeat(1000)), { code: 'EACCES', digest: 42 }));
  expect(kept).toMatchObject({ kind: 'Error', code: 'EACCES', digest: '42', message: 'm'.repeat(300) });
  expect(kept.at).toHaveLength(6);
  expect((kept.at as string[])[0]).toContain('log.test.ts');
  expect(describeError(`thrown ${SECRET}`)).toEqual({ kind: 'string' });
});

it('T56 line breaks in input stay inside one line, which names the request, actor and subject apart', async () => {
  const context = { traceId: 'trace-1', address: '', statements: 0, actorId: 'staff-1', subjectId: 'lea-1' };
  const agent = 'Mozilla\r\n{"level":"info","event":"forged"}\u2028\u0000';
  requestContext.run(context, () => log().info({ event: 'sign-in-failed', agent, err: new Error('a\nb') }));
  log().warn({ event: 'outside' });
  const lines = await vi.waitFor(() => {
    const text = readFileSync(file, 'utf8');
    expect(text.match(/\n/g)).toHaveLength(2);
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  });
  expect(lines[0]).toMatchObject({
    level: 'info',
    event: 'sign-in-failed',
    agent,
    traceId: 'trace-1',
    actorId: 'staff-1',
    subjectId: 'lea-1',
  });
  expect(lines[0].err).toMatchObject({ kind: 'Error', message: 'a\nb' });
  // The place of a message that may quote input is `err`, and nowhere else (T55).
  expect(lines[0]).not.toHaveProperty('msg');
  expect(lines[1]).toMatchObject({ level: 'warn', event: 'outside' });
  expect(lines[1]).not.toHaveProperty('traceId');
});

it('what the framework says by the console becomes lines of the log, without a message that may quote input', async () => {
  const { error, warn } = console;
  writeFileSync(file, '');
  takeConsole();
  console.error('⨯', await failureOf(() => z.enum(['a']).parse(SECRET)));
  console.warn('something', { is: 'odd' });
  Object.assign(console, { error, warn });
  const lines = await vi.waitFor(() => {
    const text = readFileSync(file, 'utf8').trim().split('\n');
    expect(text).toHaveLength(2);
    return text.map((line) => JSON.parse(line.replaceAll('\0', '')));
  });
  expect(lines).toMatchObject([
    { level: 'error', event: 'request-failed', err: { kind: 'ZodError' } },
    { level: 'warn', event: 'framework', message: 'something [object Object]' },
  ]);
  expect(JSON.stringify(lines)).not.toContain(SECRET);
});
