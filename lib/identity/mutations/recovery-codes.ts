import { randomBytes } from 'node:crypto';
import type { Transaction } from '@/lib/core/db';
import { hashPassword } from '@/lib/core/passwords';
import { RECOVERY_CODES } from '../constants';

/** Base32: nothing that reads like something else. Ten of them are 50 bits, so they are hashed like a password (ASVS 6.5.2). */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 10;

const makeCode = () => Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');

/** Ten codes in clear and their hashes. Made before a transaction: hashing takes a while and must not hold a row. */
export async function makeRecoveryCodes(): Promise<{ codes: string[]; hashes: string[] }> {
  const codes = Array.from({ length: RECOVERY_CODES }, makeCode);
  return { codes, hashes: await Promise.all(codes.map(hashPassword)) };
}

/** Puts new codes in the place of all older ones. */
export async function saveRecoveryCodes(tx: Transaction, customerId: string, hashes: string[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { customerId } });
  await tx.recoveryCode.createMany({ data: hashes.map((hash) => ({ customerId, hash })) });
}

/** The codes go with the last second factor that they stand in for. */
export async function dropRecoveryCodes(tx: Transaction, customerId: string): Promise<void> {
  const left =
    (await tx.passkey.count({ where: { customerId } })) +
    (await tx.authenticator.count({ where: { customerId, confirmedAt: { not: null } } }));
  if (left === 0) await tx.recoveryCode.deleteMany({ where: { customerId } });
}
