import { readFileSync } from 'node:fs';
import pg from 'pg';
import { openDatabase } from '@/lib/core/db';
import { matrix } from '../access/matrix';
import { actionId, actionNames, fromOwnPage, postAction } from '../support/actions';
import { expect, seal, test } from '../support/fixtures';
import { plantCustomer } from '../support/people';
import { logLines, type Portal, startPortal } from '../support/portal';

// A portal of its own: rows are counted, so nobody else may write any.
let portal: Portal;
let owner: pg.Client;
test.beforeAll(async () => {
  portal = await startPortal();
  owner = new pg.Client(portal.database.ownerUrl);
  await owner.connect();
});
test.afterAll(async () => {
  await owner.end();
  await portal.stop();
});
// Some four hundred calls each: seconds, but with the machine busy not always within the usual limit.
test.describe.configure({ mode: 'serial', timeout: 60_000 });

const doors = matrix.filter((door) => door.kind === 'action');

/** An action's arguments as a script sends them: the state before, and something where the form should be. */
function call(inPlaceOfForm: unknown, parts: Record<string, string | Blob | (string | Blob)[]> = {}): FormData {
  const body = new FormData();
  for (const [name, values] of Object.entries(parts)) for (const value of [values].flat()) body.append(name, value);
  body.append('0', JSON.stringify([{ status: 'idle' }, inPlaceOfForm]));
  return body;
}

const FOREIGN = ['__proto__', 'constructor', 'role', 'accountId', 'customerId', 'emailConfirmedAt', 'staffRole'];

/** Bodies that no page of ours sends, by what is wrong with them. */
function bodies(fields: Record<string, string>, id: string): Record<string, FormData | string> {
  const names = Object.keys(fields);
  const form = (value: (name: string) => string | Blob | (string | Blob)[]) =>
    call('$K1', Object.fromEntries(names.map((name) => [`_1_${name}`, value(name)])));
  const object = Object.fromEntries(names.map((name) => [name, { not: '' }]));
  // As a browser without JavaScript posts a form: the action's name is a field.
  const posted = (marks: Record<string, string>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(marks)) body.append(name, value);
    for (const name of [...names, ...FOREIGN]) body.append(name, '{"not":""}');
    return body;
  };
  return {
    'an object': call(object),
    'a list': call([object]),
    'a Map': call('$Q1', { 1: JSON.stringify(names.map((name) => [name, '$undefined'])) }),
    'a Set': call('$W1', { 1: JSON.stringify(names) }),
    'a number': call(7),
    nothing: call(null),
    'no arguments': '[]',
    'an object without parts': JSON.stringify([object, object]),
    'an empty form': form(() => []),
    'each field twice': form((name) => [fields[name] ?? '', 'a']),
    'files in place of texts': form((name) => new File([fields[name] ?? ''], 'a.txt')),
    'filters as text': form(() => '{"not":""}'),
    'texts too long': form(() => '@.'.repeat(8_000)),
    'foreign names only': call('$K1', Object.fromEntries(FOREIGN.map((name) => [`_1_${name}`, 'admin']))),
    'a thousand fields': form(() => Array.from({ length: 1_000 / names.length }, () => 'a')),
    'posted: filters': posted({ [`$ACTION_ID_${id}`]: '' }),
    'posted: a state of filters': posted({
      $ACTION_REF_1: '',
      '$ACTION_1:0': JSON.stringify({ id, bound: '$@1' }),
      '$ACTION_1:1': JSON.stringify([{ status: { not: '' }, values: [{ in: [] }], fieldErrors: 7 }]),
      $ACTION_KEY: 'k',
    }),
    'posted: no JSON': posted({ $ACTION_REF_1: '', '$ACTION_1:0': '{' }),
    'no JSON': '{',
    'a part that is not there': call('$Q9'),
  };
}

/**
 * Doors that take no field, or any text at all: some of these bodies are an ordinary use of them, and leave rows in these
 * tables only.
 */
const ORDINARY: Record<string, string[]> = {
  askNewPasskeyAction: ['passkey_challenge'],
  askPasskeyAction: ['passkey_challenge'],
  askStepUpPasskeyAction: ['passkey_challenge'],
  mailStepUpLinkAction: ['job', 'outbox_event'],
  removeAuthenticatorAction: ['audit_entry', 'authenticator', 'job', 'outbox_event'],
  requestGuestLinkAction: ['job', 'outbox_event'],
  startAuthenticatorAction: ['audit_entry', 'authenticator'],
};

/** Rows per table; attempts are counted in any case. */
async function rows(): Promise<Record<string, number>> {
  const { rows: found } = await owner.query<{ name: string; count: number }>(`
    SELECT relname AS name, (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM %I.%I',
      nspname, relname), false, true, '')))[1]::text::int AS count
    FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('r', 'p') AND NOT relispartition AND nspname IN ('public', 'pgboss') AND relname <> 'rate_limit'`);
  return Object.fromEntries(found.map(({ name, count }) => [name, count]));
}

test('the matrix has every action of the build', () => {
  expect(doors.map(({ name }) => name).sort()).toEqual(actionNames());
});

for (const who of ['nobody', 'a stranger who is signed in']) {
  test(`T42 T43 as ${who}: whatever is sent in place of a form is an answer below 500 and changes nothing`, async ({
    request,
  }) => {
    const db = openDatabase(portal.database.url, 2);
    const customer = await plantCustomer(db, []);
    // What is limited does not get as far as a schema.
    await owner.query('DELETE FROM rate_limit');
    for (const door of doors) {
      const cookie = await seal(customer, db);
      const headers = {
        ...fromOwnPage(portal.url),
        ...(who === 'nobody' ? {} : { cookie: `${cookie.name}=${cookie.value}` }),
      };
      const before = await rows();
      const answers = await Promise.all(
        Object.entries(bodies(door.fields, actionId(door.name))).map(async ([what, body]) => {
          const on = portal.url + door.on;
          const response = what.startsWith('posted')
            ? await request.post(on, {
                multipart: body as FormData,
                maxRedirects: 0,
                headers: { ...headers, accept: 'text/html' },
              })
            : await postAction(request, { name: door.name, on, body, headers });
          return [what, response.status(), response.headers()['set-cookie'] ?? ''] as const;
        }),
      );
      for (const [what, status] of answers) expect.soft(status, `${door.name}: ${what}`).toBeLessThan(500);
      // Signing out takes an empty form, so that every one of these is one.
      const ended = who !== 'nobody' && door.name === 'signOutAction';
      const expected: Record<string, number> = ended
        ? { ...before, audit_entry: (before.audit_entry ?? 0) + 1 }
        : { ...before };
      const after = await rows();
      for (const table of ORDINARY[door.name] ?? []) expected[table] = after[table] ?? 0;
      expect.soft(after, door.name).toEqual(expected);
    }
    const wishes = await db.outboxEvent.findMany({
      where: { type: 'guest-link.requested' },
      select: { payload: true },
    });
    for (const { payload } of wishes) {
      expect(payload).toEqual({ number: expect.any(String), proof: expect.any(String) });
    }
    await db.$disconnect();
    // Refused by a schema, not by whatever fell over first.
    const fallen = logLines(portal.logFile).filter(({ event }) => event === 'action-failed' || event === 'limited');
    expect(fallen).toEqual([]);
    expect(readFileSync(portal.logFile, 'utf8')).not.toMatch(/Prisma|"not":""/);
  });
}
