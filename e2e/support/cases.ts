import { randomUUID } from 'node:crypto';
import type { Database } from '@/lib/core/db';
import { readableNumber } from '@/lib/core/readable-number';
import type { StaffRole, StaffScope } from '@/lib/identity/types/viewer';
import { saveOrders } from '@/lib/orders/mutations/orders';
import type { ReturnState } from '@/lib/returns/types';
import { item, order, shipping } from '@/prisma/seed/builders';
import { plantCustomer } from './people';

let count = 0;

/** The scope of somebody of staff, without a session behind it. */
export const staffScope = (role: StaffRole = 'act') => ({ staffId: randomUUID(), role }) as StaffScope;

/** An account with one order of cups that came today, at the source. */
export async function plantDelivered(db: Database, sourceId: string, quantity = 3) {
  const { accountId, id: customerId, name } = await plantCustomer(db, []);
  count += 1;
  const number = `C-${process.pid}-${count}`;
  const cups = item({ sku: 'A-1', name: 'Tasse', price: 1000 }, quantity);
  const arrived = { quantityOpen: 0, quantityDelivered: quantity, deliveredOn: new Date().toISOString().slice(0, 10) };
  const input = order({
    ...{ accountId, sourceId, number, placed: 5 },
    ...{ items: [{ ...cups, ...arrived }], fees: [shipping(900)] },
  });
  const [orderId = ''] = await db.$transaction((tx) => saveOrders(tx, [input]));
  const { id: line } = await db.orderItem.findFirstOrThrow({ where: { orderId }, select: { id: true } });
  return { accountId, customerId, name, number, orderId, line };
}

/** A request for a refund of cups, as the wizard leaves it. */
export async function plantCase(
  db: Database,
  sourceId: string,
  words: { quantity?: number; of?: number; nextOn?: string; state?: ReturnState; trackingNumber?: string } = {},
) {
  const { quantity = 2, of = 3, nextOn = '2099-01-04', state = 'requested', trackingNumber = null } = words;
  const given = await plantDelivered(db, sourceId, of);
  const offer = {
    ...{ right: 'return', rules: ['R-CH-01'], kind: 'money', fault: false, until: '2099-01-31' },
    ...{ feeRate: 0, bonusRate: 0, shipping: 790 },
  };
  const trace = [
    { about: 'rules', facts: { right: 'return', rules: 'R-CH-01', excluded: null } },
    { about: 'quantity', facts: { ordered: of, open: 0, delivered: of, returned: 0, packed: 0, asked: 0 } },
    { about: 'date', facts: { ordered: '2026-11-20', delivered: '2026-11-25', lastParcel: null, until: '2099-01-31' } },
    { about: 'money', facts: { kind: 'money', goods: 2000, total: 1210, refundable: null } },
  ];
  const { id, number } = await db.return.create({
    data: {
      ...{ number: readableNumber('RT'), accountId: given.accountId, customerId: given.customerId, sourceId },
      ...{ currency: 'CHF', regime: 'ch_none', origin: 'customer', state, way: 'post', submittedAt: new Date() },
      ...{ waitsFor: 'staff', nextOn: new Date(`${nextOn}T00:00:00Z`), trackingNumber },
      items: {
        create: {
          ...{ position: 1, orderItemId: given.line, name: 'Tasse', sku: 'A-1', requested: quantity },
          ...{ reason: 'not-liked', reasonText: 'Zu gross', solution: 'refund', offer, trace },
        },
      },
      events: { create: { state, actor: 'customer', actorId: given.customerId } },
    },
    select: { id: true, number: true },
  });
  return { ...given, id, return: number };
}

/** When it came into its state, as its forms carry it. */
export const seenOf = async (db: Database, number: string): Promise<string> =>
  (await db.return.findUniqueOrThrow({ where: { number }, select: { stateAt: true } })).stateAt.toISOString();
