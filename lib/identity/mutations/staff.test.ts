import { v7 as uuid } from 'uuid';
import { expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { plantCustomer } from '@/e2e/support/people';
import { openSession } from '@/e2e/support/sessions';
import { getViewer } from '../queries/sessions';
import { setPasswordByLink, signIn } from './sessions';
import { grantStaff } from './staff';

const { db } = await testDatabase();

it('T22 new staff set a password by the link and then have to set up a second factor; another role counts at once', async () => {
  const email = `${uuid()}@shop.example`;
  const token = (await grantStaff({ email, name: 'Sara', role: 'view' })) ?? '';
  const set = await setPasswordByLink({ token, password: 'richtig und lang' });
  const id = set.ok ? set.customerId : '';
  const result = await signIn({ email, password: 'richtig und lang' }, { userAgent: '', next: '' });
  const session = result.ok && result.entrance.step === 'session' ? result.entrance.sessionId : '';
  expect(await getViewer(session)).toMatchObject({ account: null, staffRole: 'view', enrolling: true });
  expect(await grantStaff({ email, name: 'Sara', role: 'lead' })).not.toBeNull();
  expect(await getViewer(session)).toBeNull();
  const viewer = await getViewer(await openSession(db, { id, accountId: null }));
  expect(viewer?.staffRole).toBe('lead');
});

it('a customer with an account does not become staff', async () => {
  const lea = await plantCustomer(db, []);
  expect(await grantStaff({ email: lea.email, name: 'Lea', role: 'lead' })).toBeNull();
  expect((await db.customer.findUniqueOrThrow({ where: { id: lea.id } })).staffRole).toBeNull();
});
