import { v7 as uuid } from 'uuid';
import { expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { plantCustomer } from '@/e2e/support/people';
import { plantStaff } from '@/e2e/support/staff';
import { requestContext } from '@/lib/core/request-context';
import { recordAudit } from './mutations';

const { db } = await testDatabase();

it('what staff do in a customer’s account names both people, and the request', async () => {
  const [lea, paul] = [await plantCustomer(db, []), await plantStaff(db, 'act')];
  const entityId = uuid();
  const who = { actorId: paul.id, subjectId: lea.id, actorKind: 'staff' as const };
  const context = { traceId: 'trace', address: '', statements: 0, ...who };
  const entry = { action: 'test.done', entity: 'test', entityId };
  await requestContext.run(context, () => db.$transaction((tx) => recordAudit(tx, [entry])));
  expect(await db.auditEntry.findMany({ where: { entityId } })).toMatchObject([{ ...entry, ...who, traceId: 'trace' }]);
});

it('what nobody was signed in for is the system’s', async () => {
  const entityId = uuid();
  await db.$transaction((tx) => recordAudit(tx, [{ action: 'test.done', entity: 'test', entityId }]));
  const nobody = { actorId: null, subjectId: null, actorKind: 'system', traceId: null };
  expect(await db.auditEntry.findMany({ where: { entityId } })).toMatchObject([nobody]);
});
