import type { Database } from '@/lib/core/db';
import { companyRoles } from '@/lib/identity/policy/rights';
import type { CompanyRole } from '@/lib/identity/types/viewer';
import { makeToken } from '@/lib/identity/utils';
import type { TestCustomer } from './people';

export type TestCompany = Record<CompanyRole, TestCustomer> & {
  accountId: string;
  name: string;
  /** an open invitation, its link's token and the invited address */
  invitation: { id: string; token: string; email: string };
};

let count = 0;

/** A company nobody else has: one member of each role, one open invitation, a contact person. */
export async function plantCompany(db: Database): Promise<TestCompany> {
  count += 1;
  const mark = `${process.pid}-${Date.now()}-${count}`;
  const name = `Firma ${mark}`;
  const contact = {
    contactName: 'Beat Moser',
    contactPicture: '/people/beat-moser.svg',
    contactMail: 'beat@shop.example',
    contactPhone: '044 555 01 41',
  };
  const { id: accountId } = await db.account.create({
    data: { kind: 'company', name, company: { create: contact } },
    select: { id: true },
  });
  const members = {} as Record<CompanyRole, TestCustomer>;
  for (const role of companyRoles) {
    const email = `${role}-${mark}@firma.example`;
    const person = { email, emailKey: email, name: `Person ${role}`, emailConfirmedAt: new Date() };
    const { id } = await db.customer.create({
      data: { ...person, memberships: { create: { accountId, role } } },
      select: { id: true },
    });
    members[role] = { id, accountId, email, name: person.name };
  }
  const { token, hash } = makeToken();
  const email = `neu-${mark}@firma.example`;
  const { id } = await db.invitation.create({
    data: {
      accountId,
      hash,
      email,
      emailKey: email,
      role: 'buyer',
      invitedBy: members.admin.id,
      expiresAt: new Date(Date.now() + 3_600_000),
    },
    select: { id: true },
  });
  return { accountId, name, ...members, invitation: { id, token, email } };
}
