import { requireCustomer } from '@/lib/identity/loaders/viewer';
import { requireOwner } from '@/lib/returns/loaders/returns';
import { homeOf, type Reader, returnPath } from '@/lib/returns/utils/paths';
import { listCredit, listRefundsOf } from './queries';
import type { Credit, RefundView } from './types';

/** Gate and data of what a return pays back. @param number of the return, as it stands in the address */
export async function loadRefunds(reader: Reader, number: string): Promise<RefundView[]> {
  const { owner } = await requireOwner(reader, returnPath(reader, number));
  return listRefundsOf(owner, number.slice(0, 20));
}

/** Gate and data of the account's credit with its shops. */
export async function loadCredit(): Promise<Credit[]> {
  const { scope } = await requireCustomer(homeOf('konto'));
  return listCredit(scope);
}
