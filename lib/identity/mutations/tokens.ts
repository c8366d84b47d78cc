import type { Transaction } from '@/lib/core/db';
import type { LinkPurpose } from '../types/viewer';
import { makeToken } from '../utils';

/** The links of a person that are still open for a purpose are dead from now on (T19). */
export async function endTokens(tx: Transaction, customerId: string, purpose: LinkPurpose): Promise<void> {
  await tx.oneTimeToken.updateMany({ where: { customerId, purpose, usedAt: null }, data: { usedAt: new Date() } });
}

/**
 * Makes a link's token in place of all older ones of the same purpose. The caller writes the audit row.
 * @param link `mailed`: goes out to the person's own address, so that using it proves the address
 * @returns the token; the database has its SHA-256 only
 */
export async function replaceToken(
  tx: Transaction,
  link: { customerId: string; purpose: LinkPurpose; minutes: number; mailed: boolean; next?: string },
): Promise<string> {
  const { minutes, ...row } = link;
  const { token, hash } = makeToken();
  await endTokens(tx, row.customerId, row.purpose);
  const expiresAt = new Date(Date.now() + minutes * 60_000);
  await tx.oneTimeToken.create({ data: { hash, expiresAt, ...row }, select: { hash: true } });
  return token;
}
