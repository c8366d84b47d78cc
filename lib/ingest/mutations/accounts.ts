import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import { claimForOwners } from '@/lib/identity/mutations/claims';
import { emailKey } from '@/lib/identity/utils';
import type { CompanyEntry, CustomerEntry } from '../contracts/v1/accounts';
import { changes, isRenewed, type Judged, judge } from '../policy/entries';
import type { ImportSource, Outcome } from '../types';

/** Private customers as their source states them; see {@link writeAccounts}. */
export const writeCustomers = (tx: Transaction, source: ImportSource, entries: readonly CustomerEntry[]) =>
  writeAccounts(tx, source, entries);

/** Companies as their source states them, with the shop's person for them; see {@link writeAccounts}. */
export async function writeCompanies(
  tx: Transaction,
  source: ImportSource,
  entries: readonly CompanyEntry[],
): Promise<Outcome[]> {
  return writeAccounts(tx, source, entries, async (id, { contact }) => {
    // A person whom the operator has named stays as long as the shop says nothing of one.
    const person = contact === undefined ? {} : contactOf(contact);
    await tx.account.update({ where: { id }, data: { kind: 'company' }, select: { id: true } });
    await tx.company.upsert({
      where: { accountId: id },
      create: { accountId: id, ...person },
      update: person,
      select: { accountId: true },
    });
  });
}

const contactOf = (contact: CompanyEntry['contact']) => ({
  contactName: contact?.name ?? null,
  contactMail: contact?.mail ?? null,
  contactPhone: contact?.phone ?? null,
});

/**
 * Writes the accounts of a source. Customers and companies share one space of ids, so that a customer known only by an
 * old invoice is filled in later, whichever of the two it turns out to be; what was once called a company stays one.
 * Whoever has already proven the stated address gets the account at once (T23).
 */
async function writeAccounts<E extends CustomerEntry | CompanyEntry>(
  tx: Transaction,
  source: ImportSource,
  entries: readonly E[],
  also?: (id: string, entry: E) => Promise<void>,
): Promise<Outcome[]> {
  const rows = await tx.account.findMany({
    where: { sourceId: source.id, sourceKey: { in: entries.map(({ id }) => id) } },
    select: { id: true, sourceKey: true, contentHash: true, sourceVersion: true },
  });
  const stored = new Map(rows.map((row) => [row.sourceKey, row]));
  const judged = entries.map((entry) => judge(entry, stored.get(entry.id)));
  const written = judged.filter(changes).map((one) => ({ id: one.stored?.id ?? uuid(), ...one }));
  const data = ({ entry, hash, version }: Judged<E>) => ({
    name: entry.name,
    // What an old invoice said of the country stays until the shop says another one.
    ...(entry.country ? { country: entry.country } : {}),
    emailKey: entry.email ? emailKey(entry.email) : null,
    contentHash: hash,
    sourceVersion: version,
  });
  await tx.account.createMany({
    data: written
      .filter(({ stored: before }) => !before)
      .map((one) => ({
        id: one.id,
        sourceId: source.id,
        sourceKey: one.entry.id,
        kind: 'private' as const,
        ...data(one),
      })),
  });
  for (const one of written) {
    if (one.stored) await tx.account.update({ where: { id: one.id }, data: data(one), select: { id: true } });
    await also?.(one.id, one.entry);
  }
  for (const { stored: before, version } of judged.filter(isRenewed)) {
    await tx.account.update({
      where: { id: before?.id ?? '' },
      data: { sourceVersion: version },
      select: { id: true },
    });
  }
  await recordAudit(
    tx,
    written.map(({ id, verdict, hash }) => ({
      action: `account.${verdict === 'created' ? 'opened' : 'changed'}`,
      entity: 'account',
      entityId: id,
      accountId: id,
      details: { hash },
    })),
  );
  await claimForOwners(
    tx,
    written.map(({ id }) => id),
  );
  return judged.map(({ verdict }) => ({ status: verdict }));
}

/** An account as an order or a credit note names it. */
export type AccountWish = {
  key: string;
  kind: 'private' | 'company';
  name: string;
  country?: string | null;
  /** of a guest: whoever proves it gets the account */
  email?: string | null;
};

/**
 * The accounts of some keys; those that no entry has stated yet are opened, named after their number because nothing
 * more is known of them.
 * @returns ids by key
 */
export async function ensureAccounts(
  tx: Transaction,
  source: ImportSource,
  wishes: readonly AccountWish[],
): Promise<Map<string, string>> {
  const wanted = new Map(wishes.map((wish) => [wish.key, wish]));
  const rows = await tx.account.findMany({
    where: { sourceId: source.id, sourceKey: { in: [...wanted.keys()] } },
    select: { id: true, sourceKey: true },
  });
  const ids = new Map(rows.map(({ id, sourceKey }) => [sourceKey ?? '', id]));
  const opened = [...wanted.values()]
    .filter(({ key }) => !ids.has(key))
    .map(({ key, kind, name, country = null, email }) => ({
      id: uuid(),
      kind,
      name,
      country,
      sourceId: source.id,
      sourceKey: key,
      emailKey: email ? emailKey(email) : null,
    }));
  if (opened.length === 0) return ids;
  await tx.account.createMany({ data: opened });
  for (const { id, sourceKey } of opened) ids.set(sourceKey, id);
  await recordAudit(
    tx,
    opened.map(({ id }) => ({ action: 'account.opened', entity: 'account', entityId: id, accountId: id })),
  );
  await claimForOwners(
    tx,
    opened.filter((account) => account.emailKey !== null).map(({ id }) => id),
  );
  return ids;
}

/** Named after its number, because the source has said no more of it. */
export const strangerOf = (key: string, kind: AccountWish['kind']): AccountWish => ({
  key,
  kind,
  name: `Kunde ${key}`,
});

/** The account of all orders that guests gave with one address. */
export const guestOf = (email: string): AccountWish => ({
  key: `guest:${emailKey(email)}`,
  kind: 'private',
  name: email,
  email,
});
