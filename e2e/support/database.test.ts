import { expect, test } from 'vitest';
import { cloneDatabase, testDatabase } from './database';

const { db, owner } = await testDatabase();

test('a test file has an empty database of its own, with both roles', async () => {
  const [mine] = await db.$queryRaw<
    { who: string; where: string }[]
  >`SELECT current_user::text AS who, current_database()::text AS where`;
  const [theirs] = await owner.$queryRaw<{ who: string }[]>`SELECT current_user::text AS who`;
  expect([mine?.who, theirs?.who]).toEqual(['portal_test_app', 'portal_test_owner']);
  expect(await db.customer.count()).toBe(0);
  const other = await cloneDatabase();
  expect(other.name).not.toBe(mine?.where);
  await other.drop();
});
