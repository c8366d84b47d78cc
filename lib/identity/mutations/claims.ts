import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';

/**
 * The address of a person is proven: from now on everything that a shop knows under this address is theirs, guest
 * orders included, unless somebody else holds it already. Somebody without any account gets a private one.
 * Called in the transaction that uses up a mailed link, never before (T23).
 */
export async function claimAccounts(tx: Transaction, customerId: string): Promise<void> {
  const customer = await tx.customer.findUniqueOrThrow({
    where: { id: customerId },
    select: { name: true, emailKey: true, emailConfirmedAt: true, staffRole: true },
  });
  if (customer.emailConfirmedAt === null) {
    await tx.customer.update({
      where: { id: customerId },
      data: { emailConfirmedAt: new Date() },
      select: { id: true },
    });
    await recordAudit(tx, [
      {
        action: 'address.confirmed',
        entity: 'customer',
        entityId: customerId,
        actorId: customerId,
        subjectId: customerId,
      },
    ]);
  }
  // Staff work in the shop's name and have no account of their own.
  if (customer.staffRole) return;
  const waiting = await tx.account.findMany({
    where: { emailKey: customer.emailKey, memberships: { none: {} } },
    select: { id: true, kind: true },
    take: 100,
  });
  for (const account of waiting) {
    const role = account.kind === 'company' ? 'admin' : 'owner';
    await join(tx, { customerId, accountId: account.id, role }, 'account.claimed');
  }
  if (waiting.length > 0 || (await tx.membership.count({ where: { customerId } })) > 0) return;
  const own = await tx.account.create({ data: { kind: 'private', name: customer.name }, select: { id: true } });
  await join(tx, { customerId, accountId: own.id, role: 'owner' }, 'account.opened');
}

/**
 * A shop has named an address for accounts that nobody holds: who has proven this address before gets them at once, as
 * if they had waited ({@link claimAccounts}). Whoever has not proven it gets nothing (T23).
 * @param tx the transaction that brings the addresses
 */
export async function claimForOwners(tx: Transaction, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return;
  const accounts = await tx.account.findMany({
    where: { id: { in: [...accountIds] }, emailKey: { not: null }, memberships: { none: {} } },
    select: { id: true, kind: true, emailKey: true },
  });
  if (accounts.length === 0) return;
  const owners = await tx.customer.findMany({
    where: {
      emailKey: { in: accounts.flatMap(({ emailKey }) => emailKey ?? []) },
      emailConfirmedAt: { not: null },
      staffRole: null,
      disabledAt: null,
    },
    select: { id: true, emailKey: true },
  });
  const ownerOf = new Map(owners.map(({ id, emailKey }) => [emailKey, id]));
  for (const { id: accountId, kind, emailKey } of accounts) {
    const customerId = ownerOf.get(emailKey ?? '');
    if (customerId === undefined) continue;
    await join(tx, { customerId, accountId, role: kind === 'company' ? 'admin' : 'owner' }, 'account.claimed');
  }
}

async function join(
  tx: Transaction,
  membership: { customerId: string; accountId: string; role: 'owner' | 'admin' },
  action: string,
): Promise<void> {
  await tx.membership.create({ data: membership, select: { accountId: true } });
  const { customerId, accountId, role } = membership;
  const who = { actorId: customerId, subjectId: customerId, accountId };
  await recordAudit(tx, [{ ...who, action, entity: 'membership', entityId: customerId, details: { role } }]);
}
