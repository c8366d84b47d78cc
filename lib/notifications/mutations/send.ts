import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Transaction } from '@/lib/core/db';
import { environment } from '@/lib/core/env';
import { defaultLocale, isLocale, type Locale } from '@/lib/core/i18n/locales';
import { PermanentFailure } from '@/lib/core/worker';
import { getSender, isWanted } from '../queries';
import type { Stationery } from '../templates/frame';
import type { Letter, Mail, Occasion, Recipient } from '../types';
import { headerText, mailTexts, offUrls, written } from '../utils';

/** A server that answers slower than this is as good as away. */
const ANSWER_MS = 10_000;
/** A delivery may take this long in all, so that it ends before the transaction around it does (30 s). */
const DELIVERY_MS = 25_000;

/** One recipient and nothing that a header or an SMTP command could take for its end. */
const ADDRESS = /^[^\s\p{C}<>()[\],;:"\\@＠﹫]+@[^\s\p{C}<>()[\],;:"\\@＠﹫]+$/u;

const localeOf = (wanted: string | null): Locale => (isLocale(wanted) ? wanted : defaultLocale);

/** Everything about a mail but its words: `id` of the outbox row, `locale` of the reader (an unknown one: the default). */
type Sending = { id: string; to: Recipient; locale: string | null; occasion: Occasion };

/**
 * The one way on which a mail leaves: asks whether its kind is wanted, writes the letter and hands it over.
 * @returns false if nobody wants it, and nothing was sent
 * @throws what `handOver` throws
 */
export async function send(
  tx: Transaction,
  { id, to, locale, occasion }: Sending,
  letter: (stationery: Stationery) => Letter,
): Promise<boolean> {
  if (!(await isWanted(tx, occasion))) return false;
  const language = localeOf(locale);
  const sender = await getSender(language);
  const portal = new URL(environment().NEXTAUTH_URL).origin;
  const off = offUrls(occasion, portal);
  const said = letter({ locale: language, t: mailTexts(language), sender, portal, off: off?.page ?? null });
  const mail = { id, from: sender.name, to, subject: said.subject, ...(await written(said)), locale: language };
  await handOver({ ...mail, oneClick: off?.oneClick ?? null });
  return true;
}

/**
 * Hands a mail over: to the mail server of SMTP_URL, or without one as `<id>.eml` below `<PORTAL_DATA>/mail`, where a
 * mail program can open it.
 * @throws PermanentFailure if there is no such recipient
 * @throws Error if it did not work this time; no message of either repeats the address
 */
export async function handOver(mail: Mail): Promise<void> {
  if (!ADDRESS.test(mail.to.address)) throw new PermanentFailure('The address can receive no mail');
  const { SMTP_URL } = environment();
  await (SMTP_URL ? deliver(SMTP_URL, composed(mail)) : file(mail.id, composed(mail)));
}

function composed(mail: Mail): SendMailOptions {
  const { NEXTAUTH_URL, MAIL_FROM } = environment();
  const host = new URL(NEXTAUTH_URL).hostname;
  const from = MAIL_FROM ?? `no-reply@${host}`;
  return {
    messageId: `<${mail.id}@${host}>`,
    from: { name: headerText(mail.from), address: from },
    // As objects, and the envelope by itself: a look-alike @ or a comma in a name cannot become a second recipient.
    to: { name: headerText(mail.to.name), address: mail.to.address },
    envelope: { from, to: [mail.to.address] },
    subject: headerText(mail.subject),
    text: mail.text,
    html: mail.html,
    headers: { 'Content-Language': mail.locale, 'Auto-Submitted': 'auto-generated', ...oneClickHeaders(mail) },
    // Texts stay readable on their way, and lines short.
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** With these a mail program shows its own button for switching off (RFC 8058). */
const oneClickHeaders = ({ oneClick }: Mail): Record<string, string> =>
  oneClick ? { 'List-Unsubscribe': `<${oneClick}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};

const connect = (url: string) =>
  createTransport({
    url,
    pool: true,
    connectionTimeout: ANSWER_MS,
    greetingTimeout: ANSWER_MS,
    socketTimeout: ANSWER_MS,
    // The queue tries again, and it alone: after a lost connection nobody knows here whether the mail was taken.
    maxRequeues: 0,
  });
let server: ReturnType<typeof connect> | undefined;

async function deliver(url: string, options: SendMailOptions): Promise<void> {
  server ??= connect(url);
  try {
    await server.sendMail({ ...options, signal: AbortSignal.timeout(DELIVERY_MS) });
  } catch (error) {
    throw failure(error);
  }
}

/** What a failed delivery may say about itself: kind, answer and place. The server's words repeat the address. */
function failure(error: unknown): Error {
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number };
  const said = ['The mail was not taken:', code ?? 'unknown', responseCode, command && `at ${command}`];
  const message = said.filter(Boolean).join(' ');
  const refused = command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500;
  return refused ? new PermanentFailure(message) : new Error(message);
}

/** Writes the mail as a file. The same mail again replaces it, so a repeated job leaves one. */
async function file(id: string, options: SendMailOptions): Promise<void> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  const { message } = await composer.sendMail(options);
  const folder = join(environment().PORTAL_DATA, 'mail');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${id}.eml`);
  // Written beside and renamed, so that nobody reads half a mail.
  await writeFile(`${path}.part`, message as Buffer, { mode: 0o600 });
  await rename(`${path}.part`, path);
}
