import { recordAudit } from '@/lib/audit/mutations';
import { db } from '@/lib/core/db';
import type { Prisma } from '@/prisma/generated/client';
import { RETURNS } from '../constants/limits';
import type { ReturnSettings } from '../types';

/**
 * Saves how the shop takes things back; from the next request on it holds. Returns that were filed keep what they were
 * asked under (`offer`).
 * @param version of what the change was made from; another one since is not written over
 * @returns the new version, or null if somebody else has saved meanwhile
 */
export async function saveReturnSettings(settings: ReturnSettings, version: number): Promise<number | null> {
  return db.$transaction(async (tx) => {
    const value = settings as unknown as Prisma.InputJsonObject;
    const first = { key: RETURNS, value, version: 0 };
    if (version === 0) await tx.setting.createMany({ data: [first], skipDuplicates: true });
    const saved = await tx.setting.updateMany({
      where: { key: RETURNS, version },
      data: { value, version: version + 1 },
    });
    if (saved.count === 0) return null;
    const details = { version: version + 1, reasons: settings.reasons.length };
    await recordAudit(tx, [{ action: 'returns.changed', entity: 'setting', entityId: RETURNS, details }]);
    return version + 1;
  });
}
