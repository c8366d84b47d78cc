import { recordAudit } from '@/lib/audit/mutations';
import type { Database } from '@/lib/core/db';
import type { ImportSource } from '../types';

/**
 * The source of that name, made on first use. A time zone given here is kept with it; the next run of the same file
 * then brings the times of all its documents up to date.
 * @param timeZone IANA name; unset = what the source has, else Europe/Zurich
 */
export async function openSource(db: Database, name: string, timeZone?: string): Promise<ImportSource> {
  return db.$transaction(async (tx) => {
    const select = { id: true, timeZone: true } as const;
    const found = await tx.source.findUnique({ where: { name }, select });
    if (found && (timeZone === undefined || timeZone === found.timeZone)) return found;
    const zone = timeZone === undefined ? {} : { timeZone };
    const source = await tx.source.upsert({ where: { name }, create: { name, ...zone }, update: zone, select });
    const action = found ? 'source.changed' : 'source.opened';
    const details = { timeZone: source.timeZone };
    await recordAudit(tx, [{ action, entity: 'source', entityId: source.id, actorKind: 'system', details }]);
    return source;
  });
}
