import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { type Received, Refusal, readMail, recipientsOf, startMailServer } from '@/e2e/support/mail-server';
import { queueOf } from '@/e2e/support/queue';
import { type OutboxMessages, type OutboxType, publish } from '@/lib/core/outbox';
import { DEAD_LETTER, OUTBOX } from '@/lib/core/queues';
import { handleOutboxRow, listDeadLetters, redriveDeadLetters, startWorker } from '@/lib/core/worker';
import { handlers } from './jobs';

const { db, owner, url } = await testDatabase();
const server = await startMailServer();
Object.assign(process.env, {
  SMTP_URL: server.url,
  MAIL_FROM: 'konto@shop.example',
  NEXTAUTH_URL: 'https://konto.example.ch',
});

const boss = queueOf(url);
beforeAll(async () => {
  // As many tries as ever, without the pauses between them; read when the sender starts.
  await owner.$executeRaw`UPDATE pgboss.queue SET retry_delay = 0, retry_backoff = false WHERE name = ${OUTBOX}`;
  await boss.start();
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await server.close();
});
beforeEach(async () => {
  for (const queue of [OUTBOX, DEAD_LETTER]) await boss.deleteAllJobs(queue);
  await db.outboxEvent.deleteMany();
  server.received.length = 0;
  server.state.rules = {};
});

async function createPerson(name = 'Lea Brunner', confirmed = true) {
  const id = uuid();
  const email = `${id}@example.ch`;
  const emailConfirmedAt = confirmed ? new Date() : null;
  await db.customer.create({ data: { id, email, emailKey: email, name, emailConfirmedAt, locale: 'fr-CH' } });
  return { id, email };
}

async function createInvitation(email: string) {
  const inviter = await createPerson('Mara Steiner');
  const account = await db.account.create({ data: { kind: 'company', name: 'Café Linde GmbH' } });
  const { id } = await db.invitation.create({
    data: {
      hash: uuid(),
      accountId: account.id,
      email,
      emailKey: email,
      role: 'buyer',
      invitedBy: inviter.id,
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  return id;
}

/** Publishes in a transaction of its own. @returns the row's id */
async function published<Type extends OutboxType>(type: Type, payload: OutboxMessages[Type]): Promise<string> {
  await db.$transaction((tx) => publish(tx, type, payload));
  const { id } = await db.outboxEvent.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { id: true } });
  return id;
}

/** Publishes and handles a message, as the worker does. */
async function handled<Type extends OutboxType>(type: Type, payload: OutboxMessages[Type]): Promise<string> {
  const id = await published(type, payload);
  await handleOutboxRow(id, handlers);
  return id;
}

/** The one mail that the server took, taken apart. */
function theMail() {
  expect(server.received).toHaveLength(1);
  const { from, to, source } = server.received[0] as Received;
  return { from, to, ...readMail(source) };
}

const working = async (work: () => Promise<void>) => {
  const worker = await startWorker({ url, handlers, housekeeping: async () => {}, pollSeconds: 0.5 });
  await work().finally(() => worker.stop());
};
const isDone = async (id: string) =>
  expect((await db.outboxEvent.findUniqueOrThrow({ where: { id } })).processedAt).toBeInstanceOf(Date);
const patience = { timeout: 15_000, interval: 50 };

const types: [string, RegExp, (email: string, id: string) => Promise<string>][] = [
  ['password.set', /\/hilfe/, (_, customerId) => handled('password.set', { customerId, locale: 'en' })],
  [
    'link.requested to sign in',
    /\/anmelden\/[\w-]{43}/,
    (email) => handled('link.requested', { email, purpose: 'sign-in', locale: 'en' }),
  ],
  [
    'link.requested for a password',
    /\/passwort-vergessen\/[\w-]{43}/,
    (email) => handled('link.requested', { email, purpose: 'set-password', locale: 'en' }),
  ],
  [
    'registration.requested by somebody known',
    /\/anmelden\/[\w-]{43}/,
    (email) => handled('registration.requested', { email, name: 'Somebody', locale: 'en' }),
  ],
  [
    'registration.requested by somebody new',
    /\/passwort-vergessen\/[\w-]{43}/,
    (email) => handled('registration.requested', { email: `new-${email}`, name: 'Somebody', locale: 'en' }),
  ],
  [
    'invitation.created',
    /\/einladung\/[\w-]{43}/,
    async (email) => handled('invitation.created', { invitationId: await createInvitation(email), locale: 'en' }),
  ],
];

it.each(types)('%s is one mail to one address, with a live link', async (_name, link, act) => {
  const { id, email } = await createPerson();
  const row = await act(email, id);
  const mail = theMail();
  expect(mail.from).toBe('konto@shop.example');
  expect(mail.to).toEqual([expect.stringContaining(email)]);
  expect(recipientsOf(mail.headers.to)).toEqual(mail.to);
  expect(mail.headers).toMatchObject({
    from: 'Mein Konto <konto@shop.example>',
    'message-id': `<${row}@konto.example.ch>`,
    'auto-submitted': 'auto-generated',
  });
  expect(mail.types).toEqual(['text/plain', 'text/html']);
  const url = link.exec(mail.text)?.[0];
  expect(mail.html).toContain(`https://konto.example.ch${url}`);
  await isDone(row);
});

it('a person gets mails in the language of the account, a stranger in the one of the page', async () => {
  const { email } = await createPerson();
  await handled('link.requested', { email, purpose: 'sign-in', locale: 'en' });
  expect(theMail().headers['content-language']).toBe('fr-CH');
  server.received.length = 0;
  await handled('registration.requested', { email: `new-${email}`, name: 'Somebody', locale: 'it-CH' });
  expect(theMail().headers['content-language']).toBe('it-CH');
});

it('T18 an address that nobody has gets nothing, and the wish is done', async () => {
  const row = await handled('link.requested', { email: 'nobody@example.ch', purpose: 'sign-in', locale: 'en' });
  expect(server.received).toEqual([]);
  await isDone(row);
});

it('an invitation that was withdrawn meanwhile is not sent', async () => {
  const invitationId = await createInvitation('nora@example.ch');
  await db.invitation.update({ where: { id: invitationId }, data: { revokedAt: new Date() } });
  await isDone(await handled('invitation.created', { invitationId, locale: 'en' }));
  expect(server.received).toEqual([]);
});

it('T46 the envelope has the one address, whatever the name is', async () => {
  const { id, email } = await createPerson('Lea, evil@example.org\r\nBcc: evil@example.org <lea＠evil.example>');
  await handled('password.set', { customerId: id, locale: 'en' });
  expect(theMail().to).toEqual([email]);
  expect(theMail().names).not.toContain('bcc');
});

it.each(['lea@example.ch, evil@example.org', 'lea@example.ch\r\nRCPT TO:<evil@example.org>', 'lea＠example.ch', ''])(
  'T46 nothing is sent to what is no single address: %j',
  async (email) => {
    const id = uuid();
    await db.customer.create({ data: { id, email, emailKey: id, name: 'Lea' } });
    await expect(handled('password.set', { customerId: id, locale: 'en' })).rejects.toThrow('can receive no mail');
    expect(server.received).toEqual([]);
  },
);

it.each([451, 554])('R07 a provider that answers %i five times and then yes gets one mail', async (code) => {
  let refused = 0;
  server.state.rules.data = () => {
    refused += 1;
    if (refused <= 5) throw new Refusal(code);
  };
  const { id } = await createPerson();
  const row = await published('password.set', { customerId: id, locale: 'en' });
  await working(() => vi.waitFor(() => isDone(row), patience));
  expect(refused).toBe(6);
  expect(theMail().headers['message-id']).toBe(`<${row}@konto.example.ch>`);
});

it('R07 an answer that is lost on its way leads to the same mail again, with the same Message-ID', async () => {
  const { id } = await createPerson();
  const row = await published('password.set', { customerId: id, locale: 'en' });
  server.state.rules.data = () => {
    server.state.rules = {};
    server.dropConnections();
  };
  await working(() => vi.waitFor(() => isDone(row), patience));
  // The server took it before the connection broke: nobody could know, so it came twice, and can be told by its id.
  const ids = server.received.map(({ source }) => readMail(source).headers['message-id']);
  expect(new Set(ids)).toEqual(new Set([`<${row}@konto.example.ch>`]));
  expect(ids).toHaveLength(2);
});

it('R19 a mailbox that does not exist is asked once, ends in the dead letters, and can be sent on', async () => {
  const asked: string[] = [];
  server.state.rules.rcptTo = (address) => {
    asked.push(address);
    throw new Refusal(550);
  };
  const { id, email } = await createPerson();
  const row = await published('password.set', { customerId: id, locale: 'en' });
  await working(async () => {
    await vi.waitFor(async () => expect(await listDeadLetters()).toHaveLength(1), patience);
    expect(asked).toEqual([email]);
    server.state.rules = {};
    await redriveDeadLetters();
    await vi.waitFor(() => isDone(row), patience);
  });
  expect(theMail().to).toEqual([email]);
});

it('no error of a delivery repeats the address', async () => {
  for (const code of [450, 550]) {
    server.state.rules.rcptTo = () => {
      throw new Refusal(code);
    };
    const { id, email } = await createPerson();
    const failure = await handled('password.set', { customerId: id, locale: 'en' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    const { name, message, stack, cause } = failure as Error;
    expect(message).toBe(`The mail was not taken: EENVELOPE ${code} at RCPT TO`);
    expect(name).toBe(code === 550 ? 'PermanentFailure' : 'Error');
    expect(`${stack}${String(cause)}`).not.toContain(email);
  }
});
