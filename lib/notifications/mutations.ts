import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { environment } from '@/lib/core/env';
import type { Mail } from './types';

/** Header values carry no line breaks and no control characters (T46). */
const headerText = (value: string) => value.replace(/\p{Cc}+/gu, ' ').trim();

/**
 * Hands a mail over: written as `<id>.eml` below `<PORTAL_DATA>/mail`, where a mail program can open it. Handing the
 * same mail over again replaces the file, so a repeated job leaves one mail.
 * @throws Error if the folder cannot be written; the job is then tried again
 */
export async function handOver(mail: Mail): Promise<void> {
  const { PORTAL_DATA, NEXTAUTH_URL } = environment();
  const host = new URL(NEXTAUTH_URL).hostname;
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  const { message } = await composer.sendMail({
    messageId: `<${mail.id}@${host}>`,
    from: { name: 'Mein Konto', address: `no-reply@${host}` },
    // As objects: a look-alike @ or a comma in a name cannot become a second recipient.
    to: { name: headerText(mail.to.name), address: headerText(mail.to.address) },
    subject: headerText(mail.subject),
    text: mail.text,
    headers: { 'Content-Language': mail.locale, 'Auto-Submitted': 'auto-generated' },
  });
  const folder = join(PORTAL_DATA, 'mail');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${mail.id}.eml`);
  // Written beside and renamed, so that nobody reads half a mail.
  await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
  await rename(`${file}.part`, file);
}
