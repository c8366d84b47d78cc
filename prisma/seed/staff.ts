import type { Transaction } from '@/lib/core/db';
import { seal } from '@/lib/core/seal';
import { emailKey } from '@/lib/identity/utils';

/** People of the demo shop, one of each role. `npm start` prints them with what their authenticator app has to know. */
export const DEMO_AUTHENTICATOR = 'JBSWY3DPEHPK3PXP';
export const staff = [
  { email: 'sara.meier@roestwerk.example', name: 'Sara Meier', staffRole: 'view' },
  { email: 'paul.gerber@roestwerk.example', name: 'Paul Gerber', staffRole: 'act' },
  { email: 'ines.wolf@roestwerk.example', name: 'Ines Wolf', staffRole: 'lead' },
] as const;

/** Staff have no account; password and authenticator let them in. */
export async function seedStaff(tx: Transaction, passwordHash: string): Promise<void> {
  for (const person of staff) {
    const now = new Date();
    const { id } = await tx.customer.create({
      data: {
        ...person,
        emailKey: emailKey(person.email),
        locale: 'de-CH',
        emailConfirmedAt: now,
        secret: { create: { passwordHash } },
      },
      select: { id: true },
    });
    const secret = seal('authenticator', id, DEMO_AUTHENTICATOR);
    await tx.authenticator.create({ data: { customerId: id, secret, confirmedAt: now }, select: { customerId: true } });
  }
}
