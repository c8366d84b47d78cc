import { db } from '@/lib/core/db';
import { daysBefore, localDay } from '@/lib/core/format';
import { log } from '@/lib/core/log';
import { toDateColumn } from '@/lib/orders/utils';
import { daysAfter } from '@/lib/rules/policy/working-days';
import type { LocalDay } from '@/lib/rules/types';
import { CLOSE_DAYS, DRAFT_DAYS } from './constants/limits';
import { lockReturn, moveReturn } from './mutations/moves';
import { remindOf } from './mutations/reminders';
import { getReturnSettings } from './queries/settings';
import type { ReturnState } from './types';

/** Returns of one run: each has a transaction of its own, and the next run is a quarter of an hour away. */
const BATCH = 200;

/**
 * What happens to returns by time alone: customers are reminded before a day that they must not miss, what was not sent
 * expires, what is done is closed, drafts that nobody has touched for half a year are cleared. Twice is once.
 */
export async function returnsByTime(now = new Date()): Promise<void> {
  const today = localDay(now);
  const { days } = await getReturnSettings();
  const counts = {
    reminded: await each(await dueForReminder(today, days.remind), remindOf),
    expired: await moveAll(await overdue(today), 'expired'),
    closed: await moveAll(await done(now), 'closed'),
    cleared: await clearDrafts(now),
  };
  if (Object.values(counts).some((count) => count > 0)) log().info({ event: 'returns-by-time', ...counts });
}

type Ids = { id: string }[];

/** Drafts and approved returns whose last day comes near, of which nobody was told. */
const dueForReminder = (today: LocalDay, ahead: number): Promise<Ids> =>
  db.return.findMany({
    where: {
      ...{ waitsFor: 'customer', remindedAt: null, state: { in: ['draft', 'approved'] } },
      nextOn: { gte: toDateColumn(today), lte: toDateColumn(daysAfter(today, ahead)) },
    },
    orderBy: [{ nextOn: 'asc' }, { id: 'asc' }],
    take: BATCH,
    select: { id: true },
  });

/** Open until the end of the day (domain rule 3). */
const overdue = (today: LocalDay): Promise<Ids> =>
  db.return.findMany({
    where: { waitsFor: 'customer', state: 'approved', nextOn: { lt: toDateColumn(today) } },
    orderBy: [{ nextOn: 'asc' }, { id: 'asc' }],
    take: BATCH,
    select: { id: true },
  });

const done = (now: Date): Promise<Ids> =>
  db.return.findMany({
    where: { state: { in: ['settled', 'sent_back'] }, stateAt: { lt: daysBefore(now, CLOSE_DAYS) } },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: { id: true },
  });

async function moveAll(ids: Ids, to: ReturnState): Promise<number> {
  return each(ids, async (id) =>
    db.$transaction(async (tx) => {
      const item = await lockReturn(tx, id);
      // Somebody may have moved it since it was found; then the table refuses, or it is not due any more.
      return item !== null && (await moveReturn(tx, item, { to, actor: 'system' })) === null;
    }),
  );
}

async function each(ids: Ids, change: (id: string) => Promise<boolean>): Promise<number> {
  let count = 0;
  for (const { id } of ids) if (await change(id)) count += 1;
  return count;
}

/** Their photos go with them; the files are cleared as orphans. */
async function clearDrafts(now: Date): Promise<number> {
  const { count } = await db.return.deleteMany({
    where: { state: 'draft', updatedAt: { lt: daysBefore(now, DRAFT_DAYS) } },
  });
  return count;
}
