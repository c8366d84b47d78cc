import { v7 as uuid } from 'uuid';
import type { Database } from '@/lib/core/db';
import { hashPassword } from '@/lib/core/passwords';
import { seal as sealText } from '@/lib/core/seal';
import { sealSession } from '@/lib/identity/auth';
import type { CustomerView, StaffRole } from '@/lib/identity/types/viewer';
import { codeOf, makeSecret } from '@/lib/identity/utils';
import type { TestCustomer } from './people';

export type TestStaff = { id: string; accountId: null; email: string; name: string; secret: string };

let count = 0;

/** Somebody of staff nobody else has, with an authenticator unless told otherwise. */
export async function plantStaff(
  db: Database,
  staffRole: StaffRole,
  options: { authenticator?: boolean; password?: string } = {},
): Promise<TestStaff> {
  count += 1;
  const email = `staff-${process.pid}-${Date.now()}-${count}@shop.example`;
  const name = 'Sara Test';
  const person = { email, emailKey: email, name, staffRole, emailConfirmedAt: new Date() };
  const passwordHash = options.password ? await hashPassword(options.password) : null;
  const { id } = await db.customer.create({
    data: { ...person, ...(passwordHash ? { secret: { create: { passwordHash } } } : {}) },
    select: { id: true },
  });
  const secret = options.authenticator === false ? '' : await giveAuthenticator(db, id);
  return { id, accountId: null, email, name, secret };
}

/** @returns the secret that the person's app now has */
export async function giveAuthenticator(db: Database, customerId: string): Promise<string> {
  const secret = makeSecret();
  await db.authenticator.create({
    data: { customerId, secret: sealText('authenticator', customerId, secret), confirmedAt: new Date() },
    select: { customerId: true },
  });
  return secret;
}

/**
 * What the app shows now. Each code counts once, so a test that needs several in one time step forgets the last one used.
 */
export async function freshCode(db: Database, person: { id: string; secret: string }): Promise<string> {
  await db.authenticator.updateMany({ where: { customerId: person.id }, data: { lastStep: null } });
  return codeOf(person.secret, new Date());
}

/** Somebody of staff looks at the customer's account: the row as the staff console will write it. */
export async function plantView(
  db: Database,
  customer: TestCustomer,
  staff: { id: string },
  facts: { mode?: CustomerView['mode']; endedAt?: Date } = {},
): Promise<{ name: string; value: string; sessionId: string }> {
  const id = uuid();
  const now = Date.now();
  await db.session.create({
    data: {
      id,
      customerId: customer.id,
      accountId: customer.accountId,
      expiresAt: new Date(now + 30 * 60_000),
      actorId: staff.id,
      mode: facts.mode ?? 'view',
      reason: 'Termin der Mühle klären',
      ticketRef: 'A-2318',
      startedAt: new Date(now),
      correlationId: uuid(),
      proofs: ['password', 'code'],
      ...(facts.endedAt ? { endedAt: facts.endedAt } : {}),
    },
    select: { id: true },
  });
  return { ...(await sealSession(id)), sessionId: id };
}
