import type { Transaction } from '@/lib/core/db';
import { emailKey } from '@/lib/identity/utils';
import { companies, type PersonKey, people } from './shop';

export type Persons = Record<PersonKey, { id: string; accountId: string }>;

/** People with a proven address; who has a country has a private account there. */
export async function seedPeople(tx: Transaction, passwordHash: string): Promise<Persons> {
  const persons = {} as Persons;
  for (const { key, email, name, locale, country } of people) {
    const { id } = await tx.customer.create({
      data: {
        email,
        emailKey: emailKey(email),
        name,
        locale,
        emailConfirmedAt: new Date(),
        secret: { create: { passwordHash } },
      },
      select: { id: true },
    });
    const memberships = { create: { customerId: id, role: 'owner' as const } };
    const account = country
      ? await tx.account.create({ data: { kind: 'private', name, country, memberships }, select: { id: true } })
      : null;
    persons[key] = { id, accountId: account?.id ?? '' };
  }
  return persons;
}

/** @returns the account of each company */
export async function seedCompanies(tx: Transaction, persons: Persons) {
  const accounts: Record<(typeof companies)[number]['key'], string> = { linde: '', seeblick: '' };
  for (const { key, name, members, contact } of companies) {
    const seats = (Object.keys(members) as PersonKey[]).map((member, index) => ({
      customerId: persons[member].id,
      role: members[member] ?? ('viewer' as const),
      // In this order, months ago: lists show the longest member first.
      createdAt: new Date(Date.now() - (400 - 90 * index) * 24 * 3_600_000),
    }));
    const account = await tx.account.create({
      data: { kind: 'company', name, country: 'CH', company: { create: contact }, memberships: { create: seats } },
      select: { id: true },
    });
    accounts[key] = account.id;
  }
  return accounts;
}

/** An account that the shop knows and nobody has taken over yet: its address is not proven, so nobody sees it. */
export async function seedGuest(tx: Transaction, sourceId: string, email: string, name: string): Promise<string> {
  const { id } = await tx.account.create({
    data: { kind: 'private', name, country: 'CH', sourceId, sourceKey: 'K-20533', emailKey: emailKey(email) },
    select: { id: true },
  });
  return id;
}
