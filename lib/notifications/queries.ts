import type { Transaction } from '@/lib/core/db';

/** Whom a mail to a customer goes to; null if the person no longer exists or is disabled. */
export async function getRecipient(
  tx: Transaction,
  customerId: string,
): Promise<{ name: string; address: string } | null> {
  const customer = await tx.customer.findUnique({
    where: { id: customerId, disabledAt: null },
    select: { name: true, email: true },
  });
  return customer ? { name: customer.name, address: customer.email } : null;
}
